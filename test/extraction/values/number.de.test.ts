import { expect, test } from "vitest";
import { findDigitRuns, parseDigits } from "../../../src/extraction/values/digits.ts";
import { findNumbers, parseNumber } from "../../../src/extraction/values/number.ts";
import { parsePhone } from "../../../src/extraction/values/phone.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("de");

test.each([
  ["zweieinhalbtausend", 2500],
  ["einundzwanzig", 21],
  ["dreihundertzwölf", 312],
  ["zweitausendfünfhundert", 2500],
  ["eintausendzweihundertvierunddreißig", 1234],
  ["1.234,56 €", 1234.56],
  ["vier Komma drei", 4.3],
  ["minus fünf", -5],
  ["zwanzig Prozent", 20],
  ["eine halbe Million", 500000],
  ["ein Dutzend", 12],
  ["eine Person", 1],
  ["hundertdrei", 103],
  ["anderthalb Millionen", 1500000],
  ["2,5 Mio", 2500000],
  ["fuenfundzwanzig", 25],
])("German: %s is the number %d", (phrase, value) => {
  expect(findNumbers(phrase, setting).map((mention) => mention.value)).toEqual([value]);
  expect(parseNumber(phrase, setting)).toEqual({ kind: "value", value });
});

test.each([["ein Moment"], ["Achtung"], ["der dritte Stock"]])("German: %s is no quantity", (phrase) => {
  expect(findNumbers(phrase, setting)).toEqual([]);
});

test.each([
  ["null eins sieben eins zwo drei vier", "0171234"],
  ["null dreißig zwölf vierunddreißig sechsundfünfzig", "030123456"],
  ["acht null acht", "808"],
])("German: %s are the digits %s", (phrase, digits) => {
  expect(parseDigits(phrase, setting)).toEqual({ kind: "value", value: digits });
  expect(findDigitRuns(phrase, setting).map((mention) => mention.value)).toEqual([digits]);
});

test.each([["dreihundertzwölf Euro"]])("German: %s is no string of digits", (phrase) => {
  expect(findDigitRuns(phrase, setting)).toEqual([]);
});

test.each([
  ["null eins sieben eins zwo drei vier fünf sechs sieben acht", "+491712345678"],
  ["0171 2345678", "+491712345678"],
  ["0049 171 2345678", "+491712345678"],
])("German: %s is the telephone number %s", (phrase, value) => {
  expect(parsePhone(phrase, setting, { digitsOnly: false })).toEqual({ kind: "value", value });
});
