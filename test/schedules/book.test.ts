import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CallingWindow } from "../../src/gate/calling-window.ts";
import type { Database } from "../../src/store/database.ts";
import { countSchedules } from "../../src/store/schedule-lists.ts";
import { migratedDatabase } from "../support/database.ts";
import { NOON, SCHEDULE_ID, type ScheduleSetting, scheduleSetting } from "./setting.ts";

let db: Database;
let setting: ScheduleSetting;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await scheduleSetting(db);
});

describe("bookSchedule", () => {
  it("keeps the call to come with the time and reason of its plan, and sets its alarm", async () => {
    expect(await setting.book()).toMatchObject({
      schedule_id: SCHEDULE_ID,
      status: "active",
      scheduled_at: "2026-05-04T12:01:00+03:00",
      next_run_at: "2026-05-04T12:01:00+03:00",
      call_id: "call_1",
      action_name: "Auto follow-up",
      explanation: "follow_up_date 2026-05-04T12:01:00+03:00.",
      attempts: [],
    });
    expect(setting.alarms.get(SCHEDULE_ID)).toBe(NOON + 60_000);
  });

  it("books once under one id, and sets the alarm again for a booking that was cut short", async () => {
    await setting.book();
    setting.alarms.clear();
    const again = await setting.book({ toNumber: "+905329999999" });
    expect(again.to_number).toBe("+905321234567");
    expect(await countSchedules(db, setting.workspaceId, {})).toBe(1);
    expect(setting.alarms.get(SCHEDULE_ID)).toBe(NOON + 60_000);
  });

  it("moves the first ring into the callee's calling window, and keeps the intent", async () => {
    const callingWindow = CallingWindow.parse({ start: "14:00", end: "20:00" });
    const booked = await setting.book({
      callingWindow,
      timezone: "UTC",
      scheduledAt: "2026-05-04T09:01:00",
    });
    expect(booked.scheduled_at).toBe("2026-05-04T09:01:00+00:00");
    // Two in the afternoon in Istanbul, where the number is.
    expect(booked.next_run_at).toBe("2026-05-04T11:00:00+00:00");
    expect(booked.explanation).toContain("is outside the calling window");
  });
});
