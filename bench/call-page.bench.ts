import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readCallActions } from "../src/actions/call-actions.ts";
import { readTimeline } from "../src/calls/timeline.ts";
import { mintClient } from "../test/support/client.ts";
import { EXAMPLE_AGENT } from "../test/support/example.ts";

const CALLS = 100_000;
/** Rows made by one statement. */
const STEP = 10_000;
const TRIES = 200;

/** A call's timeline and actions among many calls, each with an analysis, two runs, three deliveries and their attempts. */
test(`a call's own page among ${CALLS.toLocaleString("en-US")} calls`, async () => {
  const { db, workspaceId, send } = await mintClient();
  const { body } = await send<{ agent_id: string }>("POST", "/v1/agents", EXAMPLE_AGENT);
  for (let from = 0; from < CALLS; from += STEP) await seed(workspaceId, body.agent_id, from);
  const idOf = (i: number) => `call_${String((i * 7_919) % CALLS).padStart(26, "0")}`;
  const about = await readTimeline(db, workspaceId, idOf(1));
  expect(about.entries.length).toBeGreaterThan(10);
  for (const [what, ask] of [
    ["timeline", (id: string) => readTimeline(db, workspaceId, id)],
    ["actions", (id: string) => readCallActions(db, workspaceId, id)],
  ] as const) {
    const took: number[] = [];
    for (let i = 0; i < TRIES; i++) {
      const before = performance.now();
      await ask(idOf(i));
      took.push(performance.now() - before);
    }
    took.sort((a, b) => a - b);
    const at = (share: number) => `${(took[Math.floor(share * TRIES)] ?? 0).toFixed(1)} ms`;
    console.log(`${what}: median ${at(0.5)}, p95 ${at(0.95)} (${about.entries.length} entries)`);
  }
}, 600_000);

async function seed(workspaceId: string, agentId: string, from: number): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + STEP}),
    c AS (SELECT printf('%026d', i) AS u, i FROM n)`;
  const at = "1777000000000 + i * 1000";
  const run = async (insert: string, select: string) => {
    const [into, ...values] = [insert, workspaceId];
    await env.DB.prepare(`INSERT INTO ${into} ${numbers} SELECT ${select}`)
      .bind(...values)
      .run();
  };
  await run(
    `calls (workspace_id, id, agent_id, agent_version, provider, provider_call_id, direction, status, from_number, to_number,
      started_at, ended_at, duration_ms, metadata, dynamic_variables, fingerprint, analysis_status, analysis_id, created_at)`,
    `?1, 'call_' || u, '${agentId}', 1, 'api', u, 'inbound', 'completed', '+905321234567', '+908501234567',
      '2026-05-04T10:00:00+03:00', '2026-05-04T10:01:00+03:00', 60000, '{}', '{}', '', 'completed', 'ana_' || u, ${at} FROM c`,
  );
  await run(
    "transcripts (workspace_id, call_id, turns)",
    `?1, 'call_' || u, '[{"role":"customer","text":"Hello."}]' FROM c`,
  );
  await run(
    `analyses (workspace_id, call_id, id, agent_version, status, model, fields, input_tokens, output_tokens, latency_ms, completed_at)`,
    `?1, 'call_' || u, 'ana_' || u, 1, 'completed', 'offline', '{"interest_level":{"value":null,"status":"not_mentioned"}}', 1, 1, 5, ${at} + 50 FROM c`,
  );
  for (const [place, name, type] of [
    [0, "Auto follow-up", "schedule_call"],
    [1, "Lead to CRM", "webhook"],
  ] as const) {
    await run(
      `action_runs (workspace_id, call_id, name, id, position, type, status, explanation, created_at, finished_at, analysis_id)`,
      `?1, 'call_' || u, '${name}', 'run_' || u || '_${place}', ${place}, '${type}', 'skipped', 'x', ${at} + 60, ${at} + 60, 'ana_' || u FROM c`,
    );
  }
  for (const kind of ["ended", "analyzed", "started"]) {
    await run(
      `deliveries (workspace_id, id, event_id, event_type, agent_id, call_id, url, method, body, status, attempts, created_at)`,
      `?1, 'dlv_' || u || '_${kind}', u, 'call.${kind}', '${agentId}', 'call_' || u, 'https://crm.example/', 'POST', '{}', 'delivered', 1, ${at} FROM c`,
    );
    await run(
      `delivery_attempts (workspace_id, delivery_id, number, started_at, latency_ms, outcome)`,
      `?1, 'dlv_' || u || '_${kind}', 1, ${at} + 100, 20, 'delivered' FROM c`,
    );
  }
  await run(
    `dial_attempts (workspace_id, schedule_id, number, status, provider, to_number, created_at)`,
    `?1, 'sched_' || u, 1, 'completed', 'simulated', '+908501234567', ${at} FROM c WHERE i % 100 = 0`,
  );
}
