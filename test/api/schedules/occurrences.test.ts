import { beforeEach, describe, expect, test } from "vitest";
import { FLORIDIAN, fieldsOf, type Problem, type Setting, scheduleSetting } from "./setting.ts";

let setting: Setting;
beforeEach(async () => {
  setting = await scheduleSetting();
});

const preview = async (change: object, query = "") => {
  const schedule = await setting.book(change);
  const runs = await setting.occurrences(schedule.schedule_id, query);
  expect(runs[0]?.at).toBe(schedule.next_run_at);
  return runs;
};
const local = async (recurrence: object, query = "", change: object = {}) =>
  (await preview({ recurrence, ...change }, query)).map((run) => run.local);

const EVERY_DAY = { calling_window: { start: "09:00", end: "20:00" } };

describe("the occurrences of a schedule", () => {
  test("are one where it does not recur", async () => {
    expect(await preview({})).toEqual([{ at: "2099-05-07T14:30:00+03:00", local: "2099-05-07T14:30:00" }]);
  });

  test("are the next ten, or as many as are asked for", async () => {
    expect(await local({ frequency: "daily" }, "", EVERY_DAY)).toHaveLength(10);
    expect(await local({ frequency: "daily" }, "limit=1")).toEqual(["2099-05-07T14:30:00"]);
    expect(await local({ frequency: "daily" }, "limit=100", EVERY_DAY)).toHaveLength(100);
  });

  test("come every other day", async () => {
    expect(await local({ frequency: "daily", interval: 2 }, "limit=3", EVERY_DAY)).toEqual([
      ...["2099-05-07T14:30:00", "2099-05-09T14:30:00", "2099-05-11T14:30:00"],
    ]);
  });

  test("come on the weekdays of every second week", async () => {
    const weekly = { frequency: "weekly", interval: 2, days_of_week: ["friday", "monday"] };
    expect(await local(weekly, "limit=4")).toEqual([
      ...["2099-05-08T14:30:00", "2099-05-18T14:30:00", "2099-05-22T14:30:00", "2099-06-01T14:30:00"],
    ]);
  });

  test("come on a day of every month, on its last where it has none such", async () => {
    const monthly = { frequency: "monthly", day_of_month: 31 };
    expect(await local(monthly, "limit=4", { ...EVERY_DAY, scheduled_at: "2099-01-31T10:00:00" })).toEqual([
      ...["2099-01-31T10:00:00", "2099-02-28T10:00:00", "2099-03-31T10:00:00", "2099-04-30T10:00:00"],
    ]);
  });

  test("show a skipped day, and why", async () => {
    const runs = await preview({ recurrence: { frequency: "daily", skip_dates: ["2099-05-08"] } }, "limit=3");
    expect(runs).toEqual([
      { at: "2099-05-07T14:30:00+03:00", local: "2099-05-07T14:30:00" },
      {
        ...{ at: "2099-05-08T14:30:00+03:00", local: "2099-05-08T14:30:00" },
        skipped: "2099-05-08 is in skip_dates.",
      },
      { at: "2099-05-09T14:30:00+03:00", local: "2099-05-09T14:30:00" },
    ]);
  });

  test("show what the window moves, from when and why", async () => {
    const early = { scheduled_at: "2099-05-08T07:00:00", recurrence: { frequency: "weekly" } };
    const [first, second] = await preview(early);
    expect(first).toEqual({
      ...{ at: "2099-05-08T09:00:00+03:00", local: "2099-05-08T09:00:00" },
      shifted_from: "2099-05-08T07:00:00+03:00",
      explanation: expect.stringMatching(/outside the calling window .*; moved to Friday 2099-05-08 09:00/),
    });
    expect(second).toMatchObject({
      ...{ at: "2099-05-15T09:00:00+03:00", shifted_from: "2099-05-15T07:00:00+03:00" },
      explanation: expect.stringMatching(/^Friday 2099-05-15 07:00/),
    });
  });

  test("show a run that the window moves to where the next one is meant, and which rings instead", async () => {
    const mornings = { scheduled_at: "2099-05-09T09:00:00", recurrence: { frequency: "daily" } };
    expect((await preview(mornings, "limit=3")).slice(1)).toEqual([
      {
        ...{ at: "2099-05-10T09:00:00+03:00", local: "2099-05-10T09:00:00" },
        skipped: expect.stringMatching(
          /^Sunday .* The run of Monday 2099-05-11 09:00 \(.*\) rings instead\.$/,
        ),
      },
      { at: "2099-05-11T09:00:00+03:00", local: "2099-05-11T09:00:00" },
    ]);
  });

  test("end with max_runs, of which a skipped day is none", async () => {
    const runs = await preview({
      ...EVERY_DAY,
      recurrence: { frequency: "daily", max_runs: 3, skip_dates: ["2099-05-08"] },
    });
    expect(runs.filter(({ skipped }) => !skipped)).toHaveLength(3);
    expect(runs).toHaveLength(4);
  });

  test("end with until, its day included, and its hour where it has one", async () => {
    expect(await local({ frequency: "daily", until: "2099-05-09" })).toEqual([
      ...["2099-05-07T14:30:00", "2099-05-08T14:30:00", "2099-05-09T14:30:00"],
    ]);
    expect(await local({ frequency: "daily", until: "2099-05-09T14:29" })).toHaveLength(2);
  });

  test("keep their local time where the clocks change, and carry the offset of each side", async () => {
    const american = { to_number: FLORIDIAN, timezone: "America/New_York", ...EVERY_DAY };
    const at = async (start: string) =>
      (
        await preview({ ...american, scheduled_at: start, recurrence: { frequency: "daily" } }, "limit=3")
      ).map((run) => run.at);
    expect(await at("2099-03-07T12:00:00")).toEqual([
      ...["2099-03-07T12:00:00-05:00", "2099-03-08T12:00:00-04:00", "2099-03-09T12:00:00-04:00"],
    ]);
    expect(await at("2099-10-31T12:00:00")).toEqual([
      ...["2099-10-31T12:00:00-04:00", "2099-11-01T12:00:00-05:00", "2099-11-02T12:00:00-05:00"],
    ]);
  });

  test("of a paused schedule are those that it would have if it were resumed", async () => {
    const { schedule_id: id } = await setting.book({ recurrence: { frequency: "daily", max_runs: 3 } });
    const active = await setting.occurrences(id);
    await setting.act(id, "pause");
    expect(await setting.occurrences(id)).toEqual(active);
  });

  test("are none once the schedule is over", async () => {
    const { schedule_id: id } = await setting.book({ recurrence: { frequency: "daily" } });
    await setting.act(id, "cancel");
    expect(await setting.occurrences(id)).toEqual([]);
  });

  test.each(["limit=0", "limit=101", "limit=ten", "limit=1.5", "limit="])(
    "are not listed by %s",
    async (query) => {
      const { schedule_id: id } = await setting.book();
      const { status, body } = await setting.client.send<Problem>(
        "GET",
        `/v1/schedules/${id}/occurrences?${query}`,
      );
      expect(status).toBe(422);
      expect(fieldsOf(body)).toEqual(["limit"]);
    },
  );

  test("know no other member of a query, and no schedule that is not there", async () => {
    const { schedule_id: id } = await setting.book();
    const odd = await setting.client.send<Problem>("GET", `/v1/schedules/${id}/occurrences?count=3`);
    expect(fieldsOf(odd.body)).toEqual(["count"]);
    expect((await setting.client.send("GET", "/v1/schedules/sched_none/occurrences")).status).toBe(404);
  });
});
