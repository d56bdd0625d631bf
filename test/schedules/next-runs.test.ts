import { describe, expect, it } from "vitest";
import { nextRun } from "../../src/schedules/next-runs.ts";
import { always, DAILY, LONG_AGO, plan, runs, times, within } from "./planned-runs.ts";

describe("the clocks", () => {
  it.each([
    [
      "a gap in New York",
      "2026-03-07T02:30",
      "America/New_York",
      ["2026-03-07T07:30:00Z", "2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z"],
    ],
    [
      "an overlap in New York",
      "2026-10-31T01:30",
      "America/New_York",
      ["2026-10-31T05:30:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"],
    ],
    [
      "an overlap in London",
      "2026-10-24T01:30",
      "Europe/London",
      ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
    ],
    [
      "half an hour's gap on Lord Howe",
      "2026-10-03T02:15",
      "Australia/Lord_Howe",
      ["2026-10-02T15:45:00Z", "2026-10-03T15:45:00Z", "2026-10-04T15:15:00Z"],
    ],
    [
      "a gap at midnight in Cairo",
      "2026-04-23T00:30",
      "Africa/Cairo",
      ["2026-04-22T22:30:00Z", "2026-04-23T22:30:00Z", "2026-04-24T21:30:00Z"],
    ],
    [
      "Istanbul, which does not change",
      "2026-03-28T09:00",
      "Europe/Istanbul",
      ["2026-03-28T06:00:00Z", "2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z"],
    ],
    [
      "a gap in Dublin",
      "2026-03-28T01:30",
      "Europe/Dublin",
      ["2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"],
    ],
    [
      "the start of Ramadan in Casablanca",
      "2026-02-14T10:00",
      "Africa/Casablanca",
      ["2026-02-14T09:00:00Z", "2026-02-15T10:00:00Z", "2026-02-16T10:00:00Z"],
    ],
    [
      "Kyiv by its old name",
      "2026-10-24T03:30",
      "Europe/Kiev",
      ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
    ],
    [
      "Kyiv by its new name",
      "2026-10-24T03:30",
      "Europe/Kyiv",
      ["2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
    ],
    // Zone data from before British Columbia's last change gives 18:00Z for the second and the third.
    [
      "British Columbia, which stopped changing",
      "2026-10-31T10:00",
      "America/Vancouver",
      ["2026-10-31T17:00:00Z", "2026-11-01T17:00:00Z", "2026-11-02T17:00:00Z"],
    ],
  ])("are followed day by day: %s", (_, start, timezone, expected) => {
    expect(times(plan(start, timezone, DAILY), LONG_AGO, always, 3)).toEqual(expected);
  });

  it("that skip a time move it forward, and the run says so", () => {
    expect(runs(plan("2026-03-08T02:30", "America/New_York"), LONG_AGO)).toEqual([
      {
        local: "2026-03-08T02:30:00",
        at: Date.parse("2026-03-08T07:30:00Z"),
        shiftedFrom: null,
        skipped: null,
        explanation:
          "2026-03-08T02:30:00 is skipped by the clocks in America/New_York; 2026-03-08T03:30:00 is taken.",
      },
    ]);
  });

  it("that show a time twice mean its first, and nothing moved", () => {
    const [run] = runs(plan("2026-11-01T01:30", "America/New_York"), LONG_AGO);
    expect(run).toMatchObject({
      at: Date.parse("2026-11-01T05:30:00Z"),
      shiftedFrom: null,
      explanation: null,
    });
  });

  it("that move a run past the end let it ring: its meant time is the one that counts", () => {
    const last = plan("2026-03-08T02:30", "America/New_York", { ...DAILY, until: "2026-03-08T02:30" });
    expect(times(last, LONG_AGO)).toEqual(["2026-03-08T07:30:00Z"]);
  });

  it("that leave out a day leave out its run, since the next day's comes at the same moment", () => {
    const samoa = plan("2011-12-29T10:00", "Pacific/Apia", DAILY);
    expect(times(samoa, LONG_AGO, always, 3)).toEqual([
      "2011-12-29T20:00:00Z",
      "(2011-12-30T20:00:00Z)",
      "2011-12-30T20:00:00Z",
    ]);
    expect(runs(samoa, LONG_AGO)[1]?.skipped).toBe(
      "2011-12-30T10:00:00 is skipped by the clocks in Pacific/Apia; 2011-12-31T10:00:00 is taken. The run of Saturday 2011-12-31 10:00 (Pacific/Apia) rings instead.",
    );
  });

  it("are asked anew each time, from 31 January through 29 February", () => {
    const monthly = plan("2028-01-31T12:00", "Europe/London", { frequency: "monthly" });
    expect(times(monthly, LONG_AGO, always, 3)).toEqual([
      "2028-01-31T12:00:00Z",
      "2028-02-29T12:00:00Z",
      "2028-03-31T11:00:00Z",
    ]);
  });
});

describe("what has passed", () => {
  it("is missed by a recurrence, and the run of this very moment is not", () => {
    const daily = plan("2006-05-07T14:30", "UTC", DAILY);
    expect(times(daily, "2026-05-07T14:30:00Z", always, 1)).toEqual(["2026-05-07T14:30:00Z"]);
    expect(times(daily, "2026-05-07T14:30:00.001Z", always, 1)).toEqual(["2026-05-08T14:30:00Z"]);
  });

  it("is missed without a word, skipped or not", () => {
    const daily = plan("2026-05-01T14:30", "UTC", { ...DAILY, skip_dates: ["2026-05-06"] });
    expect(times(daily, "2026-05-07T00:00:00Z", always, 1)).toEqual(["2026-05-07T14:30:00Z"]);
  });

  it("by the clocks of its zone is judged as an instant, in a gap of a whole day too", () => {
    const samoa = plan("2011-12-01T10:00", "Pacific/Apia", DAILY);
    expect(runs(samoa, "2011-12-30T19:59:59Z", always, 1)[0]?.local).toBe("2011-12-30T10:00:00");
  });

  it("stands where there is no other, and rings at once", () => {
    const [run, ...more] = runs(plan("2026-05-07T14:30", "UTC"), "2026-05-08T08:00:00Z");
    expect(more).toEqual([]);
    expect(run).toMatchObject({ at: Date.parse("2026-05-08T08:00:00Z"), shiftedFrom: null, skipped: null });
  });

  it("waits for the window where there is no other", () => {
    const allow = within({ start: "09:00", end: "20:00" }, "UTC");
    const [run] = runs(plan("2026-05-07T14:30", "UTC"), "2026-05-07T22:00:00Z", allow);
    expect(run).toMatchObject({
      at: Date.parse("2026-05-08T09:00:00Z"),
      shiftedFrom: Date.parse("2026-05-07T14:30:00Z"),
    });
  });

  it("does not come again after it was made", () => {
    expect(runs(plan("2026-05-07T14:30", "UTC", null, { after: "2026-05-07T14:30:00" }), LONG_AGO)).toEqual(
      [],
    );
    const daily = plan("2026-05-07T14:30", "UTC", DAILY, { after: "2026-05-09T14:30:00" });
    expect(times(daily, LONG_AGO, always, 1)).toEqual(["2026-05-10T14:30:00Z"]);
  });
});

describe("the number of runs", () => {
  const THREE = { ...DAILY, max_runs: 3, skip_dates: ["2026-05-08"] };

  it("counts those that ring, and ends with the last of them", () => {
    expect(times(plan("2026-05-07T10:00", "UTC", THREE), LONG_AGO, always, 9)).toEqual([
      "2026-05-07T10:00:00Z",
      "(2026-05-08T10:00:00Z)",
      "2026-05-09T10:00:00Z",
      "2026-05-10T10:00:00Z",
    ]);
  });

  it("counts those already made, and not those missed", () => {
    const made = { runs: 2, after: "2026-05-09T10:00:00" };
    expect(times(plan("2026-05-07T10:00", "UTC", THREE, made), "2027-01-01T00:00:00Z", always, 9)).toEqual([
      "2027-01-01T10:00:00Z",
    ]);
    expect(runs(plan("2026-05-07T10:00", "UTC", THREE, { runs: 3 }), LONG_AGO)).toEqual([]);
  });
});

describe("nextRun", () => {
  it("is the first that is not skipped", () => {
    const daily = plan("2026-05-07T10:00", "UTC", { ...DAILY, skip_dates: ["2026-05-07", "2026-05-08"] });
    expect(nextRun(daily, 0, always)?.local).toBe("2026-05-09T10:00:00");
  });

  it("is none where the recurrence is over", () => {
    const over = plan("2026-05-07T10:00", "UTC", { ...DAILY, until: "2026-05-08" });
    expect(nextRun(over, Date.parse("2026-05-09T00:00:00Z"), always)).toBeNull();
  });

  it("is found at once for a schedule that began a century ago", () => {
    let asked = 0;
    const old = plan("1926-05-07T10:00", "UTC", DAILY);
    const run = nextRun(old, Date.parse("2026-05-07T00:00:00Z"), (at) => ({
      at,
      explanation: String(++asked),
    }));
    expect(run).toMatchObject({ local: "2026-05-07T10:00:00", explanation: "1" });
  });
});
