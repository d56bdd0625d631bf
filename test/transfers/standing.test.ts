import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { settleCall } from "../../src/conversations/settle.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import { calls, transfers as rows, schedules } from "../../src/store/schema.ts";
import { listTransfers, takeDueTransfers } from "../../src/store/transfers.ts";
import type { CallEvent, ToldTransfer } from "../../src/telephony/event.ts";
import { transferLive } from "../../src/transfers/by-live-call.ts";
import { resumeTransfer } from "../../src/transfers/resume.ts";
import { beside } from "../support/beside.ts";
import { saveTransfer, transferRow } from "./row.ts";
import { DECISION, DESK, liveCallSetting, SALES } from "./setting.ts";

const HOUR_MS = 3_600_000;
const AGENT = {
  timezone: "Europe/Istanbul",
  post_call_actions: [
    {
      ...{ type: "transfer_call", name: "Desk" },
      config: {
        targets: [{ to_number: SALES }, { to_number: DESK }],
        fallback: { type: "schedule_call", delay_minutes: 30 },
      },
    },
  ],
};

let setting: Awaited<ReturnType<typeof liveCallSetting>>;
let now: number;
beforeEach(async () => {
  setting = await liveCallSetting("twilio", AGENT);
  now = Date.now();
});

const tools = (db = setting.client.db) => ({ ...setting.tools, db, clock: () => now });
const key = () => ({ ...setting.source, providerCallId: "CA1" });
const store = (event: Partial<CallEvent>) =>
  takeIn(tools(), setting.source, [
    { key: "k", callId: "CA1", at: now, kind: "started", facts: {}, ...event },
  ]);
const hear = (name: string, transfer: ToldTransfer) =>
  store({ key: name, kind: "transfer", at: null, transfer });
const settle = (db = setting.client.db) => settleCall(tools(db), key());
const decide = async () => transferLive(tools(), await setting.conversation(), DECISION, {});
const transfers = () => listTransfers(setting.client.db, setting.client.workspaceId, setting.callId);
const booked = () =>
  setting.client.db.select().from(schedules).where(eq(schedules.workspaceId, setting.client.workspaceId));
const sweep = async () => {
  const due = await takeDueTransfers(setting.client.db, now, now + 60_000, 500);
  const own = due.filter(({ callId }) => callId === setting.callId);
  for (const one of own) await resumeTransfer(tools(), one);
  return own.length;
};
const end = () =>
  store({ key: "end", kind: "ended", isFinal: true, facts: { status: "completed", direction: "inbound" } });
const standing = (change: object) =>
  saveTransfer(
    setting.client.db,
    transferRow({
      ...{ workspaceId: setting.client.workspaceId, callId: setting.callId, agentId: setting.agentId },
      ...{ toNumber: SALES, dueAt: now, createdAt: now, updatedAt: now },
      ...change,
    }),
  );

