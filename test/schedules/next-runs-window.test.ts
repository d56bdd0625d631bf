import { describe, expect, it } from "vitest";
import type { Allow } from "../../src/schedules/next-runs.ts";
import { DAILY, LONG_AGO, plan, runs, times, within } from "./planned-runs.ts";

describe("the calling window", () => {
  const OFFICE = within({ start: "09:00", end: "20:00" }, "UTC");

  it("moves a run, which tells from when and why", () => {
    expect(runs(plan("2026-05-07T07:00", "UTC", DAILY), LONG_AGO, OFFICE, 1)).toEqual([
      {
        local: "2026-05-07T07:00:00",
        at: Date.parse("2026-05-07T09:00:00Z"),
        shiftedFrom: Date.parse("2026-05-07T07:00:00Z"),
        skipped: null,
        explanation:
          "Thursday 2026-05-07 07:00 (UTC) is outside the calling window (every day 09:00 to 20:00); moved to Thursday 2026-05-07 09:00 (UTC).",
      },
    ]);
  });

  it("has its say after the clocks, and the run tells of both", () => {
    const allow = within({ start: "04:00", end: "20:00" }, "America/New_York");
    const [run] = runs(plan("2026-03-08T02:30", "America/New_York"), LONG_AGO, allow);
    expect(run).toMatchObject({
      at: Date.parse("2026-03-08T08:00:00Z"),
      shiftedFrom: Date.parse("2026-03-08T07:30:00Z"),
    });
    expect(run?.explanation).toMatch(
      /^2026-03-08T02:30:00 is skipped by the clocks .* taken\. Sunday .* moved to/,
    );
  });

  it("across midnight lets a run of the small hours be, and one of the evening wait", () => {
    const night = within({ start: "22:00", end: "02:00" }, "UTC");
    expect(times(plan("2026-05-07T01:30", "UTC", DAILY), LONG_AGO, night, 2)).toEqual([
      "2026-05-07T01:30:00Z",
      "2026-05-08T01:30:00Z",
    ]);
    expect(times(plan("2026-05-07T02:00", "UTC", DAILY), LONG_AGO, night, 2)).toEqual([
      "2026-05-07T22:00:00Z",
      "2026-05-08T22:00:00Z",
    ]);
  });

  it("across midnight carries a run into the next day, and the next day's own still rings", () => {
    const friday = within({ days: ["friday"], start: "23:30", end: "01:00" }, "UTC");
    expect(times(plan("2026-05-09T00:30", "UTC", { frequency: "weekly" }), LONG_AGO, friday, 2)).toEqual([
      "2026-05-09T00:30:00Z",
      "2026-05-16T00:30:00Z",
    ]);
  });

  it("that moves runs onto the day of another lets that one ring alone", () => {
    const monday = within({ days: ["monday"], start: "09:00", end: "20:00" }, "UTC");
    const daily = plan("2026-05-08T10:00", "UTC", DAILY);
    expect(times(daily, LONG_AGO, monday, 4)).toEqual([
      "(2026-05-08T10:00:00Z)",
      "(2026-05-09T10:00:00Z)",
      "(2026-05-10T10:00:00Z)",
      "2026-05-11T10:00:00Z",
    ]);
    expect(runs(daily, LONG_AGO, monday)[0]).toMatchObject({
      shiftedFrom: null,
      explanation: null,
      skipped:
        "Friday 2026-05-08 10:00 (UTC) is outside the calling window (monday 09:00 to 20:00); moved to Monday 2026-05-11 09:00 (UTC). The run of Saturday 2026-05-09 10:00 (UTC) rings instead.",
    });
  });

  it("that opens at the very moment of the next run lets that one ring alone", () => {
    const monday = within({ days: ["monday"], start: "10:00", end: "20:00" }, "UTC");
    expect(times(plan("2026-05-10T10:00", "UTC", DAILY), LONG_AGO, monday, 2)).toEqual([
      "(2026-05-10T10:00:00Z)",
      "2026-05-11T10:00:00Z",
    ]);
  });

  it("moves every run of an evening that it never has to the next morning, and skips none", () => {
    expect(times(plan("2026-05-07T21:00", "UTC", DAILY), LONG_AGO, OFFICE, 2)).toEqual([
      "2026-05-08T09:00:00Z",
      "2026-05-09T09:00:00Z",
    ]);
  });

  it("does not let a run give way to one that is skipped itself", () => {
    const monday = within({ days: ["monday"], start: "09:00", end: "20:00" }, "UTC");
    const daily = plan("2026-05-09T10:00", "UTC", { ...DAILY, skip_dates: ["2026-05-10"] });
    expect(times(daily, LONG_AGO, monday, 3)).toEqual([
      "(2026-05-09T10:00:00Z)",
      "(2026-05-10T10:00:00Z)",
      "2026-05-11T10:00:00Z",
    ]);
    expect(runs(daily, LONG_AGO, monday)[0]?.skipped).toContain("The run of Monday 2026-05-11 10:00");
  });

  it("does not carry a run past the end", () => {
    const daily = plan("2026-05-07T21:00", "UTC", { ...DAILY, until: "2026-05-08" });
    const found = runs(daily, LONG_AGO, OFFICE);
    expect(found.map(({ skipped }) => skipped === null)).toEqual([true, false]);
    expect(found[1]?.skipped).toMatch(
      /moved to .*\. Saturday 2026-05-09 09:00 \(UTC\) is after until \(2026-05-08\)\.$/,
    );
  });

  it("does not carry a run onto a skipped date", () => {
    const daily = plan("2026-12-24T21:00", "UTC", { ...DAILY, skip_dates: ["2026-12-25"] });
    const found = runs(daily, LONG_AGO, OFFICE, 3);
    expect(found.map(({ skipped }) => skipped === null)).toEqual([false, false, true]);
    expect(found[0]?.skipped).toMatch(
      /moved to Friday 2026-12-25 09:00 \(UTC\)\. 2026-12-25 is in skip_dates\.$/,
    );
  });

  it("that never opens is told, not hidden", () => {
    const never: Allow = () => {
      throw new RangeError("The calling window never opens.");
    };
    expect(() => runs(plan("2026-05-07T10:00", "UTC", DAILY), LONG_AGO, never)).toThrow("never opens");
  });

  it("is not asked about a run that is skipped anyway", () => {
    const asked: number[] = [];
    const daily = plan("2026-05-07T10:00", "UTC", {
      ...DAILY,
      until: "2026-05-08",
      skip_dates: ["2026-05-07"],
    });
    runs(daily, LONG_AGO, (at) => ({ at: asked[asked.push(at) - 1] ?? at, explanation: null }));
    expect(asked).toEqual([Date.parse("2026-05-08T10:00:00Z")]);
  });
});
