import { env } from "cloudflare:workers";
import { inject, test } from "vitest";
import { createAgent } from "../../src/agents/save.ts";
import { changeCallingRules } from "../../src/gate/rules/save.ts";
import { workspaces } from "../../src/store/schema.ts";
import { migratedDatabase } from "../../test/support/database.ts";
import { AGENTS } from "./agents.ts";
import { LISTED_COUNTRIES } from "./areas.ts";
import { planCalls } from "./callers.ts";
import { newChronicle } from "./chronicle.ts";
import { drawsOf } from "./draw.ts";
import { judge } from "./judge.ts";
import { readLedger, unexplained } from "./ledger.ts";
import { missedRuns } from "./missed-runs.ts";
import { brokenPromises, offenders, report } from "./report.ts";
import { planRequested } from "./requested.ts";
import { timelineFrom } from "./timeline.ts";
import { openWorld } from "./world.ts";

/** A Monday. Thirty days from it hold both clock changes of autumn and a good many public holidays. */
const START = Date.parse("2026-10-05T00:00:00Z");
/** Always the same, for what is drawn follows from ids. */
const WORKSPACE = "ws_simulation";
const DAY_MS = 86_400_000;
/** What is on its way at the end comes to rest; nobody calls any more. */
const REST_MS = 15 * 60_000;

test("follow-ups over many days", { timeout: 0 }, async () => {
  const settings = inject("simulation");
  const begun = Date.now();
  const end = START + settings.days * DAY_MS;
  const db = await migratedDatabase();
  await db.insert(workspaces).values({ id: WORKSPACE, name: "Simulation", createdAt: START });
  const workspaceId = WORKSPACE;
  const chronicle = newChronicle();
  const timeline = timelineFrom(START);
  const draw = drawsOf(settings.seed);
  const world = openWorld(workspaceId, { chronicle, timeline, draw, end: end + REST_MS });
  const agentIds: string[] = [];
  for (const { configuration } of AGENTS) {
    agentIds.push((await createAgent(world.services, workspaceId, configuration)).agent.id);
  }
  await changeCallingRules(world.services, workspaceId, { allowed_countries: LISTED_COUNTRIES });
  const period = { ...settings, start: START, end, agentIds };
  const tools = { chronicle, timeline, draw, world, workspaceId };
  planCalls(period, tools);
  planRequested(period, tools);

  for (let day = 1; day <= settings.days; day++) {
    await timeline.runUntil(START + day * DAY_MS);
    const date = new Date(timeline.now() - 1).toISOString().slice(0, "2026-10-05".length);
    const rings = chronicle.rings.filter(({ rang }) => rang).length;
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(
      `day ${day} of ${settings.days} (${date}): ${world.analysed.size} calls read, ${rings} rings, ${seconds} s`,
    );
  }
  await timeline.runUntil(end + REST_MS);

  const now = timeline.now();
  const ledger = await readLedger(env.DB, workspaceId, now);
  const callBehind = new Map(ledger.schedules.map(({ id, provider_call_id }) => [id, provider_call_id]));
  const found = {
    ...{ settings, chronicle, ledger },
    offences: judge(chronicle, (scheduleId) => callBehind.get(scheduleId) ?? null),
    unexplained: unexplained(ledger, now),
    runsChecked: missedRuns(chronicle, now),
    zones: new Set([...chronicle.ringable.values()].flatMap(({ zones }) => zones)).size,
  };
  console.log(`\n${report(found)}\n\nwall time ${Math.round((Date.now() - begun) / 1000)} s`);
  const broken = brokenPromises(found);
  if (broken === 0) return;
  console.log(`\n${offenders(found)}`);
  throw new Error(`${broken} of what must be zero is not.`);
});
