import { expect, test } from "vitest";
import { findDateTimes, parseDateTime } from "../../../src/extraction/values/date-time.ts";
import { settingIn } from "./setting.ts";

const setting = settingIn("de");

test.each([
  ["übermorgen um halb drei", "2026-05-02T14:30:00+03:00"],
  ["nächsten Donnerstag", "2026-05-07"],
  ["morgen", "2026-05-01"],
  ["morgen Vormittag um zehn", "2026-05-01T10:00:00+03:00"],
  ["am 5. März", "2027-03-05"],
  ["am fünften März um drei Uhr", "2027-03-05T15:00:00+03:00"],
  ["der fünfte dritte", "2027-03-05"],
  ["fünfter März neunzehnhundertsechsundachtzig", "1986-03-05"],
  ["am 5.", "2026-05-05"],
  ["25.01.1986", "1986-01-25"],
  ["in drei Tagen", "2026-05-03"],
  ["in einer halben Stunde", "2026-04-30T10:45:00+03:00"],
  ["in anderthalb Stunden", "2026-04-30T11:45:00+03:00"],
  ["in zwanzig Sekunden", "2026-04-30T10:15:20+03:00"],
  ["vor zwei Tagen", "2026-04-28"],
  ["um Viertel nach zwei", "2026-04-30T14:15:00+03:00"],
  ["Viertel vor drei", "2026-04-30T14:45:00+03:00"],
  ["dreiviertel drei", "2026-04-30T14:45:00+03:00"],
  ["zehn nach zwei", "2026-04-30T14:10:00+03:00"],
  ["fünf vor halb drei", "2026-04-30T14:25:00+03:00"],
  ["15.30 Uhr", "2026-04-30T15:30:00+03:00"],
  ["acht Uhr abends", "2026-04-30T20:00:00+03:00"],
  ["Donnerstag in einer Woche", "2026-05-14"],
  ["nächste Woche Donnerstag", "2026-05-07"],
  ["kommenden Freitag", "2026-05-01"],
  ["am Donnerstag, den 7. Mai um 14 Uhr", "2026-05-07T14:00:00+03:00"],
  ["heute in einer Woche", "2026-05-07"],
  ["um drei Uhr dreißig", "2026-04-30T15:30:00+03:00"],
  ["Ist Ihnen Donnerstag um 9 recht?", "2026-05-07T09:00:00+03:00"],
])("German: %s, said on Thursday 30 April 2026 at 10:15, is %s", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value });
});

test.each([
  ["morgen früh", "2026-05-01T09:00:00+03:00"],
  ["heute Abend", "2026-04-30T19:00:00+03:00"],
  ["Donnerstagnachmittag", "2026-05-07T15:00:00+03:00"],
])("German: %s is %s, at an hour that was chosen", (phrase, value) => {
  expect(parseDateTime(phrase, "date-time", setting)).toEqual({ kind: "value", value, chosen: true });
  expect(parseDateTime(phrase, "date", setting)).toEqual({ kind: "value", value: value.slice(0, 10) });
});

test.each([
  ["guten Morgen"],
  ["drei Personen"],
  ["um neun Prozent"],
  ["nächste Woche"],
  ["zwei Zimmer für drei Nächte"],
])("German: %s names no day and no time", (phrase) => {
  expect(findDateTimes(phrase, setting)).toEqual([]);
});
