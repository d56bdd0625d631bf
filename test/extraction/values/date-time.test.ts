import { expect, test } from "vitest";
import { findDateTimes, parseDateTime } from "../../../src/extraction/values/date-time.ts";
import type { Setting } from "../../../src/extraction/values/value.ts";
import { settingIn } from "./setting.ts";

const english = settingIn("en");

function at(iso: string, timezone: string): Setting {
  return settingIn("en", { now: { epochMs: Date.parse(iso), timezone } });
}

test.each([
  ["America/New_York", "2026-03-01T12:00:00Z", "March 8th at 2:30 a m", "2026-03-08T03:30:00-04:00"],
  ["America/New_York", "2026-10-20T12:00:00Z", "November 1st at 1:30 a m", "2026-11-01T01:30:00-04:00"],
  [
    "Europe/London",
    "2026-10-20T12:00:00Z",
    "October 25th at half past one in the morning",
    "2026-10-25T01:30:00+01:00",
  ],
  [
    "Australia/Lord_Howe",
    "2026-09-20T12:00:00Z",
    "October 4th at a quarter past two in the morning",
    "2026-10-04T02:45:00+11:00",
  ],
  ["Africa/Cairo", "2026-04-20T12:00:00Z", "2026-04-24 00:30", "2026-04-24T01:30:00+03:00"],
])("%s: from %s, %s moves forward over a gap and is the first in an overlap", (zone, now, said, value) => {
  expect(parseDateTime(said, "date-time", at(now, zone))).toEqual({ kind: "value", value });
});

test("an instant in another offset moves to the zone of the call", () => {
  const value = "2026-05-07T14:30:00+03:00";
  expect(parseDateTime("2026-05-07T11:30:00Z", "date-time", english)).toEqual({ kind: "value", value });
});

test("a time without a day is the next such time after the call", () => {
  expect(parseDateTime("at 9 am", "date-time", english)).toEqual({
    kind: "value",
    value: "2026-05-01T09:00:00+03:00",
  });
  expect(parseDateTime("at 11 am", "date-time", english)).toEqual({
    kind: "value",
    value: "2026-04-30T11:00:00+03:00",
  });
});

test("a day without a time stays a day", () => {
  expect(parseDateTime("next Friday", "date-time", english)).toEqual({ kind: "value", value: "2026-05-08" });
});

test.each([
  ["at half past two", "14:30"],
  ["nine in the evening", "21:00"],
  ["twelve at night", "00:00"],
  ["12:30", "12:30"],
  ["04:30", "04:30"],
  ["4:30", "16:30"],
  ["seven", "07:00"],
  ["six", "18:00"],
  ["six forty five p m", "18:45"],
  ["eleven oh five", "11:05"],
  ["noon", "12:00"],
])("the time of %s is %s", (phrase, value) => {
  expect(parseDateTime(phrase, "time", english)).toEqual({ kind: "value", value });
});

test("a part of the day is no hour, and a day no time", () => {
  expect(parseDateTime("tomorrow morning", "time", english).kind).toBe("unreadable");
  expect(parseDateTime("tomorrow", "time", english).kind).toBe("unreadable");
  expect(parseDateTime("at three", "date", english).kind).toBe("unreadable");
});

test("an hour that stands for a part of the day is marked as chosen", () => {
  expect(findDateTimes("tomorrow morning", english)[0]?.value).toMatchObject({
    chosen: true,
    dayPart: "morning",
  });
  expect(findDateTimes("tomorrow at nine", english)[0]?.value).toMatchObject({
    chosen: false,
    halfDayOpen: true,
  });
});

test.each([
  ["US", { kind: "value", value: "2026-03-04" }],
  ["GB", { kind: "value", value: "2026-04-03" }],
  [null, { kind: "ambiguous", alternatives: ["2026-04-03", "2026-03-04"] }],
])("03/04/2026 in English from %s", (country, parsed) => {
  expect(parseDateTime("03/04/2026", "date", settingIn("en", { country }))).toEqual(parsed);
});

