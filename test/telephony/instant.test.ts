import { expect, test } from "vitest";
import { isoOf, readInstant } from "../../src/telephony/instant.ts";

test.each([
  [1_795_341_600_000, "2026-11-22T10:00:00.000Z"],
  [1_795_341_600, "2026-11-22T10:00:00.000Z"],
  [1_795_341_600.5, "2026-11-22T10:00:00.500Z"],
  ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000Z"],
  ["2026-11-22T11:00:10.205134+01:00", "2026-11-22T10:00:10.205Z"],
])("reads %s as the instant that it is", (time, iso) => {
  expect(isoOf(readInstant(time))).toBe(iso);
});

test.each([
  [0],
  [-1],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [1e20],
  ["2026-11-22T10:00:00"],
  ["2026-11-22"],
  ["2026-13-99T10:00:00Z"],
  ["soon"],
  [""],
  [null],
  [undefined],
  [{}],
])("guesses nothing of %s", (time) => {
  expect(readInstant(time)).toBeNull();
});
