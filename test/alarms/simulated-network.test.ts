import { runInDurableObject } from "cloudflare:test";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { placement } from "../telephony/providers/placement.ts";
import { alarmSetting } from "./setting.ts";

let db: Database;
let setting: Awaited<ReturnType<typeof alarmSetting>>;
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await alarmSetting(db);
});

const place = async () => {
  const answer = await setting.network.place(placement({ workspaceId: setting.workspaceId }));
  return { provider_call_id: "provider_call_id" in answer ? answer.provider_call_id : null };
};
const waiting = () =>
  runInDurableObject(setting.network, async (_, { storage }) => ({
    posts: [...storage.kv.list<{ posts: number }>({ prefix: "callback/" })].map(([, { posts }]) => posts),
    alarm: await storage.getAlarm(),
  }));

describe("the simulated network", () => {
  it("logs every ring, a second one for the same attempt too", async () => {
    const [first, second] = [await place(), await place()];
    expect(first.provider_call_id).not.toBe(second.provider_call_id);
    expect((await setting.network.rings()).map(({ attempt_id }) => attempt_id)).toEqual([
      "sched_1.1",
      "sched_1.1",
    ]);
  });

  it("posts the end of a call again later where the door does not take it", async () => {
    // The address names another workspace than the signature is for, so the door answers 401.
    await setting.network.place(placement({ workspaceId: `${setting.workspaceId}/other` }));
    expect((await waiting()).posts).toEqual([0]);
    const refused = await vi.waitFor(
      async () => {
        const now = await waiting();
        expect(now.posts).toEqual([1]);
        return now;
      },
      { timeout: 5_000, interval: 50 },
    );
    expect(refused.alarm).not.toBeNull();
  });
});