test("a number above twelve tells day from month without a country", () => {
  const parsed = parseDateTime("27 08 1941", "date", settingIn("en", { country: null }));
  expect(parsed).toEqual({ kind: "value", value: "1941-08-27" });
});

test("a weekday that contradicts the day is reported with both days", () => {
  const alternatives = ["2026-05-07", "2026-05-05"];
  expect(parseDateTime("Tuesday, May 7th", "date", english)).toEqual({ kind: "ambiguous", alternatives });
});

test("a weekday with its day of the month is of this month or the next, not of a later one by chance", () => {
  const date = (phrase: string) => parseDateTime(phrase, "date", english);
  expect(date("Tuesday the 5th")).toEqual({ kind: "value", value: "2026-05-05" });
  expect(date("Friday the 5th")).toEqual({ kind: "value", value: "2026-06-05" });
  // 5 July is a Sunday, and 5 October a Monday.
  expect(date("Sunday the 5th")).toEqual({ kind: "ambiguous", alternatives: ["2026-05-05", "2026-05-03"] });
  expect(date("Monday the 5th")).toEqual({ kind: "ambiguous", alternatives: ["2026-05-05", "2026-05-04"] });
});

test("several days are alternatives, never a pick", () => {
  const alternatives = ["2026-05-04", "2026-05-05"];
  expect(parseDateTime("Monday or Tuesday", "date", english)).toEqual({ kind: "ambiguous", alternatives });
});

test("a birthday without its year lies behind the call, an appointment ahead", () => {
  expect(parseDateTime("August 8th", "date", english, "behind")).toEqual({
    kind: "value",
    value: "2025-08-08",
  });
  expect(parseDateTime("August 8th", "date", english, "ahead")).toEqual({
    kind: "value",
    value: "2026-08-08",
  });
  expect(parseDateTime("3/4/76", "date", english, "behind")).toEqual({ kind: "value", value: "1976-03-04" });
  expect(parseDateTime("29 February", "date", english)).toEqual({ kind: "value", value: "2028-02-29" });
});

test("the 31st is looked for in the next month that has one", () => {
  expect(parseDateTime("the 31st", "date", english)).toEqual({ kind: "value", value: "2026-05-31" });
  expect(parseDateTime("in one month", "date", at("2026-01-31T12:00:00Z", "UTC"))).toEqual({
    kind: "value",
    value: "2026-02-28",
  });
});

test("a day that no calendar has is not read", () => {
  expect(parseDateTime("February 30th 2026", "date", english).kind).toBe("unreadable");
  expect(parseDateTime("2026-02-30", "date", english).kind).toBe("unreadable");
});

test("the ends of a range share the month that was said for one of them", () => {
  const days = (text: string) => findDateTimes(text, english).map(({ value }) => value.date);
  expect(days("from June 12th to 24th")).toEqual(["2026-06-12", "2026-06-24"]);
  expect(days("from the 7th to the 30th next month")).toEqual(["2026-05-07", "2026-05-30"]);
});

test("a mention says where its words are", () => {
  const text = "well, call me next Thursday at half past two, please";
  const [mention] = findDateTimes(text, english);
  expect(text.slice(mention?.start, mention?.end)).toBe("next Thursday at half past two");
});

test("without the call's time, relative days are unreadable and whole dates are not", () => {
  const unplaced = settingIn("en", { now: null });
  expect(parseDateTime("tomorrow at nine", "date-time", unplaced).kind).toBe("unreadable");
  expect(parseDateTime("March 6th", "date", unplaced).kind).toBe("unreadable");
  expect(parseDateTime("25th of January 1986", "date", unplaced)).toEqual({
    kind: "value",
    value: "1986-01-25",
  });
  expect(parseDateTime("at nine p m", "time", unplaced)).toEqual({ kind: "value", value: "21:00" });
});

test("a zone that the runtime does not know leaves relative days unreadable", () => {
  expect(parseDateTime("tomorrow", "date", at("2026-01-31T12:00:00Z", "Mars/Olympus")).kind).toBe(
    "unreadable",
  );
});
