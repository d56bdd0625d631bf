import { expect, test } from "vitest";
import { findDateTimes, parseDateTime } from "../../../src/extraction/values/date-time.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("en");

test.each([
  ["next Thursday at half past two", "2026-05-07T14:30:00+03:00"],
  ["in twenty seconds", "2026-04-30T10:15:20+03:00"],
  ["in half an hour", "2026-04-30T10:45:00+03:00"],
  ["in an hour and a half", "2026-04-30T11:45:00+03:00"],
  ["day after tomorrow", "2026-05-02"],
  ["the 5th", "2026-05-05"],
  ["March 6th", "2027-03-06"],
  ["25th of January 1986", "1986-01-25"],
  ["August sixteen, nineteen seventy six", "1976-08-16"],
  ["nineteen fifty eight on the eighth of August", "1958-08-08"],
  ["the sixteenth of May, nineteen, eighty two", "1982-05-16"],
  ["25011 1986", "1986-01-25"],
  ["17011 954", "1954-01-17"],
  ["296 1970s", "1970-06-29"],
  ["25th of the 1st 1986", "1986-01-25"],
  ["twenty-one twelve and nineteen uh eighty-six", "1986-12-21"],
  ['3 o"clock in the afternoon on the day after tomorrow', "2026-05-02T15:00:00+03:00"],
  ["a quarter to 2 in the afternoon", "2026-04-30T13:45:00+03:00"],
  ["Friday next week 6:30 in the evening", "2026-05-08T18:30:00+03:00"],
  ["Tuesday", "2026-05-05"],
  ["this Saturday", "2026-05-02"],
  ["Monday at nine a. m.", "2026-05-04T09:00:00+03:00"],
  ["two weeks from now", "2026-05-14"],
  ["a week from tomorrow", "2026-05-08"],
  ["the 10th of next month", "2026-05-10"],
  ["tonight at nine", "2026-04-30T21:00:00+03:00"],
  ["today at eight", "2026-04-30T20:00:00+03:00"],
  ["noon", "2026-04-30T12:00:00+03:00"],
  ["call me at five", "2026-04-30T17:00:00+03:00"],
  ["three days ago", "2026-04-27"],
  ["ten past four tomorrow", "2026-05-01T16:10:00+03:00"],
])("English: %s, said on Thursday 30 April 2026 at 10:15, is %s", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value });
});

test.each([
  ["tomorrow morning", "2026-05-01T09:00:00+03:00"],
  ["tomorrow after lunch", "2026-05-01T14:00:00+03:00"],
])("English: %s is %s, at an hour that was chosen", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value, chosen: true });
  expect(parseDateTime(phrase, "date", setting)).toEqual({ kind: "value", value: value.slice(0, 10) });
});

test.each([
  ["good morning"],
  ["five to six times a day"],
  ["at four fifty hayes street"],
  ["May I have your name"],
  ["a table for two people"],
  ["24/7 support"],
  ["in a few days"],
  ["the second one please"],
  ["next week"],
])("English: %s names no day and no time", (phrase) => {
  expect(findDateTimes(phrase, setting)).toEqual([]);
});
