import { env } from "cloudflare:workers";
import { test } from "vitest";
import { Configuration } from "../src/agents/configuration.ts";
import { compose } from "../src/compose.ts";
import { settleCall } from "../src/conversations/settle.ts";
import { takeIn } from "../src/conversations/take-in.ts";
import { CallingWindow } from "../src/gate/calling-window.ts";
import { sweep } from "../src/jobs/sweep.ts";
import { bookSchedule } from "../src/schedules/book.ts";
import { dial } from "../src/schedules/dial.ts";
import { fireSchedule } from "../src/schedules/fire.ts";
import { insertAgent } from "../src/store/agents.ts";
import { type CallEnded, endedEvent } from "../src/telephony/providers/simulated.ts";
import { localAt } from "../src/time/local-time.ts";
import { migratedDatabase, mintWorkspace } from "../test/support/database.ts";
import { countedDatabase, countedQueue, stageCounter } from "./counted.ts";
import { printCosts } from "./print-costs.ts";

const WAITING = 100_000;
const YEAR_MS = 365 * 86_400_000;

/** One follow-up from its booking to the end of its call, and a sweep while a hundred thousand others wait. */
test("what one follow-up costs from booking to ring, and what those cost that wait", async () => {
  const db = await migratedDatabase();
  const workspaceId = await mintWorkspace(db);
  const now = Date.now();
  const { stages, count, at } = stageCounter();
  const queue = countedQueue(count, []);
  const queues = {
    ...{ ANALYSIS_QUEUE: queue, ACTION_QUEUE: queue, DELIVERY_QUEUE: queue, CONVERSATION_QUEUE: queue },
  };
  const services = {
    ...compose({ ...env, DB: countedDatabase(env.DB, count), ...queues }),
    arm: async () => {},
    openLine: async () => ({ dial: async () => ({ kind: "placed" as const, providerCallId: "pc_1" }) }),
  };
  await insertAgent(db, {
    ...{
      workspaceId,
      id: "agent_1",
      version: 1,
      configuration: Configuration.parse({ agent_name: "Sales" }),
    },
    ...{ webhookSecret: null, createdAt: now, updatedAt: now, deletedAt: null },
  });
  await wait(workspaceId, now);

  at("booking");
  await bookSchedule(services, workspaceId, {
    ...{ id: "sched_1", agentId: "agent_1", callId: null, actionName: null },
    ...{ toNumber: "+905321234567", numberSource: "request", fromNumber: "+908501234567" },
    ...{ scheduledAt: localAt(now, "UTC"), timezone: "UTC", recurrence: null, calleeTimezone: null },
    callingWindow: CallingWindow.parse({ start: "00:00", end: "24:00", public_holidays: "ring" }),
    ...{ retry: null, dynamicVariables: {}, metadata: {}, explanation: "" },
  });
  at("alarm");
  await fireSchedule(services, workspaceId, "sched_1");
  at("dial");
  await dial(services, workspaceId, "sched_1", 1);
  at("callback of the call's end");
  const source = { workspaceId, provider: "simulated", connectionId: null };
  await takeIn(services, source, [endedEvent(ended(now))]);
  at("call made of it, and attempt's end");
  await settleCall(services, { ...source, connectionId: "", providerCallId: "pc_1" });
  printCosts(stages, "a follow-up from booking to the end of its call, analysis aside");

  stages.clear();
  at(`sweep, ${WAITING} wait`);
  await sweep(services);
  printCosts(stages, "a sweep");
});

const ended = (at: number): CallEnded => ({
  ...{ type: "call.ended", attempt_id: "sched_1.1", provider_call_id: "pc_1", outcome: "completed" },
  ...{ end_reason: null, from_number: "+908501234567", to_number: "+905321234567" },
  ...{ started_at: new Date(at).toISOString(), ended_at: new Date(at + 60_000).toISOString() },
  turns: [{ role: "customer", text: "Yes." }],
});

/** Schedules of other customers that ring a year from now. */
async function wait(workspaceId: string, now: number): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
    INSERT INTO schedules (workspace_id, id, agent_id, to_number, scheduled_at, timezone, dynamic_variables, status,
      explanation, next_run, next_run_at, created_at, updated_at)
    SELECT ?2, 'sched_0' || i, 'agent_1', '+9053' || (20000000 + i), ?3, 'UTC', '{}', 'active', '', ?3, ?4, 0, 0 FROM n`,
  )
    .bind(WAITING, workspaceId, localAt(now + YEAR_MS, "UTC"), now + YEAR_MS)
    .run();
}
