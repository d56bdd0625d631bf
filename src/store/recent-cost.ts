import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { analyses, calls } from "./schema.ts";

/** Enough for a mean, and few enough to be read at once. */
const CALLS_LOOKED_AT = 100;

/** What the last calls of an agent cost to read, in US dollars a call; null where no price is known. */
export async function recentCost(db: Database, workspaceId: string, agentId: string): Promise<number | null> {
  const [found] = await db.all<{ cost: number | null }>(sql`
    SELECT AVG(a.cost_usd) AS cost FROM (
      SELECT id, analysis_id FROM ${calls} INDEXED BY calls_by_agent
      WHERE workspace_id = ${workspaceId} AND agent_id = ${agentId} AND analysis_id IS NOT NULL
      ORDER BY id DESC LIMIT ${CALLS_LOOKED_AT}
    ) AS c CROSS JOIN ${analyses} AS a
    WHERE a.workspace_id = ${workspaceId} AND a.call_id = c.id AND a.id = c.analysis_id`);
  return found?.cost ?? null;
}
