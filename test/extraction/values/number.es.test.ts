import { expect, test } from "vitest";
import { findDigitRuns, parseDigits } from "../../../src/extraction/values/digits.ts";
import { findNumbers, parseNumber } from "../../../src/extraction/values/number.ts";
import { parsePhone } from "../../../src/extraction/values/phone.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("es");

test.each([
  ["dos mil quinientos", 2500],
  ["dos millones y medio", 2500000],
  ["ciento tres", 103],
  ["treinta y cinco", 35],
  ["mil novecientos ochenta y seis", 1986],
  ["1.234,56 €", 1234.56],
  ["tres coma cinco", 3.5],
  ["menos cinco", -5],
  ["veinte por ciento", 20],
  ["medio millón", 500000],
  ["una docena", 12],
  ["una persona", 1],
  ["veintiún días", 21],
  ["veintiseis", 26],
  ["cien mil", 100000],
  ["doscientas noches", 200],
])("Spanish: %s is the number %d", (phrase, value) => {
  expect(findNumbers(phrase, setting).map((mention) => mention.value)).toEqual([value]);
  expect(parseNumber(phrase, setting)).toEqual({ kind: "value", value });
});

test.each([["un momento"], ["segundo piso"]])("Spanish: %s is no quantity", (phrase) => {
  expect(findNumbers(phrase, setting)).toEqual([]);
});

test.each([
  ["cuatro uno cinco doble cuatro", "41544"],
  ["seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho", "612345678"],
  ["nueve uno dos", "912"],
])("Spanish: %s are the digits %s", (phrase, digits) => {
  expect(parseDigits(phrase, setting)).toEqual({ kind: "value", value: digits });
  expect(findDigitRuns(phrase, setting).map((mention) => mention.value)).toEqual([digits]);
});

test.each([["doscientos euros"]])("Spanish: %s is no string of digits", (phrase) => {
  expect(findDigitRuns(phrase, setting)).toEqual([]);
});

test.each([
  ["seiscientos doce treinta y cuatro cincuenta y seis setenta y ocho", "+34612345678"],
  ["612 34 56 78", "+34612345678"],
  ["más treinta y cuatro seis uno dos tres cuatro cinco seis siete ocho", "+34612345678"],
])("Spanish: %s is the telephone number %s", (phrase, value) => {
  expect(parsePhone(phrase, setting, { digitsOnly: false })).toEqual({ kind: "value", value });
});
