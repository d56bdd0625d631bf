import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelSchedule } from "../../src/schedules/cancel.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { NOON, SCHEDULE_ID, type ScheduleSetting, scheduleSetting } from "./setting.ts";

let db: Database;
let setting: ScheduleSetting;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await scheduleSetting(db);
  await setting.book();
});

const fire = () => fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);

describe("fireSchedule", () => {
  it("comes back at its time where the alarm was early", async () => {
    expect(await fire()).toEqual({ kind: "not_due", at: NOON + 60_000 });
    expect(setting.knocks).toEqual([]);
  });

  it("queues one attempt and knocks for it", async () => {
    setting.pass(60_000);
    expect(await fire()).toEqual({ kind: "fired", number: 1 });
    expect(setting.knocks).toEqual([setting.attempt(1)]);
    const schedule = await setting.read();
    expect(schedule.next_run_at).toBeNull();
    expect(schedule.attempts).toMatchObject([{ attempt: 1, status: "queued" }]);
  });

  it("queues one attempt where the alarm fires twice, one after the other or at once", async () => {
    setting.pass(60_000);
    const fired = await Promise.all([fire(), fire(), fire()]);
    expect(fired.filter(({ kind }) => kind === "fired")).toHaveLength(1);
    expect(await fire()).toEqual({ kind: "idle" });
    expect((await setting.read()).attempts).toHaveLength(1);
    expect(setting.knocks).toHaveLength(1);
  });

  it("does nothing for a schedule that was canceled or never was", async () => {
    await cancelSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
    setting.pass(60_000);
    expect(await fire()).toEqual({ kind: "idle" });
    expect(await fireSchedule(setting.tools, setting.workspaceId, "sched_none")).toEqual({ kind: "idle" });
    expect(setting.knocks).toEqual([]);
  });
});
