import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AGAIN_AFTER_FAULT_MS } from "../../src/alarms/next-alarm.ts";
import { sweep } from "../../src/jobs/sweep.ts";
import { findCall, findTranscript } from "../../src/store/calls.ts";
import type { Database } from "../../src/store/database.ts";
import { schedules } from "../../src/store/schema.ts";
import { isoAt, localAt } from "../../src/time/local-time.ts";
import { migratedDatabase } from "../support/database.ts";
import { alarmSetting } from "./setting.ts";

/** Longer than a ring, a callback and the queues' batching together. */
const SOON = { timeout: 10_000, interval: 50 };
const WITH_RING = { timeout: 15_000 };
const AN_HOUR_MS = 3_600_000;

let db: Database;
let setting: Awaited<ReturnType<typeof alarmSetting>>;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await alarmSetting(db);
});

const alarmTime = () => runInDurableObject(setting.alarm, (_, state) => state.storage.getAlarm());

/** Changes the time behind the alarm's back: what is meant, and what was made of it. */
const moveTo = (meant: number, nextRunAt: number) =>
  db
    .update(schedules)
    .set({ scheduledAt: localAt(meant, "UTC"), nextRun: localAt(meant, "UTC"), nextRunAt })
    .where(eq(schedules.workspaceId, setting.workspaceId));

describe("a schedule's alarm", () => {
  it("rings the phone once, and the call that follows is kept with its transcript", WITH_RING, async () => {
    await setting.book(Date.now());
    await vi.waitFor(async () => expect((await setting.read()).status).toBe("completed"), SOON);
    const [attempt] = (await setting.read()).attempts;
    const rings = await setting.network.rings();
    expect(rings).toMatchObject([{ attempt_id: "sched_1.1", provider_call_id: attempt?.provider_call_id }]);
    const callId = attempt?.call_id ?? "";
    expect(await findCall(db, setting.workspaceId, callId)).toMatchObject({
      call: { provider: "simulated", direction: "outbound", metadata: { schedule_id: "sched_1" } },
    });
    expect(await findTranscript(db, setting.workspaceId, callId)).toContainEqual(
      expect.objectContaining({ role: "customer", text: expect.stringContaining("Jane Roe") }),
    );
  });

  it("tells of a line that was busy, and keeps that call too", WITH_RING, async () => {
    await setting.book(Date.now(), "+14155550101");
    await vi.waitFor(async () => expect((await setting.read()).status).toBe("failed"), SOON);
    const [attempt] = (await setting.read()).attempts;
    expect(attempt).toMatchObject({ status: "busy", call_id: expect.stringMatching(/^call_/) });
  });

  it("never rings twice for one attempt, however often it goes off", WITH_RING, async () => {
    await setting.book(Date.now());
    await setting.services.arm(setting.workspaceId, "sched_1", Date.now());
    await runDurableObjectAlarm(setting.alarm);
    await vi.waitFor(async () => expect((await setting.read()).status).toBe("completed"), SOON);
    await setting.services.arm(setting.workspaceId, "sched_1", Date.now() + AN_HOUR_MS);
    await runDurableObjectAlarm(setting.alarm);
    expect(await setting.network.rings()).toHaveLength(1);
  });

  it("that goes off early waits for the schedule's time", async () => {
    const at = Math.ceil(Date.now() / 1000) * 1000 + AN_HOUR_MS;
    await setting.book(at);
    await runDurableObjectAlarm(setting.alarm);
    expect(await alarmTime()).toBe(at);
    expect((await setting.read()).attempts).toEqual([]);
  });

  it("that is lost is found by the sweep, and rings", WITH_RING, async () => {
    const LONG_AGO = Date.now() - AN_HOUR_MS;
    await setting.book(Date.now() + AN_HOUR_MS);
    await runInDurableObject(setting.alarm, (_, { storage }) => storage.deleteAlarm());
    await moveTo(LONG_AGO, LONG_AGO);
    expect(await alarmTime()).toBeNull();
    await sweep(setting.services);
    await vi.waitFor(async () => expect((await setting.read()).status).toBe("completed"), SOON);
    expect(await setting.network.rings()).toHaveLength(1);
  });

  it("of a time far ahead wakes before it, resolves the time again, and waits for that", async () => {
    const at = Math.ceil(Date.now() / 1000) * 1000 + 48 * AN_HOUR_MS;
    await setting.book(at);
    expect(await alarmTime()).toBe(at - 3 * AN_HOUR_MS);
    // As if the zone's rules had changed since it was booked: the local time has come to mean an hour later.
    await moveTo(at + AN_HOUR_MS, at);
    await runDurableObjectAlarm(setting.alarm);
    expect((await setting.read()).next_run_at).toBe(isoAt(at + AN_HOUR_MS, "UTC"));
    expect(await alarmTime()).toBe(at - 2 * AN_HOUR_MS);
  });

  it("that is set anew while it goes off keeps the new time", async () => {
    const sooner = Date.now() + AN_HOUR_MS / 2;
    await setting.book(Date.now() + AN_HOUR_MS);
    await runInDurableObject(setting.alarm, async (alarm, state) => {
      const goingOff = alarm.alarm();
      await state.storage.setAlarm(sooner);
      await goingOff;
    });
    expect(await alarmTime()).toBe(sooner);
  });

  it("goes off again soon where the database is away", async () => {
    await setting.book(Date.now() + AN_HOUR_MS);
    await env.DB.exec("ALTER TABLE schedules RENAME TO schedules_away");
    const before = Date.now();
    await runDurableObjectAlarm(setting.alarm);
    await env.DB.exec("ALTER TABLE schedules_away RENAME TO schedules");
    const next = (await alarmTime()) ?? 0;
    expect(next).toBeGreaterThanOrEqual(before + AGAIN_AFTER_FAULT_MS);
    expect(next).toBeLessThan(before + AGAIN_AFTER_FAULT_MS + 2_000);
  });

  it("is gone once disarmed", async () => {
    await setting.book(Date.now() + AN_HOUR_MS);
    await setting.services.disarm(setting.workspaceId, "sched_1");
    expect(await alarmTime()).toBeNull();
  });
});
