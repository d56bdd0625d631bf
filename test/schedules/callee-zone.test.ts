import { expect, it } from "vitest";
import { calleeZone } from "../../src/schedules/callee-zone.ts";
import { isTimezone } from "../../src/schedules/timezone.ts";

it.each([
  ["+905321234567", "Europe/Istanbul"],
  ["+442079460018", "Europe/London"],
  ["+919812345678", "Asia/Kolkata"],
])("a number of a country with one zone (%s) is in %s", (number, zone) => {
  expect(calleeZone(number)).toBe(zone);
  expect(isTimezone(zone)).toBe(true);
});

it.each([
  ["the United States", "+14155550123"],
  ["Spain, whose numbers reach the Canaries", "+34612345678"],
  ["no country", "+881612345678"],
])("a number of %s tells no zone", (_, number) => {
  expect(calleeZone(number)).toBeNull();
});