describe("a transfer whose call is closed", () => {
  it.each(["accepted", "unknown", "asking", "requested"])("does not stand for ever as %s", async (status) => {
    await end();
    await settle();
    const askedAt = status === "requested" ? null : now;
    await standing({ status, askedAt });
    for (let hour = 0; hour < 3; hour += 1) {
      now += HOUR_MS;
      await sweep();
    }
    expect(await transfers()).toMatchObject([{ status: "ended", outcome: "canceled", dueAt: null }]);
    expect(setting.asked).toEqual([]);
    expect(await sweep()).toBe(0);
  });

  it("is looked after when its provider took it and its call was closed meanwhile", async () => {
    const before = await setting.conversation();
    await end();
    await settle();
    await transferLive(tools(), before, DECISION, {});
    expect(await transfers()).toMatchObject([{ status: "accepted" }]);
    now += HOUR_MS;
    expect(await sweep()).toBe(1);
    expect(await transfers()).toMatchObject([{ status: "ended", outcome: "canceled" }]);
    const [call] = await setting.client.db.select().from(calls).where(eq(calls.id, setting.callId));
    expect(call).toMatchObject({ transferOutcome: "canceled" });
  });

  it("may be with the human where the call fell silent: nobody is rung back", async () => {
    await decide();
    now += 5 * HOUR_MS;
    await settle();
    expect(await transfers()).toMatchObject([{ status: "ended", outcome: null }]);
    expect(await booked()).toEqual([]);
  });

  it("comes to rest where the call is gone altogether", async () => {
    const fallback = { type: "schedule_call", delay_minutes: 5 };
    for (const status of ["requested", "accepted"]) {
      await setting.client.db.delete(rows).where(eq(rows.callId, setting.callId));
      await standing({ status, fallback, askedAt: status === "requested" ? null : now });
      await setting.client.db
        .update(rows)
        .set({ callId: "call_gone" })
        .where(eq(rows.callId, setting.callId));
      const { workspaceId } = setting.client;
      const resume = () => resumeTransfer(tools(), { workspaceId, callId: "call_gone", number: 1 });
      if (status === "accepted") {
        now += HOUR_MS;
        await resume();
        expect(await listTransfers(setting.client.db, workspaceId, "call_gone")).toMatchObject([{ status }]);
      }
      now += 5 * HOUR_MS;
      await resume();
      const [row] = await listTransfers(setting.client.db, workspaceId, "call_gone");
      expect(row).toMatchObject({ status: "ended", dueAt: null });
      await setting.client.db.delete(rows).where(eq(rows.callId, "call_gone"));
    }
  });
});

describe("a transfer that is told of while it is asked for", () => {
  it("goes on to the next target where the provider's answer came in between", async () => {
    await standing({
      ...{ status: "asking", askedAt: now, dueAt: now + 45_000 },
      targets: [
        { name: null, to: SALES },
        { name: null, to: DESK },
      ],
    });
    await hear("busy", { status: "busy", to: SALES, reason: null });
    const answered = () =>
      setting.client.db
        .update(rows)
        .set({ status: "accepted", updatedAt: now + 1, dueAt: null })
        .where(eq(rows.callId, setting.callId));
    await settle(beside(answered, 2));
    expect(await transfers()).toMatchObject([
      { status: "accepted", toNumber: DESK, attempts: [{ to: SALES, outcome: "busy" }] },
    ]);
    expect(setting.asked).toHaveLength(1);
  });
});

describe("a call back in place of a transfer", () => {
  it("is canceled where somebody has the call after all", async () => {
    await decide();
    for (const to of [SALES, DESK]) {
      await hear(`no-${to}`, { status: "no_answer", to, reason: null });
      await settle();
    }
    expect(await booked()).toMatchObject([{ status: "active" }]);
    await hear("yes", { status: "connected", to: DESK, reason: null });
    await settle();
    expect(await transfers()).toMatchObject([{ outcome: "connected" }]);
    expect(await booked()).toMatchObject([{ status: "canceled", nextRunAt: null }]);
    await settle();
    expect(await booked()).toHaveLength(1);
  });

  it("is canceled too where they took it while it was booked", async () => {
    await standing({
      ...{ status: "ended", outcome: "no_answer", fallback: { type: "schedule_call", delay_minutes: 5 } },
    });
    const taken = () =>
      setting.client.db
        .update(rows)
        .set({ outcome: "connected", updatedAt: now + 1 })
        .where(eq(rows.callId, setting.callId));
    const [row] = await transfers();
    if (!row) throw new Error("There is no transfer.");
    await resumeTransfer(tools(beside(taken)), row);
    expect((await booked()).filter(({ status }) => status === "active")).toEqual([]);
  });
});

it("a transfer that was saved and not asked for is asked for by whoever decides it again", async () => {
  await standing({ trigger: "caller", triggerKey: "live", dueAt: now + 30_000 });
  await decide();
  expect(setting.asked).toHaveLength(1);
  expect(await transfers()).toMatchObject([{ status: "accepted" }]);
});
