import { env } from "cloudflare:workers";
import { test } from "vitest";
import { Configuration } from "../src/agents/configuration.ts";
import { compose } from "../src/compose.ts";
import { CallingWindow } from "../src/gate/calling-window.ts";
import { bookSchedule } from "../src/schedules/book.ts";
import { insertAgent } from "../src/store/agents.ts";
import { migratedDatabase, mintWorkspace } from "../test/support/database.ts";

const SCHEDULES = 40;
const FIRST_AFTER_MS = 4_000;
const EVERY_MS = 500;

interface Attempt {
  scheduled_for: number;
  created_at: number;
  dialed_at: number;
}

/** Real alarms and queues of this machine: how long after its time a schedule fires, and its number is dialled. */
test(`how late ${SCHEDULES} schedules are`, { timeout: 120_000 }, async () => {
  const db = await migratedDatabase();
  const workspaceId = await mintWorkspace(db);
  const services = compose(env);
  const configuration = Configuration.parse({ agent_name: "Sales" });
  const blank = { webhookSecret: null, createdAt: 0, updatedAt: 0, deletedAt: null };
  await insertAgent(db, { workspaceId, id: "agent_1", version: 1, configuration, ...blank });
  const start = Date.now() + FIRST_AFTER_MS;
  for (let i = 0; i < SCHEDULES; i++) {
    const at = new Date(start + i * EVERY_MS).toISOString().replace("Z", "");
    await bookSchedule(services, workspaceId, {
      ...{ id: `sched_${i}`, agentId: "agent_1", callId: null, actionName: null },
      // Nobody answers: the ring is what counts, not the talk.
      ...{ toNumber: `+90532${String(1_000_002 + i * 100)}`, numberSource: "request", fromNumber: null },
      ...{ scheduledAt: at, timezone: "UTC", recurrence: null, calleeTimezone: null },
      callingWindow: CallingWindow.parse({ start: "00:00", end: "24:00", public_holidays: "ring" }),
      ...{ retry: null, dynamicVariables: {}, metadata: {}, explanation: "" },
    });
  }
  const rung = env.DB.prepare(
    "SELECT scheduled_for, created_at, dialed_at FROM dial_attempts WHERE workspace_id = ? AND dialed_at IS NOT NULL",
  ).bind(workspaceId);
  let attempts: Attempt[] = [];
  while (attempts.length < SCHEDULES) {
    await scheduler.wait(500);
    attempts = (await rung.all<Attempt>()).results;
  }
  print(
    "alarm fired",
    attempts.map((one) => one.created_at - one.scheduled_for),
  );
  print(
    "number dialled",
    attempts.map((one) => one.dialed_at - one.scheduled_for),
  );
});

function print(what: string, delays: number[]): void {
  const sorted = delays.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  console.log(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms after its time`);
}
