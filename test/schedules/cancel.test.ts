import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attemptEnded } from "../../src/schedules/attempt-ended.ts";
import { cancelSchedule } from "../../src/schedules/cancel.ts";
import { dial } from "../../src/schedules/dial.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { SCHEDULE_ID, type ScheduleSetting, scheduleSetting } from "./setting.ts";

let db: Database;
let setting: ScheduleSetting;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await scheduleSetting(db);
  await setting.book();
});

const cancel = (id = SCHEDULE_ID) => cancelSchedule(setting.tools, setting.workspaceId, id);

describe("cancelSchedule", () => {
  it("ends the schedule, takes its alarm away, and says why", async () => {
    expect(await cancel()).toMatchObject({
      status: "canceled",
      next_run_at: null,
      explanation: "follow_up_date 2026-05-04T12:01:00+03:00. Canceled on request.",
    });
    expect(setting.alarms.has(SCHEDULE_ID)).toBe(false);
  });

  it("answers the same when asked again", async () => {
    expect(await cancel()).toEqual(await cancel());
  });

  it("is a conflict for a schedule that is over", async () => {
    setting.pass(60_000);
    await fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
    await dial(setting.tools, setting.workspaceId, SCHEDULE_ID, 1);
    const end = {
      outcome: "completed" as const,
      detail: null,
      providerCallId: null,
      callId: null,
      talkedMs: 0,
    };
    await attemptEnded(setting.tools, setting.attempt(), end);
    await expect(cancel()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("completed"),
    });
  });

  it("is not found for another workspace's schedule", async () => {
    const stranger = await scheduleSetting(db);
    await expect(cancelSchedule(stranger.tools, stranger.workspaceId, SCHEDULE_ID)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await setting.read()).status).toBe("active");
  });
});
