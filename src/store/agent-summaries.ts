import { and, eq, sql } from "drizzle-orm";
import { idsFrom } from "../id.ts";
import type { Database } from "./database.ts";
import { targetHealth } from "./schema.ts";

/** How an agent's own webhook has been doing; times are epoch milliseconds. */
export interface WebhookHealth {
  failingSince: number | null;
  disabledAt: number | null;
}

/**
 * Of each of these agents, how many calls came in since a time (epoch ms), and how its own webhook is doing where it is not
 * well; in one round trip. Calls are counted in the index alone.
 */
export async function summariseAgents(
  db: Database,
  workspaceId: string,
  agentIds: readonly string[],
  since: number,
): Promise<{ calls: Map<string, number>; health: Map<string, WebhookHealth> }> {
  const ids = JSON.stringify(agentIds);
  const [counts, healths] = await db.batch([
    db
      .select({
        id: sql<string>`value`.as("id"),
        calls: sql<number>`(SELECT COUNT(*) FROM calls INDEXED BY calls_by_agent
          WHERE workspace_id = ${workspaceId} AND agent_id = value AND id >= ${idsFrom("call", since)})`.as(
          "calls",
        ),
      })
      .from(sql`json_each(${ids})`),
    db
      .select({
        id: targetHealth.targetId,
        failingSince: targetHealth.failingSince,
        disabledAt: targetHealth.disabledAt,
      })
      .from(targetHealth)
      .where(
        and(
          eq(targetHealth.workspaceId, workspaceId),
          sql`${targetHealth.targetId} IN (SELECT value FROM json_each(${ids}))`,
        ),
      ),
  ]);
  return {
    calls: new Map(counts.map(({ id, calls }) => [id, calls])),
    health: new Map(healths.map(({ id, ...health }) => [id, health])),
  };
}
