import { expect, it, test } from "vitest";
import { currentZone, renamed } from "../../src/gate/current-zone.ts";

it.each([
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["US/Central", "America/Chicago"],
  ["america/new_york", "America/New_York"],
])("%s is called %s today", (name, current) => {
  expect(currentZone(name)).toBe(current);
});

test("every zone of the runtime keeps one current name", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.filter((zone) => currentZone(currentZone(zone)) !== currentZone(zone))).toEqual([]);
});

test("the runtime's list is renamed without asking for each zone", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  expect(zones.filter((zone) => renamed(zone) !== currentZone(zone))).toEqual([]);
});

test("what is no zone is refused", () => {
  expect(() => currentZone("Mars/Olympus")).toThrow(RangeError);
});
