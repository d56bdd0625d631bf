import { beforeEach, describe, expect, it } from "vitest";
import { LOST_MESSAGE_AFTER_MS } from "../../src/outcome.ts";
import { attemptEnded } from "../../src/schedules/attempt-ended.ts";
import { dial } from "../../src/schedules/dial.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import { LOST_ANSWER_AFTER_MS, SILENCE_AFTER_MS } from "../../src/schedules/patience.ts";
import { sweepSchedules } from "../../src/schedules/sweep.ts";
import type { Database } from "../../src/store/database.ts";
import { dialAttempts, schedules } from "../../src/store/schema.ts";
import { migratedDatabase } from "../support/database.ts";
import { NOON, SCHEDULE_ID, type ScheduleSetting, scheduleSetting } from "./setting.ts";

let db: Database;
let setting: ScheduleSetting;
beforeEach(async () => {
  db = await migratedDatabase();
  // A sweep looks at every workspace.
  await db.batch([db.delete(schedules), db.delete(dialAttempts)]);
  setting = await scheduleSetting(db);
  await setting.book();
});

const sweep = () => sweepSchedules(setting.tools);
const fire = () => {
  setting.pass(60_000);
  return fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
};

describe("sweepSchedules", () => {
  it("leaves alone what is on its way", async () => {
    expect(await sweep()).toBe(0);
    await fire();
    expect(await sweep()).toBe(0);
  });

  it("sets a lost alarm again", async () => {
    setting.alarms.clear();
    setting.pass(3_600_000);
    expect(await sweep()).toBe(1);
    expect(setting.alarms.get(SCHEDULE_ID)).toBe(NOON + 3_600_000);
  });

  it("sends a lost message again, once for each wait", async () => {
    await fire();
    setting.pass(LOST_MESSAGE_AFTER_MS);
    await sweep();
    await sweep();
    expect(setting.knocks).toEqual([setting.attempt(), setting.attempt()]);
  });

  it("calls an attempt unknown whose dialler died, and its end can still be heard", async () => {
    await fire();
    await setting.claim(NOON + 60_000 + LOST_ANSWER_AFTER_MS);
    setting.pass(LOST_ANSWER_AFTER_MS);
    await sweep();
    expect(await setting.read()).toMatchObject({ status: "active", attempts: [{ status: "unknown" }] });
    const end = {
      outcome: "completed" as const,
      detail: null,
      providerCallId: "pc_1",
      callId: "call_9",
      talkedMs: 0,
    };
    expect(await attemptEnded(setting.tools, setting.attempt(), end)).toBe(true);
    expect((await setting.read()).status).toBe("completed");
  });

  it("gives up an attempt that nobody ever hears of again, and never dials it twice", async () => {
    await fire();
    await dial(setting.tools, setting.workspaceId, SCHEDULE_ID, 1);
    setting.pass(SILENCE_AFTER_MS);
    await sweep();
    expect(await sweep()).toBe(0);
    expect(await setting.read()).toMatchObject({
      status: "failed",
      explanation: expect.stringContaining("it may have rung, so it is not dialled again"),
      attempts: [{ status: "unknown" }],
    });
    expect(setting.dialled).toHaveLength(1);
  });

  it("helps the others where one cannot be helped, and comes back to that", async () => {
    await setting.book({ toNumber: "+905321234568" }, "sched_2");
    await fire();
    await fireSchedule(setting.tools, setting.workspaceId, "sched_2");
    for (const id of [SCHEDULE_ID, "sched_2"]) await dial(setting.tools, setting.workspaceId, id, 1);
    setting.pass(SILENCE_AFTER_MS);
    setting.list({ kind: "ended", events: [] });
    const accepted: string[] = [];
    const tools = {
      ...setting.tools,
      takeIn: async () => {
        accepted.push("asked");
        if (accepted.length === 1) throw new Error("The database is away.");
      },
    };
    await sweepSchedules(tools);
    expect(accepted).toHaveLength(2);
    expect(setting.logged).toEqual(["schedule_sweep_failed"]);
    setting.pass(LOST_MESSAGE_AFTER_MS);
    await sweepSchedules(tools);
    expect(accepted.length).toBeGreaterThan(2);
  });
});
