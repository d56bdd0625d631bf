import { expect, test } from "vitest";
import { findDigitRuns, parseDigits } from "../../../src/extraction/values/digits.ts";
import { findNumbers, parseNumber } from "../../../src/extraction/values/number.ts";
import { parsePhone } from "../../../src/extraction/values/phone.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("en");

test.each([
  ["two and a half thousand", 2500],
  ["a hundred and three dollars", 103],
  ["twenty-five", 25],
  ["minus five degrees", -5],
  ["twenty percent", 20],
  ["half a million", 500000],
  ["a dozen eggs", 12],
  ["two dozen", 24],
  ["rating of 4.4", 4.4],
  ["four point three stars", 4.3],
  ["it is $7,580.39", 7580.39],
  ["100k", 100000],
  ["5kg", 5],
  ["just one person", 1],
  ["nineteen hundred", 1900],
  ["one million two hundred thousand and one", 1200001],
])("English: %s is the number %d", (phrase, value) => {
  expect(findNumbers(phrase, setting).map((mention) => mention.value)).toEqual([value]);
  expect(parseNumber(phrase, setting)).toEqual({ kind: "value", value });
});

test.each([
  ["that one"],
  ["four one five two"],
  ["3:30"],
  ["the third floor"],
  ["7E6"],
  ["5th"],
  ["0787"],
  ["1.2.3.4"],
])("English: %s is no quantity", (phrase) => {
  expect(findNumbers(phrase, setting)).toEqual([]);
});

test.each([
  ["four one five, double two seven", "415227"],
  ["four one five seven six nine fifty seven thirty seven", "4157695737"],
  ["oh seven nine double one triple two", "07911222"],
  ["twenty seven ninety four california street", "2794"],
  ["eight one six", "816"],
  ["seventy one twelve", "7112"],
  ["eight hundred five five five one two one two", "8005551212"],
  ["nineteen eighty four", "1984"],
  ["415-769-5737", "4157695737"],
  ["25011 1986", "250111986"],
  ["two three", "23"],
])("English: %s are the digits %s", (phrase, digits) => {
  expect(parseDigits(phrase, setting)).toEqual({ kind: "value", value: digits });
  expect(findDigitRuns(phrase, setting).map((mention) => mention.value)).toEqual([digits]);
});

test.each([
  ["two hundred dollars"],
  ["$7,580.39"],
  ["at 3:30"],
  ["rating of 4.4"],
  ["4 bedrooms"],
  ["six, seven times"],
])("English: %s is no string of digits", (phrase) => {
  expect(findDigitRuns(phrase, setting)).toEqual([]);
});

test.each([
  ["my number is four one five seven six nine fifty seven thirty seven", "+14157695737"],
  ["(415) 769-5737", "+14157695737"],
  ["+44 20 7946 0958", "+442079460958"],
  ["plus four four two oh seven nine four six oh nine five eight", "+442079460958"],
])("English: %s is the telephone number %s", (phrase, value) => {
  expect(parsePhone(phrase, setting, { digitsOnly: false })).toEqual({ kind: "value", value });
});
