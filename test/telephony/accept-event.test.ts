import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FinishedCall } from "../../src/calls/finished-call.ts";
import { AppError } from "../../src/errors.ts";
import { dial } from "../../src/schedules/dial.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import type { Database } from "../../src/store/database.ts";
import { acceptProviderEvent } from "../../src/telephony/accept-event.ts";
import type { ProviderEvent } from "../../src/telephony/event.ts";
import { SCHEDULE_ID, type ScheduleSetting, scheduleSetting } from "../schedules/setting.ts";
import { migratedDatabase } from "../support/database.ts";

const EVENT: ProviderEvent = {
  type: "call.ended",
  attempt_id: "sched_1.1",
  provider_call_id: "pc_1",
  outcome: "completed",
  end_reason: "customer_hung_up",
  from_number: "+908501234567",
  to_number: "+905321234567",
  started_at: "2026-05-04T12:01:00+03:00",
  ended_at: "2026-05-04T12:02:30+03:00",
  turns: [{ role: "customer", text: "Evet." }],
};

let db: Database;
let setting: ScheduleSetting;
let kept: FinishedCall[];
beforeAll(async () => {
  db = await migratedDatabase();
});
beforeEach(async () => {
  setting = await scheduleSetting(db);
  kept = [];
  await setting.book();
  setting.pass(60_000);
  await fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
  await dial(setting.tools, setting.workspaceId, SCHEDULE_ID, 1);
});

function accept(event: ProviderEvent, ingest?: () => Promise<{ callId: string }>) {
  const ingestCall = async (_workspaceId: string, _provider: string, finished: FinishedCall) => {
    kept.push(finished);
    return { callId: "call_9" };
  };
  const tools = { ...setting.tools, ingestCall: ingest ?? ingestCall };
  return acceptProviderEvent(tools, setting.workspaceId, "scripted", event);
}

const firstAttempt = async () => (await setting.read()).attempts[0];

describe("acceptProviderEvent", () => {
  it("keeps the call under its agent, tells where it came from, and closes the attempt with it", async () => {
    await accept(EVENT);
    expect(kept).toMatchObject([
      {
        agentId: "agent_1",
        providerCallId: "pc_1",
        direction: "outbound",
        status: "completed",
        durationMs: 90_000,
        timezone: "Europe/Istanbul",
        metadata: { schedule_id: SCHEDULE_ID },
        dynamicVariables: { customer_name: "Ayşe Yılmaz" },
        turns: [{ role: "customer", text: "Evet." }],
      },
    ]);
    expect(await firstAttempt()).toMatchObject({ status: "completed", call_id: "call_9" });
  });

  it("keeps a call that never connected, without turns", async () => {
    await accept({ ...EVENT, outcome: "no_answer", end_reason: "no_answer", turns: [] });
    expect(kept).toMatchObject([{ status: "no_answer", turns: [] }]);
    expect((await setting.read()).status).toBe("failed");
  });

  it("changes nothing when the event comes again", async () => {
    await accept(EVENT);
    const before = await setting.read();
    await accept(EVENT);
    expect(await setting.read()).toEqual(before);
  });

  it("ends the attempt also where the call cannot be kept, and says so", async () => {
    await accept(EVENT, () => Promise.reject(new AppError("invalid", "There is no agent agent_1.")));
    expect(await firstAttempt()).toMatchObject({
      status: "completed",
      call_id: null,
      detail: "The call was not kept: There is no agent agent_1.",
    });
  });

  it("leaves the attempt open where the database is away, so that the provider sends again", async () => {
    await expect(accept(EVENT, () => Promise.reject(new Error("D1 is away")))).rejects.toThrow("D1 is away");
    expect((await firstAttempt())?.status).toBe("placed");
  });

  it.each(["sched_1.2", "sched_none.1", "nonsense"])("does not know the attempt %s", async (attempt_id) => {
    await expect(accept({ ...EVENT, attempt_id })).rejects.toMatchObject({ code: "not_found" });
    expect(kept).toEqual([]);
  });

  it("does not believe one provider about another's attempt", async () => {
    const tools = { ...setting.tools, ingestCall: async () => ({ callId: "call_9" }) };
    const told = acceptProviderEvent(tools, setting.workspaceId, "another", EVENT);
    await expect(told).rejects.toMatchObject({ code: "not_found" });
  });
});
