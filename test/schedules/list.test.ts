import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cancelSchedule } from "../../src/schedules/cancel.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import type { Database } from "../../src/store/database.ts";
import { countSchedules, listSchedules, type ScheduleFilter } from "../../src/store/schedule-lists.ts";
import { migratedDatabase } from "../support/database.ts";
import { type ScheduleSetting, scheduleSetting } from "./setting.ts";

let db: Database;
let setting: ScheduleSetting;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await scheduleSetting(db);
  for (const id of ["sched_1", "sched_2", "sched_3"]) await setting.book({}, id);
});

async function list(
  filter: ScheduleFilter = {},
  page: { limit?: number; offset?: number; after?: string } = {},
) {
  const found = await listSchedules(db, setting.workspaceId, filter, {
    limit: 50,
    offset: 0,
    after: null,
    ...page,
  });
  return found.map(({ schedule }) => schedule.id);
}

describe("a workspace's schedules", () => {
  it("come newest first, a page at a time, by offset or after the last one seen", async () => {
    expect(await list()).toEqual(["sched_3", "sched_2", "sched_1"]);
    expect(await list({}, { limit: 1, offset: 1 })).toEqual(["sched_2"]);
    expect(await list({}, { limit: 2, after: "sched_3" })).toEqual(["sched_2", "sched_1"]);
  });

  it("are found by status and by agent", async () => {
    await cancelSchedule(setting.tools, setting.workspaceId, "sched_2");
    expect(await list({ status: "canceled" })).toEqual(["sched_2"]);
    expect(await list({ agentId: "agent_1", status: "active" })).toEqual(["sched_3", "sched_1"]);
    expect(await list({ agentId: "agent_2" })).toEqual([]);
    expect(await countSchedules(db, setting.workspaceId, { status: "active" })).toBe(2);
  });

  it("come each with its own attempts", async () => {
    setting.pass(60_000);
    await fireSchedule(setting.tools, setting.workspaceId, "sched_2");
    const found = await listSchedules(db, setting.workspaceId, {}, { limit: 50, offset: 0, after: null });
    expect(found.map(({ attempts }) => attempts.length)).toEqual([0, 1, 0]);
  });

  it("are nobody else's", async () => {
    const stranger = await scheduleSetting(db);
    expect(await listSchedules(db, stranger.workspaceId, {}, { limit: 50, offset: 0, after: null })).toEqual(
      [],
    );
  });
});
