import { env } from "cloudflare:workers";
import { test } from "vitest";
import { compose } from "../src/compose.ts";
import { openFile } from "../src/exports/file.ts";
import { startExport } from "../src/exports/start.ts";
import { stepExport } from "../src/exports/step.ts";
import { JobMessage } from "../src/jobs/message.ts";
import { findExport } from "../src/store/exports.ts";
import { mintClient } from "../test/support/client.ts";
import { countedDatabase, countedQueue, stageCounter } from "./counted.ts";
import { printCosts } from "./print-costs.ts";
import { SEED_AGENT, seedCalls } from "./support/seed-calls.ts";

const CALLS = 50_000;
const EVERYTHING = ["*"];

/**
 * What an export of 50,000 calls takes and costs: as a file of calls, and as the table of their agent. Printed, never
 * asserted.
 */
test("an export of 50,000 calls", { timeout: 1_200_000 }, async () => {
  const client = await mintClient();
  const { workspaceId } = client;
  const { body: agent } = await client.send("POST", "/v1/agents", SEED_AGENT);
  const agentId = String(agent.agent_id);
  await seedCalls(env.DB, { workspaceId, agents: [agentId], calls: CALLS });
  const { stages, count, at } = stageCounter();
  const sent: unknown[] = [];
  const DB = countedDatabase(env.DB, count);
  const services = compose({ ...env, DB, ANALYSIS_QUEUE: countedQueue(count, sent) });
  const by = { workspaceId, keyId: "key_bench", scopes: EVERYTHING };
  for (const asked of [
    { kind: "calls", format: "csv" },
    { kind: "calls", format: "jsonl" },
    { kind: "data", format: "csv", agent_id: agentId },
    { kind: "data", format: "csv", agent_id: agentId, sort: "budget" },
  ]) {
    const name = [asked.kind, asked.format, "sort" in asked ? "sorted" : ""].join(" ").trim();
    at(`${name}: begin`);
    const begin = performance.now();
    const { export_id: exportId } = await startExport(services, by, asked);
    const begun = performance.now();
    at(`${name}: steps`);
    const took: number[] = [];
    for (let job = sent.shift(); job; job = sent.shift()) {
      const from = performance.now();
      if (JobMessage.parse(job).kind === "export") await stepExport(services, { workspaceId, exportId });
      took.push(performance.now() - from);
    }
    const row = await findExport(services.db, { workspaceId, exportId });
    at(`${name}: download`);
    const opened = performance.now();
    const { pieces } = await openFile(services, by, { workspaceId, exportId });
    let bytes = 0;
    for await (const piece of pieces) bytes += piece.length;
    const megabytes = (size: number | undefined) => `${((size ?? 0) / 1e6).toFixed(1)} MB`;
    console.log(
      [
        `${name}: ${row?.done} rows, ${megabytes(bytes)}, stored ${megabytes(row?.storedBytes)} in ${row?.parts} parts;`,
        `begun in ${(begun - begin).toFixed(0)} ms, ${took.length} steps of at most ${Math.max(...took).toFixed(0)} ms,`,
        `${took.reduce((sum, one) => sum + one, 0).toFixed(0)} ms in all, downloaded in ${(performance.now() - opened).toFixed(0)} ms`,
      ].join(" "),
    );
  }
  printCosts(stages, "all four exports");
});
