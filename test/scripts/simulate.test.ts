import { describe, expect, test } from "vitest";
import { readSettings } from "../../scripts/simulate/settings.ts";

describe("npm run simulate", () => {
  test("takes a week of 500 calls where nothing is said", () => {
    expect(readSettings({})).toEqual({ days: 7, calls: 500, seed: 1 });
    expect(readSettings({ days: "30", calls: "5000", seed: "0" })).toEqual({
      days: 30,
      calls: 5000,
      seed: 0,
    });
  });

  test.each([
    ["days", "0", "--days is 0: use a whole number from 1 to 365."],
    ["days", "", "--days is : use a whole number from 1 to 365."],
    ["calls", "many", "--calls is many: use a whole number from 1 to 100000."],
    ["seed", "-1", "--seed is -1: use a whole number from 0 to 4294967295."],
    ["seed", "1.5", "--seed is 1.5: use a whole number from 0 to 4294967295."],
  ])("says what --%s may be where it is %j", (name, text, message) => {
    expect(() => readSettings({ [name]: text })).toThrow(message);
  });
});
