import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import type { ScheduledCall } from "../../../src/alarms/scheduled-call.ts";
import {
  ANY_TIME,
  FLORIDIAN,
  fieldsOf,
  type Setting,
  scheduleSetting,
  THURSDAY,
  TURKISH,
} from "./setting.ts";

const AN_HOUR_MS = 3_600_000;
const ALARM_BEFORE_FAR_AHEAD_MS = 3 * AN_HOUR_MS;

let setting: Setting;
beforeEach(async () => {
  setting = await scheduleSetting();
});

const alarms = env.SCHEDULED_CALLS as unknown as DurableObjectNamespace<ScheduledCall>;
const alarmOf = (id: string) =>
  runInDurableObject(alarms.get(alarms.idFromName(`${setting.client.workspaceId}/${id}`)), (_, state) =>
    state.storage.getAlarm(),
  );

describe("a patch", () => {
  test("moves the time, and the alarm with it", async () => {
    const { schedule_id: id, ...before } = await setting.book();
    expect(await alarmOf(id)).toBe(Date.parse(before.next_run_at ?? "") - ALARM_BEFORE_FAR_AHEAD_MS);
    const { status, body } = await setting.patch(id, { scheduled_at: "2099-05-08T10:00:00" });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ ...before, schedule_id: id, updated_at: body.updated_at },
      ...{ scheduled_at: "2099-05-08T10:00:00+03:00", next_run_at: "2099-05-08T10:00:00+03:00" },
    });
    expect(await alarmOf(id)).toBe(Date.parse("2099-05-08T10:00:00+03:00") - ALARM_BEFORE_FAR_AHEAD_MS);
    expect(await setting.read(id)).toEqual(body);
  });

  test.each<[string, object, object]>([
    ["its number", { to_number: "+905321234568" }, { to_number: "+905321234568" }],
    ["its number, as phone_number", { phone_number: "+905321234568" }, { to_number: "+905321234568" }],
    ["its own number", { from_number: "+902125550123" }, { from_number: "+902125550123" }],
    [
      "its zone: the local time stands",
      { timezone: "Europe/Berlin" },
      { next_run_at: "2099-05-07T14:30:00+02:00" },
    ],
    [
      "its time with an offset",
      { scheduled_at: "2099-05-07T12:30:00Z" },
      { next_run_at: "2099-05-07T15:30:00+03:00" },
    ],
    [
      "its recurrence",
      { recurrence: { frequency: "weekly", days_of_week: ["friday"] } },
      {
        recurrence: { frequency: "weekly", interval: 1, days_of_week: ["friday"] },
        next_run_at: "2099-05-08T14:30:00+03:00",
      },
    ],
    [
      "the callee's zone, which moves it",
      { callee_timezone: "America/New_York" },
      {
        ...{ callee_timezone: "America/New_York", next_run_at: "2099-05-07T16:00:00+03:00" },
        ...{
          shifted_from: "2099-05-07T14:30:00+03:00",
          explanation: expect.stringMatching(/outside the calling window/),
        },
      },
    ],
    [
      "its window, which moves it",
      { calling_window: { start: "16:00", end: "18:00" } },
      {
        ...{ next_run_at: "2099-05-07T16:00:00+03:00", shifted_from: "2099-05-07T14:30:00+03:00" },
        explanation: expect.stringMatching(/16:00 to 18:00\); moved to Thursday 2099-05-07 16:00/),
      },
    ],
    ["its retries", { retry: { attempts: 2 } }, { retry: { attempts: 2, delay_minutes: 120 } }],
    ["its variables, all of them", { dynamic_variables: { b: 2 } }, { dynamic_variables: { b: 2 } }],
    ["its metadata, all of it", { metadata: { ticket: 8 } }, { metadata: { ticket: 8 } }],
  ])("changes %s", async (_, changes, answered) => {
    const before = await setting.book({ dynamic_variables: { a: 1 }, metadata: { a: 1 } });
    const { status, body } = await setting.patch(before.schedule_id, changes);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject(answered);
    const same = Object.keys(before).filter((name) => !(name in changes) && !(name in answered));
    for (const name of same.filter((one) => !/^(scheduled|created|updated)_at$/.test(one))) {
      expect(body, name).toHaveProperty(name, before[name as keyof typeof before]);
    }
    expect(await setting.read(before.schedule_id)).toEqual(body);
  });

  test("gives it another agent, whose window counts", async () => {
    const { schedule_id: id } = await setting.book();
    const { body: other } = await setting.client.send<{ agent_id: string }>("POST", "/v1/agents", {
      ...{ agent_name: "Late", calling_window: { start: "18:00", end: "19:00" } },
    });
    const { body } = await setting.patch(id, { agent_id: other.agent_id });
    expect(body).toMatchObject({ agent_id: other.agent_id, next_run_at: "2099-05-07T18:00:00+03:00" });
    expect((await setting.patch(id, { agent_id: "agent_x" })).body.errors).toMatchObject([
      { field: "agent_id", message: expect.stringMatching(/^There is no agent agent_x/) },
    ]);
  });

  test("that lets it ring at its own time again takes the shift back", async () => {
    const { schedule_id: id } = await setting.book({ calling_window: { start: "16:00", end: "18:00" } });
    expect((await setting.patch(id, { calling_window: null })).body).toMatchObject({
      ...{
        calling_window: null,
        next_run_at: "2099-05-07T14:30:00+03:00",
        shifted_from: null,
        explanation: "",
      },
    });
  });

  test("takes back with null what may be missing", async () => {
    const { schedule_id: id } = await setting.book({
      ...{ from_number: "+902125550123", callee_timezone: "Europe/Berlin", retry: { attempts: 2 } },
      ...{ recurrence: { frequency: "daily" }, calling_window: { start: "10:00", end: "18:00" } },
    });
    const none = {
      ...{ from_number: null, callee_timezone: null, retry: null, recurrence: null, calling_window: null },
    };
    const { status, body } = await setting.patch(id, none);
    expect(status).toBe(200);
    expect(body).toMatchObject(none);
    expect(body.next_run_at).toBe("2099-05-07T14:30:00+03:00");
    expect(await setting.occurrences(id)).toHaveLength(1);
  });

  test("with nothing in it changes nothing", async () => {
    const before = await setting.book({ scheduled_at: "2099-05-10T12:00:00", retry: { attempts: 2 } });
    const { status, body } = await setting.patch(before.schedule_id, {});
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, updated_at: body.updated_at });
    expect(await alarmOf(before.schedule_id)).not.toBeNull();
  });

  test("of the status is refused, and says which address changes it", async () => {
    const { schedule_id: id } = await setting.book();
    const { status, body } = await setting.patch(id, { status: "paused" });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: "status", message: "The schedule is active: use …/pause, …/resume or …/cancel." },
    ]);
  });

  test("with all that a client read changes nothing, its read-only members least of all", async () => {
    const before = await setting.book({
      ...{ scheduled_at: "2099-05-10T12:00:00", recurrence: { frequency: "weekly", max_runs: 3 } },
      ...{ retry: { by_outcome: { busy: { attempts: 2 } } }, metadata: { a: 1 } },
    });
    const { status, body } = await setting.patch(before.schedule_id, {
      ...before,
      ...{ runs: 2, next_run_at: null, call_id: "call_x", attempts: [{}] },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, updated_at: body.updated_at });
  });

  test("refuses what is wrong by its place, and changes nothing", async () => {
    const before = await setting.book({ recurrence: { frequency: "weekly" } });
    await setting.suppress("+905321234568");
    await setting.rules({ allowed_countries: ["TR"] });
    for (const [changes, places] of [
      [{ scheduled_at: "2020-05-07T10:00:00" }, ["scheduled_at"]],
      [{ scheduled_at: "2099-02-30T10:00:00" }, ["scheduled_at"]],
      [{ scheduled_at: null }, ["scheduled_at"]],
      [{ timezone: "Moon/Base", retry: { attempts: 0 }, speed: 2 }, ["timezone", "retry.attempts", "speed"]],
      [{ to_number: "+905321234568" }, ["to_number"]],
      [{ to_number: FLORIDIAN }, ["to_number"]],
      [{ to_number: TURKISH, phone_number: "+905321234569" }, ["phone_number"]],
      [{ recurrence: { frequency: "weekly", until: "2099-05-06" } }, ["recurrence.until"]],
      [
        { agent_id: "agent_x", scheduled_at: "2020-05-07T10:00", to_number: FLORIDIAN },
        ["agent_id", "scheduled_at", "to_number"],
      ],
    ] as const) {
      const { status, body } = await setting.patch(before.schedule_id, changes);
      expect(status, JSON.stringify(changes)).toBe(422);
      expect(fieldsOf(body), JSON.stringify(changes)).toEqual(places);
    }
    expect(await setting.read(before.schedule_id)).toEqual(before);
  });

  test("is refused for a window that never opens in the zones of its number", async () => {
    const before = await setting.book({ to_number: FLORIDIAN, calling_window: ANY_TIME });
    const { status, body } = await setting.patch(before.schedule_id, {
      calling_window: { start: "09:00", end: "09:10" },
    });
    expect(status).toBe(422);
    expect(fieldsOf(body)).toEqual(["calling_window"]);
    expect(await setting.read(before.schedule_id)).toEqual(before);
  });

  test("of the time takes back what is queued, one of anything else leaves it", async () => {
    const { schedule_id: id } = await setting.book();
    await setting.queueAttempt(id);
    expect((await setting.patch(id, { metadata: { a: 1 } })).body).toMatchObject({
      ...{ next_run_at: null, attempts: [{ status: "queued" }] },
    });
    await setting.patch(id, { scheduled_at: "2099-05-08T10:00:00" });
    expect(await setting.read(id)).toMatchObject({
      status: "active",
      next_run_at: "2099-05-08T10:00:00+03:00",
    });
    expect((await setting.attempts(id)).body).toMatchObject([
      { status: "canceled", detail: "The schedule was given another time." },
    ]);
  });

  test("leaves a paused schedule paused, and it rings at its new time once it is resumed", async () => {
    const { schedule_id: id } = await setting.book();
    const paused = (await setting.act(id, "pause")).body;
    const { body } = await setting.patch(id, { scheduled_at: "2099-05-10T12:00:00", metadata: { a: 1 } });
    expect(body).toEqual({
      ...{ ...paused, scheduled_at: "2099-05-10T12:00:00+03:00", metadata: { a: 1 } },
      updated_at: body.updated_at,
    });
    expect(await alarmOf(id)).toBeNull();
    expect((await setting.act(id, "resume")).body).toMatchObject({
      ...{ status: "active", shifted_from: "2099-05-10T12:00:00+03:00" },
      next_run_at: "2099-05-11T09:00:00+03:00",
    });
  });

  test("is refused once the schedule is over, and for one that is not there", async () => {
    const { schedule_id: id } = await setting.book();
    await setting.act(id, "cancel");
    const over = await setting.patch(id, { scheduled_at: THURSDAY });
    expect(over.status).toBe(409);
    expect(over.body.detail).toMatch(/is canceled, so it can no longer be changed: make a new one/);
    expect((await setting.patch("sched_none", {})).status).toBe(404);
    expect((await setting.patch("sched_none", { speed: 1 })).status).toBe(422);
  });

  test("and another at the same moment: both count or one is refused, and no field is lost to a mix", async () => {
    const { schedule_id: id } = await setting.book();
    const changes = [
      { scheduled_at: "2099-06-01T10:00:00", to_number: "+905321234561", metadata: { by: 1 } },
      { scheduled_at: "2099-06-02T11:00:00", to_number: "+905321234562", metadata: { by: 2 } },
    ] as const;
    const answers = await Promise.all(changes.map((change) => setting.patch(id, change)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const { metadata, to_number: toNumber, next_run_at: at } = await setting.read(id);
    expect([
      [1, "+905321234561", "2099-06-01T10:00:00+03:00"],
      [2, "+905321234562", "2099-06-02T11:00:00+03:00"],
    ]).toContainEqual([metadata.by, toNumber, at]);
    expect(await alarmOf(id)).toBe(Date.parse(at ?? "") - ALARM_BEFORE_FAR_AHEAD_MS);
  });
});
