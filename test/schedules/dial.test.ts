import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CallingWindow } from "../../src/gate/calling-window.ts";
import { attemptEnded } from "../../src/schedules/attempt-ended.ts";
import { cancelSchedule } from "../../src/schedules/cancel.ts";
import { dial } from "../../src/schedules/dial.ts";
import { fireSchedule } from "../../src/schedules/fire.ts";
import { patchSchedule } from "../../src/schedules/patch.ts";
import { Retry } from "../../src/schedules/retry.ts";
import type { Database } from "../../src/store/database.ts";
import { dialDays } from "../../src/store/schema.ts";
import { insertSuppressions } from "../../src/store/suppressions.ts";
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

async function bookAndFire(change: Parameters<ScheduleSetting["book"]>[0] = {}) {
  await setting.book(change);
  setting.pass(60_000);
  await fireSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
}

const dialFirst = () => dial(setting.tools, setting.workspaceId, SCHEDULE_ID, 1);
const firstAttempt = async () => (await setting.read()).attempts[0];

describe("dial", () => {
  it("asks the provider once, with our attempt id, the agent's opening and the call's variables", async () => {
    await bookAndFire();
    expect(await dialFirst()).toEqual({ kind: "done" });
    expect(setting.dialled).toMatchObject([
      {
        attemptId: "sched_1.1",
        toNumber: "+905321234567",
        fromNumber: "+908501234567",
        agent: { agent_id: "agent_1", begin_message: "Hi {{customer_name}}!" },
        dynamicVariables: { customer_name: "Ayşe Yılmaz" },
      },
    ]);
    expect(await firstAttempt()).toMatchObject({ status: "placed", provider_call_id: "pc_1" });
  });

  it("rings once for a message that comes again, later or at the same moment", async () => {
    await bookAndFire();
    await Promise.all([dialFirst(), dialFirst(), dialFirst()]);
    await dialFirst();
    expect(setting.dialled).toHaveLength(1);
  });

  it("never dials again what another worker took and died with", async () => {
    await bookAndFire();
    await setting.claim(NOON);
    expect(await dialFirst()).toEqual({ kind: "done" });
    expect(setting.dialled).toEqual([]);
  });

  it.each([
    ["an answer that says it is lost", async () => ({ kind: "unknown" as const, detail: "Timed out." })],
    ["a provider that breaks", () => Promise.reject(new Error("socket"))],
  ])("leaves %s unknown and does not dial again", async (_, answer) => {
    await bookAndFire();
    setting.answerWith(answer);
    expect((await dialFirst()).kind).toBe("parked");
    expect(await dialFirst()).toEqual({ kind: "done" });
    expect(setting.dialled).toHaveLength(1);
    expect((await firstAttempt())?.status).toBe("unknown");
  });

  it("learns from the status callback how a lost answer ended", async () => {
    await bookAndFire();
    setting.answerWith(() => Promise.reject(new Error("socket")));
    await dialFirst();
    const end = {
      outcome: "completed" as const,
      detail: null,
      providerCallId: "pc_9",
      callId: "call_9",
      talkedMs: 0,
    };
    expect(await attemptEnded(setting.tools, setting.attempt(), end)).toBe(true);
    expect(await firstAttempt()).toMatchObject({
      status: "completed",
      provider_call_id: "pc_9",
      call_id: "call_9",
    });
  });

  it("keeps the end of a call that was over before the provider answered", async () => {
    await bookAndFire();
    setting.answerWith(async () => {
      const end = {
        outcome: "completed" as const,
        detail: null,
        providerCallId: "pc_1",
        callId: "call_9",
        talkedMs: 0,
      };
      await attemptEnded(setting.tools, setting.attempt(), end);
      return { kind: "placed", providerCallId: "pc_1" };
    });
    await dialFirst();
    expect(await firstAttempt()).toMatchObject({ status: "completed", call_id: "call_9" });
    expect((await setting.read()).status).toBe("completed");
  });

  it("counts a refusal as a failed attempt, which the schedule may retry", async () => {
    await setting.rules({ minutes_between_attempts: 0 });
    await bookAndFire({ retry: Retry.parse({ attempts: 2, delay_minutes: 5 }) });
    setting.answerWith(async () => ({ kind: "refused", reason: "No credit." }));
    await dialFirst();
    expect(await setting.read()).toMatchObject({
      status: "active",
      next_run_at: "2026-05-04T12:06:00+03:00",
      attempts: [{ status: "failed", detail: "No credit." }],
    });
    expect(setting.alarms.get(SCHEDULE_ID)).toBe(NOON + 6 * 60_000);
  });

  it("blocks a number that the gate has come to refuse, and says which rule", async () => {
    await bookAndFire();
    await setting.rules({ allowed_countries: ["US"] });
    expect(await dialFirst()).toMatchObject({ kind: "parked" });
    expect(setting.dialled).toEqual([]);
    const schedule = await setting.read();
    expect(schedule.status).toBe("blocked");
    expect(schedule.explanation).toContain(
      "Not dialled (country): +905321234567 is in TR, and calls go to US",
    );
    expect(schedule.attempts).toMatchObject([{ status: "blocked", rule: "country", dialed_at: null }]);
  });

  it("blocks a call that nobody would speak on", async () => {
    await bookAndFire();
    await setting.deleteAgent();
    await dialFirst();
    expect(await setting.read()).toMatchObject({
      status: "blocked",
      explanation: expect.stringContaining("The agent agent_1 was deleted."),
    });
  });

  it("waits for the window to open where the message came too late", async () => {
    await bookAndFire({ callingWindow: CallingWindow.parse({ start: "09:00", end: "20:00" }) });
    setting.pass(10 * 3_600_000);
    await dialFirst();
    expect(setting.dialled).toEqual([]);
    expect(await setting.read()).toMatchObject({
      status: "active",
      next_run_at: "2026-05-05T09:00:00+03:00",
      attempts: [{ status: "postponed", rule: "calling_window", dialed_at: null }],
    });
    expect(setting.alarms.get(SCHEDULE_ID)).toBe(Date.parse("2026-05-05T06:00:00Z"));
  });

  // Between the gate and the claim there is time for others: the claim asks once more, in its own transaction.
  it("is not claimed where the number was suppressed a moment ago", async () => {
    await bookAndFire();
    const { workspaceId, booking } = setting;
    await insertSuppressions(
      db,
      [
        {
          ...{
            workspaceId,
            phoneNumber: booking.toNumber,
            agentId: "",
            id: "sup_1",
            reason: "Asked.",
            source: "call",
          },
          ...{ callId: null, quote: null, createdBy: "call", createdAt: NOON },
        },
      ],
      NOON,
    );
    expect(await setting.claim(NOON)).toBeNull();
    expect((await firstAttempt())?.status).toBe("queued");
  });

  it("is not claimed where the number was dialled a moment ago", async () => {
    await bookAndFire();
    await setting.book({}, "sched_2");
    await fireSchedule(setting.tools, setting.workspaceId, "sched_2");
    const claim = await setting.claimed();
    await dial(setting.tools, setting.workspaceId, "sched_2", 1);
    expect(await claim(NOON)).toBeNull();
    expect(setting.dialled).toHaveLength(1);
    // Asked again, the gate knows of the other one.
    await dialFirst();
    expect(await setting.read()).toMatchObject({ attempts: [{ status: "postponed", rule: "attempt_cap" }] });
  });

  it("is not claimed where somebody gave the schedule another number a moment ago", async () => {
    await bookAndFire();
    const claim = await setting.claimed();
    await patchSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID, { to_number: "+905321234599" });
    expect(await claim(NOON)).toBeNull();
    await dialFirst();
    expect(setting.dialled).toMatchObject([{ toNumber: "+905321234599" }]);
  });

  it("counts against the day's caps, and waits for another day once they are used up", async () => {
    await setting.rules({ max_dials_per_day: 1, minutes_between_attempts: 0 });
    await bookAndFire();
    await setting.book({ toNumber: "+905321234568" }, "sched_2");
    await fireSchedule(setting.tools, setting.workspaceId, "sched_2");
    await dialFirst();
    await dial(setting.tools, setting.workspaceId, "sched_2", 1);
    expect(setting.dialled).toHaveLength(1);
    expect(await setting.read("sched_2")).toMatchObject({
      status: "active",
      next_run_at: "2026-05-05T09:00:00+03:00",
      attempts: [{ status: "postponed", rule: "daily_cap", dialed_at: null }],
    });
  });

  it("sets aside what a call may cost, and counts what it did cost once it is over", async () => {
    await setting.rules({ price_usd_per_minute: { default: 0.1, countries: { TR: 0.2 } } });
    await bookAndFire();
    await dialFirst();
    const spent = async () =>
      (await db.select().from(dialDays)).filter((day) => day.workspaceId === setting.workspaceId);
    expect(await spent()).toMatchObject([
      { day: "2026-05-04", country: "TR", dials: 1, costMicros: 1_000_000 },
    ]);
    const end = { outcome: "completed", detail: null, providerCallId: "pc_1", callId: "call_9" } as const;
    await attemptEnded(setting.tools, setting.attempt(), { ...end, talkedMs: 61_000 });
    await attemptEnded(setting.tools, setting.attempt(), { ...end, talkedMs: 61_000 });
    expect(await spent()).toMatchObject([{ dials: 1, costMicros: 400_000 }]);
  });

  it("does not ring for a schedule that was canceled meanwhile", async () => {
    await bookAndFire();
    await cancelSchedule(setting.tools, setting.workspaceId, SCHEDULE_ID);
    await dialFirst();
    expect(setting.dialled).toEqual([]);
    expect(await setting.read()).toMatchObject({ status: "canceled", attempts: [{ status: "canceled" }] });
  });
});
