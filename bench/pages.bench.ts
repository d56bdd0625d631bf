import { env } from "cloudflare:workers";
import { beforeAll, expect, test, vi } from "vitest";
import { compose } from "../src/compose.ts";
import { dashboard } from "../src/dashboard/app.tsx";
import { idsAt } from "../src/id.ts";
import { sweep } from "../src/jobs/sweep.ts";
import { signedInVisitor, type Visitor } from "../test/dashboard/support/browser.ts";
import { type Count, countedDatabase, noCount } from "./counted.ts";
import { pageAddresses } from "./support/page-addresses.ts";
import { SEED_AGENT, seedCalls } from "./support/seed-calls.ts";

/**
 * What the server takes for each page of the dashboard with 100,000 calls of 90 days: from the request to the whole HTML,
 * through the front door, signed in. Beside it, what of it the database took by its own clock. Printed, never asserted.
 */
const CALLS = 100_000;
const WARM_UPS = 3;
const RUNS = 15;
const CALLS_OPENED = 25;

let visitor: Visitor;
let seeded: Parameters<typeof pageAddresses>[0];

beforeAll(async () => {
  visitor = await signedInVisitor();
  visitor.cookies.set("zone", "Europe/Istanbul");
  const { client } = visitor;
  const made = async (path: string, body: unknown, name: string) => {
    const answer = await client.send("POST", path, body);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return String(answer.body[name]);
  };
  const agents: string[] = [];
  for (const agent_name of ["North", "South", "West"])
    agents.push(await made("/v1/agents", { ...SEED_AGENT, agent_name }, "agent_id"));
  const agent_id = agents[0] ?? "";
  const begin = Date.now();
  const ids = await seedCalls(env.DB, { workspaceId: client.workspaceId, agents, calls: CALLS });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, "2026-05-07".length);
  const recurrence = { frequency: "weekly", days_of_week: ["monday", "thursday"] };
  let schedule = "";
  for (let number = 100; number < 160; number++) {
    const numbers = { to_number: `+442079460${number}`, from_number: "+442079460100" };
    const when = { scheduled_at: `${tomorrow}T10:00:00`, timezone: "Europe/London", recurrence };
    schedule = await made("/v1/schedules", { agent_id, ...numbers, ...when }, "schedule_id");
  }
  const connection = {
    provider: "simulated",
    name: "Simulated network",
    agent_id,
    numbers: ["+442079460100"],
  };
  const liveCall = { agent_id, provider_call_id: "live", status: "in_progress", direction: "inbound" };
  const liveId = await made("/v1/calls", liveCall, "call_id");
  const reanalysis = await made(
    `/v1/agents/${agent_id}/reanalyze`,
    { filter: { needs_review: true } },
    "batch_id",
  );
  const isOver = async () =>
    (await client.send("GET", `/v1/reanalyses/${reanalysis}`)).body.status === "completed";
  await vi.waitUntil(isOver, { timeout: 300_000, interval: 500 });
  // The last: nobody answers at its address, and nothing is to be told there meanwhile.
  const endpoint = await made("/v1/endpoints", { url: "https://warehouse.example/events" }, "endpoint_id");
  await tellDeliveries(client.workspaceId, endpoint);
  const sweeps = await sweepToTheEnd();
  console.log(
    `${CALLS} calls seeded and rolled up by ${sweeps} sweeps in ${((Date.now() - begin) / 1000).toFixed(0)} s`,
  );
  const { results } = await env.DB.prepare(
    "SELECT id FROM deliveries WHERE workspace_id = ? ORDER BY id DESC LIMIT 1",
  )
    .bind(client.workspaceId)
    .all<{ id: string }>();
  seeded = {
    ...{ agent: agent_id, schedule, reanalysis, endpoint, delivery: results[0]?.id ?? "" },
    calls: ids.slice(-CALLS_OPENED).reverse(),
    middle: ids[CALLS / 2] ?? "",
    connection: await made("/v1/connections", connection, "connection_id"),
    liveCall: liveId,
  };
}, 900_000);

/** Every fourth delivery goes to the endpoint; which, the last character of its id tells. */
async function tellDeliveries(workspaceId: string, endpointId: string): Promise<void> {
  await env.DB.prepare(
    "UPDATE deliveries SET endpoint_id = ?2, action_name = NULL WHERE workspace_id = ?1 AND unicode(substr(id, -1)) % 4 = 0",
  )
    .bind(workspaceId, endpointId)
    .run();
}

/** As the cron of every minute would have done by now. */
async function sweepToTheEnd(): Promise<number> {
  for (let sweeps = 1; ; sweeps++) {
    const { hours } = await sweep(compose(env));
    if (hours === 0) return sweeps;
  }
}

test("every page with 100,000 calls", { timeout: 900_000 }, async () => {
  const pages = pageAddresses(seeded);
  const medians: number[] = [];
  const notShown: string[] = [];
  const titles = ["median", "p95", "kB", "db ms", "trips", "rows"];
  const lines = [line("", titles)];
  for (const [name, paths] of pages) {
    const took: number[] = [];
    let bytes = 0;
    for (let time = -WARM_UPS; time < RUNS; time++) {
      const path = `/dashboard${paths[(time + WARM_UPS) % paths.length]}`;
      const before = performance.now();
      const { status, html } = await visitor.get(path);
      if (time >= 0) took.push(performance.now() - before);
      if (status !== 200 && time === 0) notShown.push(`${status} ${path}`);
      bytes = html.length;
    }
    took.sort((a, b) => a - b);
    const at = (part: number) => took[Math.round(part * (took.length - 1))] ?? 0;
    medians.push(at(0.5));
    const { databaseMs, roundTrips, rowsRead } = await countedFor(`/dashboard${paths[0]}`);
    const times = [at(0.5).toFixed(1), at(0.95).toFixed(1), (bytes / 1000).toFixed(0)];
    lines.push(line(name, [...times, databaseMs.toFixed(1), String(roundTrips), String(rowsRead)]));
  }
  medians.sort((a, b) => a - b);
  lines.push(line(`the median of ${pages.length} pages`, [(medians[medians.length >> 1] ?? 0).toFixed(1)]));
  console.log(lines.join("\n"));
  expect(notShown).toEqual([]);
});

const line = (name: string, cells: readonly string[]) =>
  `${name.padEnd(36)}${cells.map((cell) => cell.padStart(9)).join("")}`;

/** What the page asks of the database, which is asked for it once more. */
async function countedFor(path: string): Promise<Count> {
  const count = noCount();
  const services = compose({ ...env, DB: countedDatabase(env.DB, () => count) });
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request(`https://aftercall.example${path}`, { headers: { cookie } });
  const answer = await dashboard.fetch(request, { services, requestId: idsAt(() => Date.now())("req") });
  await answer.arrayBuffer();
  return count;
}
