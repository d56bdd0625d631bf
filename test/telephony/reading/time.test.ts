import { expect, test } from "vitest";
import { isoOf, readInstant, secondsToMs } from "../../../src/telephony/reading/time.ts";

test.each([
  [1_795_341_600_000, "2026-11-22T10:00:00.000Z"],
  [1_795_341_600, "2026-11-22T10:00:00.000Z"],
  [1_795_341_600.5, "2026-11-22T10:00:00.500Z"],
  ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000Z"],
  ["2026-11-22T11:00:10.205134+01:00", "2026-11-22T10:00:10.205Z"],
  ["2026-11-22T11:00:10+0100", "2026-11-22T10:00:10.000Z"],
  ["2026-11-22 10:00:10 UTC", "2026-11-22T10:00:10.000Z"],
  ["Sun, 22 Nov 2026 10:00:05 +0000", "2026-11-22T10:00:05.000Z"],
  ["22 Nov 2026 11:00:05 +0100", "2026-11-22T10:00:05.000Z"],
  ["1795341600000", "2026-11-22T10:00:00.000Z"],
  ["1795341600", "2026-11-22T10:00:00.000Z"],
])("reads %s as the instant that it is", (time, iso) => {
  expect(isoOf(readInstant(time))).toBe(iso);
});

test.each([
  [0],
  [5],
  ["1970-01-01T00:00:05Z"],
  [-1],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [1e20],
  // Microseconds, and nanoseconds.
  [1_795_341_600_000_000],
  ["1795341600000000"],
  ["1795341600000000000"],
  [9e15],
  ["9999-12-31T23:59:59Z"],
  ["2026-11-22T10:00:00"],
  ["2026-11-22"],
  ["2026"],
  ["Sun, 22 Nov 2026 10:00:05"],
  ["2026-13-99T10:00:00Z"],
  ["soon"],
  [""],
  [null],
  [undefined],
  [{}],
])("guesses nothing of %s", (time) => {
  expect(readInstant(time)).toBeNull();
});

test.each([
  ["2026-11-22T10:00:10.000", "2026-11-22T10:00:10.000Z"],
  ["2026-11-22 10:00:10", "2026-11-22T10:00:10.000Z"],
  ["2026-11-22T10:00", "2026-11-22T10:00:00.000Z"],
  ["2026-11-22T11:00:10+01:00", "2026-11-22T10:00:10.000Z"],
])("takes the clock of a provider that means UTC for UTC: %s", (time, iso) => {
  expect(isoOf(readInstant(time, { zone: "utc" }))).toBe(iso);
});

test("writes nothing of an instant that no date can be", () => {
  expect([null, Number.NaN, 9e15].map(isoOf)).toEqual([null, null, null]);
});

test.each([
  [0.5, 500],
  [2.0004, 2000],
  [-1, 0],
  [Number.NaN, null],
  [1e308, null],
  [9e9, null],
  [null, null],
  [undefined, null],
])("takes %s seconds for %s ms", (seconds, ms) => {
  expect(secondsToMs(seconds)).toBe(ms);
});
