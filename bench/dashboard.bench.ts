import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { CallFilterQuery, filterOf } from "../src/calls/filter.ts";
import { countCalls, listCalls, searchIsLimited } from "../src/calls/read.ts";
import { type Database, openDatabase } from "../src/store/database.ts";
import { type Client, mintClient } from "../test/support/client.ts";
import { type Count, countedDatabase, noCount } from "./counted.ts";
import { SEED_AGENT, seedCalls } from "./support/seed-calls.ts";

/** Milliseconds of the database that lists and searches take in a workspace of 100,000 calls. Printed, never asserted. */
const CALLS = 100_000;
const RUNS = 21;
const PAGE = { limit: 50, offset: 0, after: null };

let client: Client;
const agents: string[] = [];
let ids: string[] = [];
beforeAll(async () => {
  client = await mintClient();
  for (const agent_name of ["North", "South", "West"]) {
    const { body } = await client.send<{ agent_id: string }>("POST", "/v1/agents", {
      ...SEED_AGENT,
      agent_name,
    });
    agents.push(body.agent_id);
  }
  const begin = Date.now();
  ids = await seedCalls(env.DB, { workspaceId: client.workspaceId, agents, calls: CALLS });
  console.log(`${CALLS} calls seeded in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
}, 600_000);

async function measure(name: string, run: (db: Database) => Promise<unknown>) {
  const counts: Count[] = [];
  let shown = 0;
  for (let time = 0; time < RUNS; time++) {
    const count = noCount();
    counts.push(count);
    const answer = await run(openDatabase(countedDatabase(env.DB, () => count)));
    shown = Array.isArray(answer) ? answer.length : Number(answer);
  }
  const times = counts.map(({ databaseMs }) => databaseMs).sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(part * (times.length - 1))] ?? 0;
  const cells = [at(0.5), at(0.95), counts[0]?.rowsRead ?? 0, shown];
  return `${name.padEnd(52)}${cells.map((cell) => String(cell).padStart(8)).join("")}`;
}

const Query = z.strictObject(CallFilterQuery);

test("lists, filters and searches of 100,000 calls", async () => {
  const { workspaceId } = client;
  const middle = ids[CALLS / 2] ?? "";
  const agent_id = agents[0];
  const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString();
  const filters: Record<string, unknown>[] = [
    {},
    { agent_id },
    { status: "completed" },
    { status: "no_answer" },
    { status: "busy" },
    { agent_id, status: "no_answer" },
    { direction: "outbound" },
    { from: "+905399999999" },
    { to: "+908501234500" },
    { agent_id, from: "+905399999999" },
    { needs_review: "true" },
    { needs_review: "false" },
    { analysis_status: "completed" },
    { analysis_status: "failed" },
    { analysis_status: "pending" },
    { analysis_status: "running" },
    { transfer_outcome: "no_answer" },
    { transfer_outcome: "busy" },
    { action_status: "done" },
    { action_status: "failed" },
    { action_status: "pending" },
    { action_status: "skipped", action_name: "Lead to CRM" },
    { action_status: "done", action_name: "Lead to CRM" },
    { action_name: "Auto follow-up" },
    { action_name: "No such action" },
    { action_status: "done", action_name: "No such action" },
    { created_after: day(2), created_before: day(1) },
    { data: { interest_level: "high" } },
    { data: { interest_level: "high" }, created_after: day(2) },
    { q: "thank" },
    { q: "zebrafish" },
    { q: "th" },
    { q: "tha" },
    { q: "thank calling name" },
    { q: '"thank you for calling"' },
    { q: "jane roe refund" },
    { q: "nothing-like-it" },
    { q: "+905391234567" },
    { q: ids[777] },
    { q: "thank", agent_id },
    { q: "thank", status: "no_answer" },
    { q: "thank", status: "completed" },
    { q: "thank", direction: "inbound" },
    { q: "zebrafish", direction: "inbound" },
    { q: "thank", transfer_outcome: "busy" },
    { q: "thank", created_before: day(80) },
  ];
  const titles = ["median", "p95", "read", "shown"];
  const lines = [`${"".padEnd(52)}${titles.map((title) => title.padStart(8)).join("")}`];
  for (const given of filters) {
    const filter = filterOf(Query.parse({ data: {}, ...given }));
    const name = JSON.stringify(given).replace(workspaceId, "…").slice(0, 50);
    lines.push(await measure(name, (db) => listCalls(db, workspaceId, filter, PAGE)));
  }
  const plain = filterOf(Query.parse({ data: {} }));
  const search = filterOf(Query.parse({ data: {}, q: "thank" }));
  const searchMore = filterOf(Query.parse({ data: {}, q: "thank", direction: "inbound" }));
  lines.push(
    await measure("page after 50,000", (db) => listCalls(db, workspaceId, plain, { ...PAGE, after: middle })),
    await measure("page of 500", (db) => listCalls(db, workspaceId, plain, { ...PAGE, limit: 500 })),
    await measure("search after 50,000", (db) =>
      listCalls(db, workspaceId, search, { ...PAGE, after: middle }),
    ),
    await measure("count", (db) => countCalls(db, workspaceId, plain)),
    await measure("count of a search", (db) => countCalls(db, workspaceId, search)),
    await measure("count of a filtered search", (db) => countCalls(db, workspaceId, searchMore)),
    await measure("whether a search is limited", (db) => searchIsLimited(db, workspaceId, search, null)),
  );
  console.log(lines.join("\n"));
  expect(lines.length).toBeGreaterThan(filters.length);
}, 600_000);
