import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { createdAt, id, json, workspaceId } from "./columns.ts";

export const deliveries = sqliteTable(
  "deliveries",
  {
    workspaceId: workspaceId(),
    id: id(),
    eventId: text("event_id").notNull(),
    eventType: text("event_type").notNull(),
    agentId: text("agent_id").notNull(),
    callId: text("call_id"),
    /** Name of the action that asked for it; null for an event of the agent's own webhook. */
    actionName: text("action_name"),
    url: text("url").notNull(),
    method: text("method").notNull(),
    /** Sealed JSON of the customer's own headers, which may carry tokens; null when there are none. */
    headers: text("headers"),
    /** Sealed signing secret of the action; null: the agent's, looked up at each attempt. */
    secret: text("secret"),
    body: text("body").notNull(),
    /** pending delivered failed */
    status: text("status").notNull(),
    attempts: integer("attempts").notNull().default(0),
    outcome: text("outcome"),
    reason: text("reason"),
    nextAttemptAt: integer("next_attempt_at"),
    createdAt: createdAt(),
    finishedAt: integer("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("deliveries_by_call").on(t.workspaceId, t.callId),
    index("deliveries_due").on(t.nextAttemptAt).where(sql`next_attempt_at IS NOT NULL`),
  ],
);

export const deliveryAttempts = sqliteTable(
  "delivery_attempts",
  {
    workspaceId: workspaceId(),
    deliveryId: text("delivery_id").notNull(),
    /** 1 for the first. */
    number: integer("number").notNull(),
    startedAt: integer("started_at").notNull(),
    latencyMs: integer("latency_ms").notNull(),
    outcome: text("outcome").notNull(),
    responseStatus: integer("response_status"),
    responseHeaders: json<Record<string, string>>("response_headers"),
    responseBody: text("response_body"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.deliveryId, t.number] })],
);
