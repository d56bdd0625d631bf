import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { HealthRow } from "./endpoints.ts";
import { deliveries, targetHealth } from "./schema.ts";

/** How the newest events of a receiver ended; its tests and the requests of actions are none of them. */
export interface RecentFigures {
  delivered: number;
  failed: number;
  held: number;
  pending: number;
  /** When the last of them arrived, in epoch milliseconds. */
  lastSuccessAt: number | null;
}

/** A row of a delivery is wide: of an endpoint so many are looked at, by its own index. */
const RECENT_OF_ENDPOINT = 50;
/** An agent's own webhook has no index of its own: so many of the workspace's newest deliveries are looked through. */
const RECENT_OF_WORKSPACE = 500;

const FIGURES = {
  status: sql<string>`deliveries.status`.as("standing"),
  n: sql<number>`count(*)`.as("n"),
  last: sql<number | null>`max(deliveries.finished_at)`.as("last"),
};

/** The endpoints and the agents of a workspace: what lately became of their events, and who of them is not well. */
export async function receiverFigures(
  db: Database,
  workspaceId: string,
  endpointIds: readonly string[],
  agentIds: readonly string[],
): Promise<{ recent: Map<string, RecentFigures>; health: Map<string, HealthRow> }> {
  const isEvent = sql`deliveries.action_name IS NULL AND deliveries.test = 0`;
  const newest = db
    .select({ id: sql<string>`${deliveries.id}` })
    .from(sql`${deliveries} INDEXED BY deliveries_newest`)
    .where(eq(deliveries.workspaceId, workspaceId))
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(RECENT_OF_WORKSPACE);
  const [byEndpoint, byAgent, health] = await db.batch([
    // The order of a CROSS JOIN is kept: else SQLite begins with every delivery of the workspace.
    db
      .select({ id: sql<string>`asked.value`.as("receiver"), ...FIGURES })
      .from(sql`json_each(${JSON.stringify(endpointIds)}) AS asked CROSS JOIN deliveries`)
      .where(
        sql`deliveries.workspace_id = ${workspaceId} AND deliveries.id IN (
          SELECT d.id FROM deliveries AS d INDEXED BY deliveries_by_endpoint
          WHERE d.workspace_id = ${workspaceId} AND d.endpoint_id = asked.value
          ORDER BY d.created_at DESC, d.id DESC LIMIT ${RECENT_OF_ENDPOINT}) AND ${isEvent}`,
      )
      .groupBy(sql`receiver, deliveries.status`),
    db
      .select({ id: deliveries.agentId, ...FIGURES })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.workspaceId, workspaceId),
          sql`${deliveries.id} IN ${newest}`,
          isNull(deliveries.endpointId),
          isEvent,
        ),
      )
      .groupBy(deliveries.agentId, deliveries.status),
    db
      .select()
      .from(targetHealth)
      .where(
        and(
          eq(targetHealth.workspaceId, workspaceId),
          sql`${targetHealth.targetId} IN (SELECT value FROM json_each(${JSON.stringify([...endpointIds, ...agentIds])}))`,
        ),
      ),
  ]);
  const recent = new Map<string, RecentFigures>();
  for (const { id, status, n, last } of [...byEndpoint, ...byAgent]) {
    const of = recent.get(id) ?? { delivered: 0, failed: 0, held: 0, pending: 0, lastSuccessAt: null };
    recent.set(id, { ...of, [status]: n, ...(status === "delivered" ? { lastSuccessAt: last } : {}) });
  }
  return { recent, health: new Map(health.map((row) => [row.targetId, row])) };
}
