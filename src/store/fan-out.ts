import { type SQL, sql } from "drizzle-orm";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { columnsOf } from "./insert-select.ts";
import { deliveries } from "./schema.ts";

/**
 * The deliveries of an event, for the batch that saves what it tells: one to the agent's own webhook, where it listens,
 * and one to each endpoint of the workspace that asked for such events. Where nobody listens it writes nothing. What is
 * disabled gets its delivery `held`. Announced again, it changes nothing and answers no row. `where` narrows it further,
 * over `receiver.target_id`.
 */
export function announcementStatement(db: Database, announcement: Announcement, where: SQL = sql`true`) {
  const { workspaceId, event, body, at } = announcement;
  const disabled = (then: SQL, otherwise: SQL) =>
    sql`CASE WHEN health.disabled_at IS NULL THEN ${otherwise} ELSE ${then} END`;
  const row = columnsOf(deliveries, {
    workspaceId,
    // The part of each id behind its prefix: the same event to the same receiver always has the same id.
    id: sql`${`dlv_${event.id.replace(/^evt_/, "")}`} || coalesce('_' || substr(endpoint_id, 4), '')`,
    eventId: event.id,
    eventType: event.type,
    agentId: event.agentId,
    callId: event.callId,
    scheduleId: event.scheduleId,
    endpointId: sql`endpoint_id`,
    url: sql`url`,
    method: "POST",
    body,
    status: disabled(sql`'held'`, sql`'pending'`),
    reason: disabled(sql`health.reason`, sql`NULL`),
    nextAttemptAt: disabled(sql`NULL`, sql`${at} + receiver.wait_ms`),
    createdAt: at,
    actionName: null,
    headers: null,
    secret: null,
    attempts: 0,
    outcome: null,
    finishedAt: null,
    replayId: null,
    roundStart: 0,
    test: false,
    slotAt: null,
  });
  return db
    .insert(deliveries)
    .select(
      sql`SELECT ${row} FROM (${receiversOf(announcement)}
      ) AS receiver
      LEFT JOIN target_health AS health
        ON health.workspace_id = ${workspaceId} AND health.target_id = receiver.target_id
      WHERE ${where}`,
    )
    .onConflictDoNothing()
    .returning({ id: deliveries.id, status: deliveries.status });
}

/** Whoever is to be told of an event: the agent's own webhook, and the endpoints of the workspace. */
export function receiversOf(
  announcement: Pick<Announcement, "workspaceId" | "event" | "agentUrl" | "asksAgent">,
): SQL {
  const { workspaceId, event } = announcement;
  return sql`${ownWebhook(announcement)}
    UNION ALL
    SELECT id, url, id, coalesce(retry_schedule ->> 0, 0) * 1000 FROM endpoints WHERE workspace_id = ${workspaceId}
      AND (events IS NULL OR EXISTS (SELECT 1 FROM json_each(events) WHERE value = ${event.type}))
      AND (agent_ids IS NULL OR EXISTS (SELECT 1 FROM json_each(agent_ids) WHERE value = ${event.agentId}))`;
}

/** The agent's own webhook as a receiver, where it listens; the same rule as `announce`'s, on the agent's own row. */
function ownWebhook({ workspaceId, event, agentUrl, asksAgent }: Parameters<typeof receiversOf>[0]): SQL {
  const receiver = (url: SQL) =>
    sql`SELECT NULL AS endpoint_id, ${url} AS url, ${event.agentId} AS target_id, 0 AS wait_ms`;
  if (!asksAgent) return sql`${receiver(sql`${agentUrl}`)} WHERE ${agentUrl} IS NOT NULL`;
  return sql`${receiver(sql`configuration ->> 'webhook_url'`)} FROM agents
    WHERE workspace_id = ${workspaceId} AND id = ${event.agentId} AND deleted_at IS NULL
      AND configuration ->> 'webhook_url' IS NOT NULL
      AND (configuration -> 'webhook_events' IS NULL OR EXISTS (
        SELECT 1 FROM json_each(configuration, '$.webhook_events') WHERE value = ${event.type}))`;
}

/** Which of the rows that an announcement's statement answered are to be knocked for. */
export function pendingOf(
  workspaceId: string,
  rows: readonly { id: string; status: string }[],
): DeliveryKey[] {
  return rows.filter(({ status }) => status === "pending").map(({ id }) => ({ workspaceId, deliveryId: id }));
}
