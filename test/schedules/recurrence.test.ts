import { describe, expect, it } from "vitest";
import { fieldErrors } from "../../src/errors.ts";
import { checkRecurrence, Recurrence } from "../../src/schedules/recurrence.ts";

const refused = (recurrence: unknown) => fieldErrors(Recurrence.safeParse(recurrence).error?.issues ?? []);
const fieldsRefused = (recurrence: unknown) => refused(recurrence).map(({ field }) => field);

describe("a recurrence", () => {
  it("is every one of its periods where it says no more", () => {
    expect(Recurrence.parse({ frequency: "daily" })).toEqual({ frequency: "daily", interval: 1 });
  });

  it("keeps all that it says", () => {
    const weekly = {
      frequency: "weekly",
      interval: 2,
      days_of_week: ["monday", "friday"],
      until: "2026-12-31T18:00",
      max_runs: 10,
      skip_dates: ["2026-12-25"],
    };
    expect(Recurrence.parse(weekly)).toEqual(weekly);
  });

  it("folds a weekday that is named twice", () => {
    const days_of_week = ["friday", "monday", "friday"];
    expect(Recurrence.parse({ frequency: "weekly", days_of_week }).days_of_week).toEqual([
      "friday",
      "monday",
    ]);
  });

  it.each([
    ["an unknown frequency", { frequency: "hourly" }, "frequency"],
    ["an interval of none", { frequency: "daily", interval: 0 }, "interval"],
    ["an interval of over a year of days", { frequency: "daily", interval: 367 }, "interval"],
    ["half an interval", { frequency: "daily", interval: 1.5 }, "interval"],
    ["no weekday", { frequency: "weekly", days_of_week: [] }, "days_of_week"],
    ["a weekday that is none", { frequency: "weekly", days_of_week: ["someday"] }, "days_of_week.0"],
    ["weekdays of a day", { frequency: "daily", days_of_week: ["monday"] }, "days_of_week"],
    ["weekdays of a month", { frequency: "monthly", days_of_week: ["monday"] }, "days_of_week"],
    ["a day of the month of a day", { frequency: "daily", day_of_month: 1 }, "day_of_month"],
    ["a day of the month of a week", { frequency: "weekly", day_of_month: 1 }, "day_of_month"],
    ["a day 32", { frequency: "monthly", day_of_month: 32 }, "day_of_month"],
    ["no runs at all", { frequency: "daily", max_runs: 0 }, "max_runs"],
    ["runs without measure", { frequency: "daily", max_runs: 10_001 }, "max_runs"],
    ["a member that nobody knows", { frequency: "daily", count: 3 }, "count"],
    ["a skipped day without its year", { frequency: "daily", skip_dates: ["12-25"] }, "skip_dates.0"],
    ["a skipped time", { frequency: "daily", skip_dates: ["2026-12-25T10:00"] }, "skip_dates.0"],
  ])("is refused for %s, where that stands", (_, recurrence, field) => {
    expect(fieldsRefused(recurrence)).toEqual([field]);
  });

  it("is refused for more than a year of skipped dates", () => {
    expect(fieldsRefused({ frequency: "daily", skip_dates: Array(367).fill("2026-12-25") })).toEqual([
      "skip_dates",
    ]);
  });

  it.each([
    "2026-02-30",
    "2026-02-29",
    "2026-13-01",
    "2026-12-31T24:00",
    "2026-12-31T18:60",
    "2026-12-31T23:59:60",
    "2026-02-30T10:00",
    "2026-12-31 18:00",
    "2026-12-31T18:00Z",
    "2026-12-31T18:00+03:00",
    "soon",
  ])("does not end at %s, and says what to write", (until) => {
    expect(refused({ frequency: "daily", until })).toEqual([
      {
        field: "until",
        message:
          "Write a day that exists as YYYY-MM-DD, such as 2026-12-31, or a time in the schedule's zone as YYYY-MM-DDTHH:MM, without offset.",
      },
    ]);
  });

  it.each(["2028-02-29", "2026-12-31T18:00", "2026-12-31T18:00:30"])("may end at %s", (until) => {
    expect(Recurrence.parse({ frequency: "daily", until }).until).toBe(until);
  });

  it("does not skip a day that does not exist, and says what to write", () => {
    expect(refused({ frequency: "daily", skip_dates: ["2026-12-25", "2026-02-30"] })).toEqual([
      {
        field: "skip_dates.1",
        message: "Write a day that exists as YYYY-MM-DD, such as 2026-12-25, in the schedule's zone.",
      },
    ]);
  });

  it("says what to do with a member of another frequency", () => {
    expect(refused({ frequency: "daily", days_of_week: ["monday"] })[0]?.message).toBe(
      "Only a weekly recurrence has days_of_week: leave it out, or let frequency be weekly.",
    );
  });
});

describe("checkRecurrence", () => {
  /** A Thursday. */
  const START = "2026-05-07T14:30:00";
  const check = (recurrence: unknown) => checkRecurrence(Recurrence.parse(recurrence), START);

  it.each([
    [{ frequency: "daily" }],
    [{ frequency: "daily", until: "2026-05-07" }],
    [{ frequency: "daily", until: "2026-05-07T14:30" }],
    [{ frequency: "daily", until: "2026-05-08", skip_dates: ["2026-05-07"] }],
    [{ frequency: "weekly", days_of_week: ["monday"], until: "2026-05-11" }],
  ])("has nothing against %j", (recurrence) => {
    expect(check(recurrence)).toEqual([]);
  });

  it.each(["2026-05-06", "2026-05-07T14:29", "2026-05-07T14:29:59"])(
    "refuses to end at %s, before the start",
    (until) => {
      expect(check({ frequency: "daily", until })).toEqual([
        {
          field: "recurrence.until",
          message: `until (${until}) lies before the first run (2026-05-07T14:30:00): let it be later, or leave it out.`,
        },
      ]);
    },
  );

  it("refuses an end that no chosen day comes before", () => {
    expect(check({ frequency: "weekly", days_of_week: ["wednesday"], until: "2026-05-12" })).toEqual([
      {
        field: "recurrence",
        message:
          "No run is left: none falls up to until (2026-05-12). Choose other days, or let until be later.",
      },
    ]);
  });

  it("refuses to skip every run", () => {
    const skip_dates = ["2026-05-07", "2026-05-08"];
    expect(check({ frequency: "daily", until: "2026-05-08", skip_dates })).toEqual([
      {
        field: "recurrence",
        message:
          "No run is left: every one up to until (2026-05-08) is in skip_dates. Take a date out of skip_dates.",
      },
    ]);
  });

  it("refuses a first run that nobody will live to see", () => {
    expect(check({ frequency: "monthly", interval: 200, day_of_month: 1 })).toEqual([
      {
        field: "recurrence",
        message:
          "No run is left: none falls in the 10 years after scheduled_at. Choose other days, or use a shorter interval.",
      },
    ]);
  });
});
