import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { countedDatabase, noCount } from "../../bench/counted.ts";
import { SEED_AGENT, seedCalls } from "../../bench/support/seed-calls.ts";
import { findIdsAt } from "../../src/store/calls.ts";
import { openDatabase } from "../../src/store/database.ts";
import { register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";

it("a deep page of calls before a day reads no row of the pages before it", { timeout: 60_000 }, async () => {
  const client = await mintClient();
  const { workspaceId } = client;
  const { agent_id } = await register(client, SEED_AGENT);
  const ids = await seedCalls(env.DB, { workspaceId, agents: [agent_id], calls: 1_500 });
  const read = async (createdBefore: number) => {
    const count = noCount();
    const db = openDatabase(countedDatabase(env.DB, () => count));
    const page = { after: ids[100] ?? "", offset: 0, limit: 50 };
    const found = await findIdsAt(db, workspaceId, { createdBefore }, page);
    return { found, rows: count.rowsRead };
  };
  const deep = await read(Date.now() + 1);
  expect(deep.found).toEqual(ids.slice(50, 100).toReversed());
  expect(deep.rows).toBeLessThan(200);
  // Below the cursor the day is the nearer bound.
  expect((await read(0)).found).toEqual([]);
});
