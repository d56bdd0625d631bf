import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { idsAt } from "../../src/id.ts";
import { register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";

it("a sorted file says that older calls of the period are not in it, and the whole table says nothing", async () => {
  const { db, workspaceId, send, ...client } = await mintClient();
  const budget = { name: "budget", type: "number", description: "Monthly budget" };
  const agent = { agent_name: "Large", post_call_data_extraction: [budget] };
  const { agent_id: agentId } = await register({ db, workspaceId, send, ...client }, agent);
  const ids = Array.from({ length: 20_001 }, (_, place) => idsAt(() => Date.UTC(2026, 4, 7) + place)("call"));
  const rows = sql`json_each(${JSON.stringify(ids)})`;
  await db.run(sql`INSERT INTO calls (workspace_id, id, agent_id, agent_version, provider, provider_call_id, direction,
      status, metadata, dynamic_variables, fingerprint, analysis_status, analysis_id, created_at)
    SELECT ${workspaceId}, value, ${agentId}, 1, 'api', value, 'inbound', 'completed', '{}', '{}', '', 'completed', 'ana_1', 0
    FROM ${rows}`);
  await db.run(sql`INSERT INTO analyses (workspace_id, call_id, id, agent_version, status, fields, input_tokens,
      output_tokens, latency_ms, completed_at)
    SELECT ${workspaceId}, value, 'ana_1', 1, 'completed', '{"budget":{"value":1,"status":"grounded"}}', 0, 0, 0, 0
    FROM ${rows} WHERE key > 19990`);
  const file = async (query: string) => {
    const { status, headers, body } = await send<string>(
      "GET",
      `/v1/agents/${agentId}/data?format=csv&${query}`,
    );
    expect(status).toBe(200);
    return [headers.get("x-table-limited"), body.trim().split("\r\n").length - 1];
  };
  expect(await file("sort=budget")).toEqual(["true", 10]);
  expect(await file("sort=budget&from=2026-05-07T00:00:01Z")).toEqual([null, 10]);
  expect(await file("")).toEqual([null, 10]);
});
