import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AttemptResult, attemptEnded } from "../../src/schedules/attempt-ended.ts";
import { cancelSchedule } from "../../src/schedules/cancel.ts";
import { dial } from "../../src/schedules/dial.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import { Retry } from "../../src/schedules/retry.ts";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { SCHEDULE_ID, type ScheduleSetting, scheduleSetting } from "./setting.ts";

const BUSY: AttemptResult = {
  outcome: "busy",
  detail: null,
  providerCallId: "pc_1",
  callId: "call_9",
  talkedMs: 0,
};

let db: Database;
let setting: ScheduleSetting;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await scheduleSetting(db);
});

async function ring(number: number) {
  setting.pass(60_000);
  await fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
  await dial(setting.tools, setting.workspaceId, SCHEDULE_ID, number);
}

const end = (change: Partial<AttemptResult> = {}, number = 1) =>
  attemptEnded(setting.tools, setting.attempt(number), { ...BUSY, ...change });

describe("attemptEnded", () => {
  it("completes the schedule of a call that was answered", async () => {
    await setting.book();
    await ring(1);
    await end({ outcome: "completed" });
    expect(await setting.read()).toMatchObject({
      status: "completed",
      next_run_at: null,
      explanation: "follow_up_date 2026-05-04T12:01:00+03:00. Attempt 1 was answered.",
      attempts: [{ status: "completed", call_id: "call_9", ended_at: "2026-05-04T12:01:00+03:00" }],
    });
  });

  it("counts an end once, however often and with whatever outcome it is told", async () => {
    await setting.book({ retry: Retry.parse({ attempts: 3, delay_minutes: 1 }) });
    await ring(1);
    expect(await Promise.all([end(), end()])).toContain(true);
    expect(await end({ outcome: "completed" })).toBe(false);
    const schedule = await setting.read();
    expect(schedule.status).toBe("active");
    expect(schedule.explanation.match(/Attempt 1/g)).toHaveLength(1);
  });

  it("rings again after each missed attempt, as often as asked for", async () => {
    await setting.rules({ minutes_between_attempts: 0 });
    await setting.book({ retry: Retry.parse({ attempts: 2, delay_minutes: 1 }) });
    await ring(1);
    await end();
    await ring(2);
    await end({ outcome: "no_answer" }, 2);
    expect(setting.dialled.map(({ attemptId }) => attemptId)).toEqual(["sched_1.1", "sched_1.2"]);
    expect(await setting.read()).toMatchObject({
      status: "failed",
      explanation: expect.stringContaining("Attempt 2 was not answered; it was the last of 2."),
      attempts: [{ status: "busy" }, { status: "no_answer" }],
    });
  });

  it("leaves a canceled schedule canceled, and tells how the ringing phone ended", async () => {
    await setting.book({ retry: Retry.parse({ attempts: 3, delay_minutes: 1 }) });
    await ring(1);
    await cancelSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
    const told = await Promise.all([end(), end({ outcome: "no_answer" })]);
    expect(told.filter((first) => first)).toHaveLength(1);
    expect(await setting.read()).toMatchObject({
      status: "canceled",
      next_run_at: null,
      attempts: [{ status: told[0] ? "busy" : "no_answer" }],
    });
    expect(setting.alarms.has(SCHEDULE_ID)).toBe(false);
  });

  it("knows nothing of an attempt that nobody dialled", async () => {
    await setting.book();
    setting.pass(60_000);
    await fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
    expect(await end()).toBe(false);
    expect(await end({}, 7)).toBe(false);
    expect((await setting.read()).attempts).toMatchObject([{ status: "queued" }]);
  });
});
