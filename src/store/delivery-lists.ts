import { and, eq, getTableColumns, gte, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { DeliveryStatus } from "../webhooks/delivery-status.ts";
import type { Database } from "./database.ts";
import { type DeliveryRow, deliveryIdsOf } from "./deliveries.ts";
import { deliveries } from "./schema.ts";

/** A row of a list: bodies and sealed columns stay in the database. */
export type DeliverySummary = Omit<DeliveryRow, "body" | "headers" | "secret">;

export interface DeliveryFilter {
  ids?: readonly string[] | undefined;
  callId?: string | undefined;
  agentId?: string | undefined;
  /** Null: those that go to no endpoint of the workspace. */
  endpointId?: string | null | undefined;
  scheduleId?: string | undefined;
  replayId?: string | undefined;
  eventType?: string | undefined;
  statuses?: readonly DeliveryStatus[] | undefined;
  url?: string | undefined;
  /** Epoch ms, of the time that it was made; the first of them counts, the last does not. */
  since?: number | undefined;
  until?: number | undefined;
}

/**
 * One page, the newest made first. `after` is the id of the last delivery already seen; null where there is none of that
 * id, so that nobody knows where to go on.
 */
export async function listDeliveries(
  db: Database,
  workspaceId: string,
  filter: DeliveryFilter,
  { limit, offset, after }: { limit: number; offset: number; after: string | null },
): Promise<DeliverySummary[] | null> {
  const { body: _body, headers: _headers, secret: _secret, ...summary } = getTableColumns(deliveries);
  const seen = sql`FROM deliveries AS seen WHERE seen.workspace_id = ${workspaceId} AND seen.id = ${after}`;
  const older =
    after === null
      ? undefined
      : sql`(${deliveries.createdAt}, ${deliveries.id}) < (SELECT seen.created_at, seen.id ${seen})`;
  const { by, where } = wayTo(workspaceId, filter);
  // A row is wide, and SQLite reads it whole before it looks at a filter: so the page is found in the index first.
  const page = db
    .select({ id: sql<string>`${deliveries.id}` })
    .from(by)
    .where(and(where, older))
    .orderBy(sql`${deliveries.createdAt} DESC, ${deliveries.id} DESC`)
    .limit(limit)
    .offset(offset);
  const [rows, [last]] = await db.batch([
    db
      .select(summary)
      .from(deliveries)
      .where(and(eq(deliveries.workspaceId, workspaceId), sql`${deliveries.id} IN ${page}`)),
    db.select({ isThere: sql<number>`EXISTS (SELECT 1 ${seen})` }).from(sql`(SELECT 1)`),
  ]);
  if (after !== null && !last?.isThere) return null;
  return rows.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
}

export async function countDeliveries(
  db: Database,
  workspaceId: string,
  filter: DeliveryFilter,
): Promise<number> {
  const { by, where } = wayTo(workspaceId, filter);
  const [row] = await db.select({ n: sql<number>`count(*)` }).from(by).where(where);
  return row?.n ?? 0;
}

/**
 * The index by which a filter's list is read, the one that leaves the fewest to look at. SQLite is told which: it takes the
 * key of the workspace for the shorter way.
 */
function wayTo(workspaceId: string, filter: DeliveryFilter): { by: SQL; where: SQL | undefined } {
  const { ids, callId, replayId, endpointId, statuses } = filter;
  const through = (index: string, where: SQL | undefined, rest = filter) => ({
    by: sql`${deliveries} INDEXED BY ${sql.identifier(index)}`,
    where: and(eq(deliveries.workspaceId, workspaceId), where, named(ids), standing(rest)),
  });
  if (callId !== undefined) return through("deliveries_by_call", eq(deliveries.callId, callId));
  if (replayId !== undefined) return through("deliveries_by_replay", undefined);
  const [status, ...others] = statuses ?? [];
  const anyStatus = { ...filter, statuses: undefined };
  if (others.length === 0 && (status === "failed" || status === "held"))
    return through("deliveries_not_arrived", sql`${deliveries.status} NOT IN ('pending', 'delivered')`);
  // What has a next attempt is pending, and nothing else is: few enough to be put in order.
  if (others.length === 0 && status === "pending")
    return through("deliveries_due", sql`next_attempt_at IS NOT NULL`, anyStatus);
  const index = typeof endpointId === "string" ? "deliveries_by_endpoint" : "deliveries_newest";
  if (others.length === 0 && status === "delivered") return through(index, arrived(workspaceId), anyStatus);
  return through(index, undefined);
}

/** What neither failed, nor is held, nor has an attempt before it: told without a look at a row. */
const arrived = (workspaceId: string) =>
  sql`${deliveries.id} NOT IN (SELECT d.id FROM deliveries AS d INDEXED BY deliveries_not_arrived
      WHERE d.workspace_id = ${workspaceId} AND d.status NOT IN ('pending', 'delivered'))
    AND ${deliveries.id} NOT IN (SELECT d.id FROM deliveries AS d INDEXED BY deliveries_due
      WHERE d.next_attempt_at IS NOT NULL AND d.workspace_id = ${workspaceId})`;

/** What matches a filter, for statements that have an order of their own. */
export function matching(workspaceId: string, filter: DeliveryFilter): SQL | undefined {
  const { ids, callId, statuses } = filter;
  return and(
    eq(deliveries.workspaceId, workspaceId),
    named(ids),
    callId === undefined ? undefined : sql`${deliveries.id} IN (${deliveryIdsOf({ workspaceId, callId })})`,
    statuses && notArrived(workspaceId, statuses),
    standing(filter),
  );
}

const named = (ids: readonly string[] | undefined) =>
  ids && sql`${deliveries.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** What a row itself has to say. */
function standing({ endpointId, statuses, since, until, ...filter }: DeliveryFilter): SQL | undefined {
  const same = <Value>(column: SQLiteColumn, value: Value | undefined) =>
    value === undefined ? undefined : eq(column, value);
  const [status, ...others] = statuses ?? [];
  return and(
    same(deliveries.agentId, filter.agentId),
    endpointId === null ? isNull(deliveries.endpointId) : same(deliveries.endpointId, endpointId),
    same(deliveries.scheduleId, filter.scheduleId),
    same(deliveries.replayId, filter.replayId),
    same(deliveries.eventType, filter.eventType),
    // By "=" the order of an index goes on behind its status.
    others.length === 0 ? same(deliveries.status, status) : inArray(deliveries.status, [...(statuses ?? [])]),
    same(deliveries.url, filter.url),
    since === undefined ? undefined : gte(deliveries.createdAt, since),
    until === undefined ? undefined : lt(deliveries.createdAt, until),
  );
}

/** The ids of what did not arrive, by the index that holds nothing else; nothing where other states are asked for too. */
function notArrived(workspaceId: string, statuses: readonly DeliveryStatus[]): SQL | undefined {
  if (statuses.some((status) => status !== "failed" && status !== "held")) return undefined;
  return sql`${deliveries.id} IN (SELECT d.id FROM deliveries AS d INDEXED BY deliveries_not_arrived
    WHERE d.workspace_id = ${workspaceId} AND d.status NOT IN ('pending', 'delivered')
      AND d.status IN (SELECT value FROM json_each(${JSON.stringify(statuses)})))`;
}
