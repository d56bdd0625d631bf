import { text } from "node:stream/consumers";
import { openVault } from "../../src/access/vault.ts";
import { createAgent } from "../../src/agents/save.ts";
import { rollUp } from "../../src/analyses/roll-up.ts";
import { idsAt } from "../../src/id.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import type { Crowd, CrowdWanted } from "./crowd-wanted.ts";
import { openLocalD1 } from "./local-d1.ts";
import { SEED_AGENT, seedCalls } from "./seed-calls.ts";

const DAY_MS = 86_400_000;
/** Of the newest calls, for pages of a week; `broken.values` is the oldest of them. */
const BROKEN_DAYS = 3;

/** As many as two pages of a list have. */
const ENDS = 100;

async function fill(wanted: CrowdWanted): Promise<Crowd> {
  const { crowded, broken } = wanted;
  const { d1, close } = openLocalD1(wanted.file);
  const db = openDatabase(d1);
  const until = Date.now();
  const since = until - 90 * DAY_MS;
  const agents: string[] = [];
  for (const name of crowded.agents)
    agents.push(await addAgent(db, crowded.workspaceId, name, wanted.encryptionKeys));
  const ids = await seedCalls(d1, { ...crowded, agents, since, until });
  const agent = await addAgent(db, broken.workspaceId, "Damaged line", wanted.encryptionKeys);
  const few = { ...broken, agents: [agent], since: until - BROKEN_DAYS * DAY_MS, until };
  const fewIds = await seedCalls(d1, few);
  await rollUpAll(db, until);
  const [values = "", transcript = ""] = [fewIds[0], fewIds.at(-2)];
  await d1.batch([
    d1.prepare("UPDATE transcripts SET turns = '[{' WHERE call_id = ?").bind(transcript),
    d1.prepare("UPDATE analyses SET fields = '{' WHERE call_id = ?").bind(values),
  ]);
  close();
  return {
    ...{ since, until, agents },
    ...{ oldest: ids.slice(0, ENDS), middle: ids[ids.length >> 1] ?? "", newest: ids.slice(-ENDS) },
    broken: { agent, transcript, values },
  };
}

async function addAgent(db: Database, workspaceId: string, agent_name: string, encryptionKeys: string) {
  const clock = () => Date.now();
  const tools = {
    db,
    clock,
    newId: idsAt(clock),
    vault: openVault(encryptionKeys),
    allowPrivateTargets: true,
  };
  const { agent } = await createAgent(tools, workspaceId, { ...SEED_AGENT, agent_name });
  return agent.id;
}

/** As the cron of every minute would have done by now; each minute does a part. */
async function rollUpAll(db: Database, now: number): Promise<void> {
  while ((await rollUp({ db, clock: () => now })) > 0);
}

console.log(JSON.stringify(await fill(JSON.parse(await text(process.stdin)))));
