import { expect, test } from "vitest";
import { findDigitRuns, parseDigits } from "../../../src/extraction/values/digits.ts";
import { findNumbers, parseNumber } from "../../../src/extraction/values/number.ts";
import { parsePhone } from "../../../src/extraction/values/phone.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("tr");

test.each([
  ["iki buçuk milyon lira", 2500000],
  ["yüz üç", 103],
  ["bin dokuz yüz seksen altı", 1986],
  ["iki bin beş yüz", 2500],
  ["yirmi beş kişi", 25],
  ["bir kişi", 1],
  ["1.234,56 TL", 1234.56],
  ["12,5", 12.5],
  ["dört nokta üç", 4.3],
  ["eksi beş", -5],
  ["yüzde yirmi", 20],
  ["%20", 20],
  ["yarım milyon", 500000],
  ["yüz elli bin", 150000],
  ["üç buçuk", 3.5],
  ["yirmibeş", 25],
])("Turkish: %s is the number %d", (phrase, value) => {
  expect(findNumbers(phrase, setting).map((mention) => mention.value)).toEqual([value]);
  expect(parseNumber(phrase, setting)).toEqual({ kind: "value", value });
});

test.each([["bir dakika bekleyin"], ["birinci kat"]])("Turkish: %s is no quantity", (phrase) => {
  expect(findNumbers(phrase, setting)).toEqual([]);
});

test.each([
  ["sıfır beş yüz otuz iki altı yüz kırk beş otuz iki on bir", "05326453211"],
  ["beş üç iki altı dört beş", "532645"],
  ["0532 645 32 11", "05326453211"],
  ["çift dört beş", "445"],
])("Turkish: %s are the digits %s", (phrase, digits) => {
  expect(parseDigits(phrase, setting)).toEqual({ kind: "value", value: digits });
  expect(findDigitRuns(phrase, setting).map((mention) => mention.value)).toEqual([digits]);
});

test.each([["beş yüz otuz iki"]])("Turkish: %s is no string of digits", (phrase) => {
  expect(findDigitRuns(phrase, setting)).toEqual([]);
});

test.each([
  ["sıfır beş yüz otuz iki altı yüz kırk beş otuz iki on bir", "+905326453211"],
  ["0532 645 32 11", "+905326453211"],
  ["artı doksan beş yüz otuz iki altı yüz kırk beş otuz iki on bir", "+905326453211"],
])("Turkish: %s is the telephone number %s", (phrase, value) => {
  expect(parsePhone(phrase, setting, { digitsOnly: false })).toEqual({ kind: "value", value });
});
