import { env } from "cloudflare:workers";
import { test } from "vitest";
import { dataTable } from "../src/analyses/data-table.ts";
import { distributions } from "../src/analyses/distributions.ts";
import { overview } from "../src/analyses/overview.ts";
import { rollUp } from "../src/analyses/roll-up.ts";
import { openDatabase } from "../src/store/database.ts";
import { agents, agentVersions } from "../src/store/schema.ts";
import { migratedDatabase, mintWorkspace } from "../test/support/database.ts";
import { countedDatabase, noCount } from "./counted.ts";
import { SEED_AGENT, seedCalls } from "./support/seed-calls.ts";

const DAY_MS = 86_400_000;
const CALLS = 100_000;
const NOW = Date.parse("2026-11-20T15:20:00Z");
const TODAY_ENDS = Date.parse("2026-11-21T00:00:00Z");
const TIMES = 9;

/** What pages of numbers take with 100,000 calls of five agents in 90 days, and what keeping the roll-ups costs. */
test("the overview and the table of an agent", { timeout: 1_200_000 }, async () => {
  const db = await migratedDatabase();
  const workspaceId = await mintWorkspace(db);
  const ids = ["a", "b", "c", "d", "e"].map((letter) => `agent_bench_${letter}`);
  for (const id of ids) {
    const configuration = { ...SEED_AGENT, agent_name: id } as (typeof agents.$inferInsert)["configuration"];
    const row = { workspaceId, version: 1, configuration, createdAt: 0 };
    await db.insert(agents).values({ ...row, id, updatedAt: 0 });
    await db.insert(agentVersions).values({ ...row, agentId: id });
  }
  await seedCalls(env.DB, { workspaceId, agents: ids, calls: CALLS, since: NOW - 90 * DAY_MS, until: NOW });

  const count = noCount();
  const counted = openDatabase(countedDatabase(env.DB, () => count));
  const sweeps: number[] = [];
  for (let now = NOW, rolled = 1; rolled > 0; now += 1000) {
    const start = performance.now();
    rolled = await rollUp({ db: counted, clock: () => now });
    sweeps.push(performance.now() - start);
  }
  print("one sweep that fills in history", sweeps);
  console.log(`${sweeps.length} sweeps; rows written per call: ${(count.rowsWritten / CALLS).toFixed(2)}`);

  const ask = (days: number, timezone: string, by: "day" | "hour" = "day", agentId: string | null = null) =>
    overview({ db, clock: () => NOW }, workspaceId, {
      agentId,
      from: TODAY_ENDS - days * DAY_MS,
      until: TODAY_ENDS,
      timezone,
      by,
    });
  for (const zone of ["UTC", "Asia/Kathmandu"]) {
    await measure(`overview, 7 days, ${zone}`, () => ask(7, zone));
    await measure(`overview, 7 days by hour, ${zone}`, () => ask(7, zone, "hour"));
    await measure(`overview, 90 days, ${zone}`, () => ask(90, zone));
  }
  const [agentId = ""] = ids;
  await measure("overview, 90 days of one agent", () => ask(90, "UTC", "day", agentId));

  const page = { from: null, until: null, sort: null, filters: [], limit: 50, cursor: null };
  const week = { from: NOW - 7 * DAY_MS, until: null };
  const sort = { field: "budget", direction: "desc" } as const;
  const table = (request: Partial<Parameters<typeof dataTable>[3]>) =>
    dataTable(db, workspaceId, agentId, { ...page, ...request });
  const contains = { field: "topic", operator: "contains", value: "fund" } as const;
  await measure("table, newest 50", () => table({}));
  await measure("table, newest 50 that contain a text", () => table({ filters: [contains] }));
  await measure("table, 7 days sorted by a number", () => table({ ...week, sort }));
  await measure("table, 20,000 calls sorted by a number", () => table({ sort }));
  await measure("distributions, 7 days", () => distributions(db, workspaceId, agentId, week));
  await measure("distributions, 20,000 calls", () =>
    distributions(db, workspaceId, agentId, { from: null, until: null }),
  );
});

async function measure(name: string, work: () => Promise<unknown>) {
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  print(name, took);
}

function print(name: string, took: number[]) {
  const sorted = took.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)]?.toFixed(0);
  console.log(`${name.padEnd(44)} median ${median} ms, slowest ${sorted.at(-1)?.toFixed(0)} ms`);
}
