import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { findConversation } from "../../src/conversations/conversation.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { deliveries, schedules } from "../../src/store/schema.ts";
import { listTransfers, takeDueTransfers } from "../../src/store/transfers.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { transferLive } from "../../src/transfers/by-live-call.ts";
import { resumeTransfer } from "../../src/transfers/resume.ts";
import { Crash, crashingDatabase, type Moment } from "../support/crashing-database.ts";
import { DECISION, DESK, liveCallSetting, SALES } from "./setting.ts";

const MINUTE_MS = 60_000;

const AGENT = {
  language: "en-US",
  timezone: "Europe/Istanbul",
  webhook_url: "https://crm.example/hook",
  post_call_actions: [
    {
      type: "transfer_call",
      name: "Desk",
      config: {
        targets: [{ to_number: SALES }, { to_number: DESK }],
        fallback: { type: "schedule_call", delay_minutes: 30 },
      },
    },
  ],
};

const nobody = (key: string, to: string): Partial<CallEvent> => ({
  ...{ key, kind: "transfer", at: null, transfer: { status: "no_answer", to, reason: null } },
});
const ended = (): Partial<CallEvent> => ({
  ...{ key: "end", kind: "ended", isFinal: true, facts: { status: "completed", direction: "inbound" } },
});

/** A call that is handed over, by a worker that may die at any request of its own to the database. */
async function handingOver() {
  const setting = await liveCallSetting("twilio", AGENT);
  const { client, tools, source, callId } = setting;
  let now = Date.now();
  const clock = () => now;
  const key = { ...source, providerCallId: "CA1" };
  const toolsOf = (db: Database) => ({ ...tools, db, clock });
  const own = toolsOf(client.db);
  const whole = (event: Partial<CallEvent>): CallEvent => ({
    ...{ key: "k", callId: "CA1", at: now, kind: "started", facts: {}, ...event },
  });
  const dialled = () =>
    setting.asked.flatMap(
      ({ body }) => /<Number[^>]*>([^<]+)</.exec(new URLSearchParams(body).get("Twiml") ?? "")?.[1] ?? [],
    );
  return {
    dialled,
    /** All that a worker does for one call, and what it hears meanwhile is stored whatever becomes of it. */
    work: async (db: Database) => {
      const mortal = toolsOf(db);
      const conversation = await findConversation(own, key);
      if (!conversation) throw new Error("There is no such call.");
      await transferLive(mortal, conversation, DECISION, {});
      for (const to of [SALES, DESK]) {
        if (!dialled().includes(to)) continue;
        await own.takeIn(source, [whole(nobody(`no-${to}`, to))]);
        await settleCall(mortal, key);
      }
    },
    /** What the sweep does, for an hour; then the call ends, and the sweep comes again. */
    comeRound: async () => {
      const sweep = async () => {
        for (let minute = 0; minute < 60; minute += 1) {
          now += MINUTE_MS;
          const due = await takeDueTransfers(client.db, now, now + MINUTE_MS, 500);
          for (const one of due) if (one.callId === callId) await resumeTransfer(own, one);
          if (minute % 5 === 0) await settleCall(own, key);
        }
      };
      await sweep();
      await own.takeIn(source, [whole(ended())]);
      await settleCall(own, key);
      await sweep();
    },
    outcome: async () => {
      const { db, workspaceId } = client;
      const told = await db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId));
      return {
        transfers: await listTransfers(db, workspaceId, callId),
        booked: await db.select().from(schedules).where(eq(schedules.workspaceId, workspaceId)),
        events: told
          .filter(({ eventType }) => eventType === "call.transfer")
          .map(({ body }) => JSON.parse(body).data),
        call: (await client.send<{ transfer_outcome: string | null }>("GET", `/v1/calls/${callId}`)).body,
      };
    },
  };
}

it("a transfer asks each target once, ends, and books one call back, wherever its worker dies", {
  timeout: 120_000,
}, async () => {
  const whole = await handingOver();
  const watched = crashingDatabase(env.DB, 0, "before");
  await whole.work(openDatabase(watched.DB));
  const count = watched.asked();
  expect(whole.dialled()).toEqual([SALES, DESK]);
  expect(count).toBeGreaterThan(10);
  for (let at = 1; at <= count; at += 1) {
    for (const moment of ["before", "after"] satisfies Moment[]) {
      const where = `${moment} request ${at}`;
      const setting = await handingOver();
      const died = await setting.work(openDatabase(crashingDatabase(env.DB, at, moment).DB)).then(
        () => null,
        (error: unknown) => error,
      );
      expect(rootOf(died), where).toBeInstanceOf(Crash);
      await setting.comeRound();
      const { transfers, booked, events, call } = await setting.outcome();
      const dialled = setting.dialled();
      expect(new Set(dialled).size, where).toBe(dialled.length);
      expect(transfers.length, where).toBeLessThan(2);
      expect(booked.length, where).toBe(transfers.length);
      const [row] = transfers;
      if (!row) continue;
      expect(row, where).toMatchObject({ status: "ended", dueAt: null });
      expect(["no_answer", "canceled"], where).toContain(row.outcome);
      expect(call.transfer_outcome, where).toBe(row.outcome);
      const steps = events.map(({ status, attempts }) => `${status} ${attempts.length}`);
      expect(new Set(steps).size, where).toBe(steps.length);
      expect(steps, where).toContain("requested 0");
      expect(
        steps.filter((step) => step.startsWith("failed")),
        where,
      ).toHaveLength(1);
    }
  }
});

/** What drizzle wraps. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause ? rootOf(error.cause) : error;
}
