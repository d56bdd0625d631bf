import { beforeAll, describe, expect, test } from "vitest";
import {
  ANY_TIME,
  FLORIDIAN,
  fromNow,
  type Setting,
  scheduleSetting,
  THURSDAY,
  TURKISH,
  ZONE,
} from "./setting.ts";

let setting: Setting;
beforeAll(async () => {
  setting = await scheduleSetting();
});

describe("a schedule is booked", () => {
  test("with an agent, a number, a local time and its zone", async () => {
    const { status, headers, body } = await setting.post(setting.plan);
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/v1/schedules/${body.schedule_id}`);
    expect(body).toEqual({
      ...{ schedule_id: expect.stringMatching(/^sched_/), agent_id: setting.agentId, to_number: TURKISH },
      ...{ from_number: null, status: "active", scheduled_at: "2099-05-07T14:30:00+03:00", timezone: ZONE },
      ...{ recurrence: null, next_run_at: "2099-05-07T14:30:00+03:00", shifted_from: null, runs: 0 },
      ...{ explanation: "", call_id: null, action_name: null, callee_timezone: null, calling_window: null },
      ...{ retry: null, dynamic_variables: {}, metadata: {}, attempts: [] },
      ...{ created_at: expect.stringMatching(/\+03:00$/), updated_at: body.created_at },
    });
    expect((await setting.client.send("GET", headers.get("location") ?? "")).body).toEqual(body);
  });

  test("for a phone_number, which is the same as a to_number", async () => {
    const { to_number: _, ...plan } = setting.plan;
    const { status, body } = await setting.post({ ...plan, phone_number: "+90 (532) 123-45.67" });
    expect(status).toBe(201);
    expect(body.to_number).toBe(TURKISH);
  });

  test.each([
    ["local, in its zone", THURSDAY, "Europe/Berlin", "2099-05-07T14:30:00+02:00"],
    ["without seconds", "2099-05-07T14:30", ZONE, "2099-05-07T14:30:00+03:00"],
    ["with a space for the T", "2099-05-07 14:30", ZONE, "2099-05-07T14:30:00+03:00"],
    ["in UTC, answered in its zone", "2099-05-07T11:30:00Z", ZONE, "2099-05-07T14:30:00+03:00"],
    ["with another offset", "2099-05-07T07:30:00.250-04:00", ZONE, "2099-05-07T14:30:00+03:00"],
    ["local, in the agent's zone", THURSDAY, undefined, "2099-05-07T14:30:00+03:00"],
    [
      "with an offset, answered in the agent's zone",
      "2099-05-07T11:30:00Z",
      undefined,
      "2099-05-07T14:30:00+03:00",
    ],
  ])("at a time %s", async (_, scheduledAt, timezone, answered) => {
    const body = await setting.book({ scheduled_at: scheduledAt, timezone });
    expect(body).toMatchObject({ scheduled_at: answered, next_run_at: answered, timezone: timezone ?? ZONE });
  });

  test("in UTC where neither it nor its agent has a zone", async () => {
    const nowhere = await scheduleSetting({ timezone: undefined });
    const body = await nowhere.book({ timezone: undefined });
    expect(body).toMatchObject({
      timezone: "UTC",
      scheduled_at: expect.stringMatching(/^2099-05-07T14:30:00/),
    });
  });

  test("at a time that the clocks skip, after their jump, and says so", async () => {
    const body = await setting.book({
      ...{ to_number: FLORIDIAN, scheduled_at: "2099-03-08T02:30:00", timezone: "America/New_York" },
      calling_window: ANY_TIME,
    });
    expect(body.next_run_at).toBe("2099-03-08T03:30:00-04:00");
    expect(body.explanation).toMatch(/^2099-03-08T02:30:00 is skipped by the clocks in America\/New_York/);
  });

  test.each(["Europe/Kiev", "Europe/Kyiv", "europe/kyiv"])(
    "in %s, by whichever of its names",
    async (timezone) => {
      const body = await setting.book({
        ...{
          timezone,
          callee_timezone: timezone,
          calling_window: { start: "09:00", end: "20:00", timezone },
        },
      });
      expect(body).toMatchObject({
        timezone,
        next_run_at: "2099-05-07T14:30:00+03:00",
        callee_timezone: timezone,
      });
    },
  );

  test.each([null, { frequency: "daily" }])(
    "a moment ago, by a clock that is behind, and rings at once: %j",
    async (recurrence) => {
      const body = await setting.book({
        scheduled_at: fromNow(-5_000),
        calling_window: ANY_TIME,
        recurrence,
      });
      expect(body.next_run_at).toBe(body.scheduled_at);
    },
  );

  test("with all that is set on it, and answers it as it was sent", async () => {
    const set = {
      ...{ from_number: "+908501234567", callee_timezone: "Europe/Berlin" },
      dynamic_variables: { customer_name: "Ayşe", nested: { list: [1, null, true] } },
      metadata: { ticket: "T-1", "a.b": 2 },
      recurrence: {
        ...{ frequency: "weekly", interval: 2, days_of_week: ["monday", "thursday"], max_runs: 5 },
        ...{ until: "2099-12-31", skip_dates: ["2099-05-21"] },
      },
      calling_window: {
        ...{ days: ["monday", "thursday"], start: "10:00", end: "24:00" },
        ...{ timezone: "Europe/Berlin", public_holidays: "ring" },
      },
      retry: {
        ...{ attempts: 3, delay_minutes: 30, on: ["no_answer"] },
        by_outcome: { busy: { attempts: 5, delay_minutes: 5 }, voicemail: { attempts: 2 } },
      },
    };
    const body = await setting.book(set);
    expect(body).toMatchObject(set);
    expect(await setting.read(body.schedule_id)).toEqual(body);
  });

  test("with no more of a rule than was named: the rest has its default", async () => {
    const body = await setting.book({
      ...{ recurrence: { frequency: "daily" }, calling_window: { start: "10:00", end: "18:00" }, retry: {} },
    });
    expect(body.recurrence).toEqual({ frequency: "daily", interval: 1 });
    expect(body.calling_window).toMatchObject({ timezone: "callee", public_holidays: "skip" });
    expect(body.calling_window?.days).toHaveLength(7);
    expect(body.retry).toEqual({ attempts: 1, delay_minutes: 120, on: ["no_answer", "busy", "failed"] });
  });

  test("from the workspace's default number where it names none", async () => {
    const owner = await scheduleSetting();
    expect((await owner.book()).from_number).toBeNull();
    await owner.own("+902125550123");
    await owner.own("+902125550124");
    expect((await owner.book()).from_number).toBe("+902125550123");
    expect((await owner.book({ from_number: null })).from_number).toBe("+902125550123");
    expect((await owner.book({ from_number: "+902125550124" })).from_number).toBe("+902125550124");
  });

  test("again from what a client read: what says how it went is passed over", async () => {
    const first = await setting.book({ metadata: { ticket: 1 } });
    const { status, body } = await setting.post({
      ...first,
      ...{ status: "completed", runs: 9, next_run_at: "2000-01-01T00:00:00Z", explanation: "Theirs." },
    });
    expect(status).toBe(201);
    expect(body.schedule_id).not.toBe(first.schedule_id);
    const own = { schedule_id: body.schedule_id, created_at: body.created_at, updated_at: body.updated_at };
    expect(body).toEqual({ ...first, ...own });
  });

  test("once for an Idempotency-Key, however often it is sent", async () => {
    const once = await scheduleSetting();
    const key = { "idempotency-key": "book-1" };
    const first = await once.post(once.plan, key);
    const again = await once.post(once.plan, key);
    expect(again.status).toBe(201);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(again.body).toEqual(first.body);
    expect(await once.list()).toHaveLength(1);
    expect((await once.post({ ...once.plan, timezone: "UTC" }, key)).status).toBe(409);
  });

  test("on its first day that the recurrence has and that is not skipped", async () => {
    const body = await setting.book({
      recurrence: { frequency: "weekly", days_of_week: ["friday", "tuesday"], skip_dates: ["2099-05-08"] },
    });
    expect(body.next_run_at).toBe("2099-05-12T14:30:00+03:00");
    expect(body.scheduled_at).toBe("2099-05-07T14:30:00+03:00");
  });
});
