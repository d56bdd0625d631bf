import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/**
 * The names of every field that an agent has had, or all agents of a workspace: by agent, those of the newest version first,
 * each in its order, then what only earlier versions had.
 */
export async function listFieldNames(
  db: Database,
  workspaceId: string,
  agentId: string | undefined,
): Promise<string[]> {
  const ofAgent = agentId ? sql`AND v.agent_id = ${agentId}` : sql``;
  const rows = await db.all<{ name: string }>(
    sql`SELECT f.value ->> 'name' AS name
      FROM agent_versions AS v, json_each(v.configuration, '$.post_call_data_extraction') AS f
      WHERE v.workspace_id = ${workspaceId} ${ofAgent} ORDER BY v.agent_id, v.version DESC, f.key`,
  );
  return [...new Set(rows.map(({ name }) => name))];
}
