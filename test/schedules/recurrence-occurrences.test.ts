import { Temporal } from "temporal-polyfill";
import { describe, expect, it, vi } from "vitest";
import { occurrences } from "../../src/schedules/occurrences.ts";
import { Recurrence } from "../../src/schedules/recurrence.ts";
import { firstOf } from "./first-of.ts";

/** The first `count` days, a skipped one in brackets. */
const days = (start: string, recurrence: unknown, count = 6, after: string | null = null) =>
  firstOf(occurrences(start, recurrence === null ? null : Recurrence.parse(recurrence), after), count).map(
    ({ local, skipped }) => (skipped === null ? local.slice(0, 10) : `(${local.slice(0, 10)})`),
  );

/** A Thursday. */
const START = "2026-05-07T14:30:00";

describe("without recurrence", () => {
  it("there is the start alone, to its second", () => {
    expect([...occurrences("2026-05-07T14:30:00.9", null, null)]).toEqual([
      { local: "2026-05-07T14:30:00", skipped: null },
    ]);
  });

  it("nothing is left after it", () => {
    expect(days(START, null, 6, "2026-05-07T14:29:59")).toEqual(["2026-05-07"]);
    expect(days(START, null, 6, START)).toEqual([]);
  });
});

describe("daily", () => {
  it("counts its interval from the start", () => {
    expect(days(START, { frequency: "daily", interval: 3 }, 3)).toEqual([
      "2026-05-07",
      "2026-05-10",
      "2026-05-13",
    ]);
  });

  it("keeps the start's time of day", () => {
    const [, second] = firstOf(occurrences(START, Recurrence.parse({ frequency: "daily" }), null), 2);
    expect(second?.local).toBe("2026-05-08T14:30:00");
  });

  it("keeps to its count where it goes on after a time between two", () => {
    const daily = { frequency: "daily", interval: 3 };
    expect(days(START, daily, 2, "2026-05-08T23:00:00")).toEqual(["2026-05-10", "2026-05-13"]);
    expect(days(START, daily, 2, "2026-05-10T14:29:59")).toEqual(["2026-05-10", "2026-05-13"]);
    expect(days(START, daily, 2, "2026-05-10T14:30:00")).toEqual(["2026-05-13", "2026-05-16"]);
  });

  it("starts at the start where `after` lies before it", () => {
    expect(days(START, { frequency: "daily" }, 1, "2020-01-01T00:00:00")).toEqual(["2026-05-07"]);
  });
});

describe("weekly", () => {
  it("takes the start's weekday where it names none", () => {
    expect(days(START, { frequency: "weekly" }, 3)).toEqual(["2026-05-07", "2026-05-14", "2026-05-21"]);
  });

  it("runs on each named day of every interval-th ISO week, the start's week first", () => {
    const weekly = { frequency: "weekly", interval: 2, days_of_week: ["sunday", "friday", "monday"] };
    expect(days(START, weekly)).toEqual([
      "2026-05-08",
      "2026-05-10",
      "2026-05-18",
      "2026-05-22",
      "2026-05-24",
      "2026-06-01",
    ]);
  });

  it("counts weeks over the turn of a year with 53 of them", () => {
    const weekly = { frequency: "weekly", interval: 2, days_of_week: ["monday"] };
    expect(days("2026-12-21T09:00:00", weekly, 3)).toEqual(["2026-12-21", "2027-01-04", "2027-01-18"]);
  });

  it("does not run at a start that falls on no named day", () => {
    expect(days(START, { frequency: "weekly", days_of_week: ["wednesday"] }, 1)).toEqual(["2026-05-13"]);
  });
});

describe("monthly", () => {
  it("from 31 January falls on the last day of shorter months, and on the 31st again", () => {
    expect(days("2026-01-31T10:00:00", { frequency: "monthly" }, 5)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2026-05-31",
    ]);
    expect(days("2028-01-31T10:00:00", { frequency: "monthly" }, 2)).toEqual(["2028-01-31", "2028-02-29"]);
  });

  it("from 29 February falls on the 28th in common years, and on the 29th again", () => {
    expect(days("2028-02-29T10:00:00", { frequency: "monthly", interval: 12 }, 5)).toEqual([
      "2028-02-29",
      "2029-02-28",
      "2030-02-28",
      "2031-02-28",
      "2032-02-29",
    ]);
  });

  it("keeps the 31st where it goes on after a shorter month", () => {
    const monthly = { frequency: "monthly" };
    expect(days("2026-01-31T10:00:00", monthly, 2, "2026-02-28T10:00:00")).toEqual([
      "2026-03-31",
      "2026-04-30",
    ]);
  });

  it("takes the named day, in the start's month only where it is still ahead", () => {
    expect(days(START, { frequency: "monthly", day_of_month: 15 }, 2)).toEqual(["2026-05-15", "2026-06-15"]);
    expect(days(START, { frequency: "monthly", day_of_month: 1 }, 2)).toEqual(["2026-06-01", "2026-07-01"]);
    expect(days(START, { frequency: "monthly", day_of_month: 1, interval: 3 }, 2)).toEqual([
      "2026-08-01",
      "2026-11-01",
    ]);
  });
});

describe("an end", () => {
  it("includes the whole day of a date", () => {
    expect(days("2026-05-07T23:59:59", { frequency: "daily", until: "2026-05-08" })).toEqual([
      "2026-05-07",
      "2026-05-08",
    ]);
  });

  it("includes the run at its very time, and none after it", () => {
    expect(days(START, { frequency: "daily", until: "2026-05-08T14:30" })).toEqual([
      "2026-05-07",
      "2026-05-08",
    ]);
    expect(days(START, { frequency: "daily", until: "2026-05-08T14:29:59" })).toEqual(["2026-05-07"]);
  });

  it("comes ten years after the start, or after the time to go on from", () => {
    const yearly = { frequency: "monthly", interval: 12 };
    expect(days(START, yearly, 99)).toHaveLength(11);
    expect(days(START, yearly, 99, "2030-01-01T00:00:00").at(-1)).toBe("2039-05-07");
  });

  it("is none of max_runs' business here", () => {
    expect(days(START, { frequency: "daily", max_runs: 1 }, 3)).toHaveLength(3);
  });
});

describe("a skipped date", () => {
  it("comes with a sentence, in its place", () => {
    const recurrence = Recurrence.parse({ frequency: "daily", skip_dates: ["2026-05-08"] });
    expect(firstOf(occurrences(START, recurrence, null), 3)).toEqual([
      { local: "2026-05-07T14:30:00", skipped: null },
      { local: "2026-05-08T14:30:00", skipped: "2026-05-08 is in skip_dates." },
      { local: "2026-05-09T14:30:00", skipped: null },
    ]);
  });

  it("that is the clamped last day of a month skips that month alone", () => {
    expect(days("2026-01-31T10:00:00", { frequency: "monthly", skip_dates: ["2026-02-28"] }, 3)).toEqual([
      "2026-01-31",
      "(2026-02-28)",
      "2026-03-31",
    ]);
  });
});

it.each(["daily", "weekly", "monthly"])(
  "reaches today at once where a %s schedule began a century ago",
  (frequency) => {
    const steps = vi.spyOn(Temporal.PlainDate.prototype, "add");
    expect(days("1926-05-07T14:30:00", { frequency }, 1, "2026-05-06T14:30:00")).toHaveLength(1);
    expect(steps.mock.calls.length).toBeLessThan(5);
    steps.mockRestore();
  },
);

it("refuses what is no local time", () => {
  expect(() => days("2026-02-30T10:00", null)).toThrow(RangeError);
  expect(() => days("2026-05-07T10:00Z", null)).toThrow(RangeError);
  expect(() => days(START, { frequency: "daily" }, 1, "yesterday")).toThrow(RangeError);
});
