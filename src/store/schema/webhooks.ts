import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { EventType } from "../../webhooks/event.ts";
import type { DeliverySelection } from "../../webhooks/selection.ts";
import type { SignatureScheme } from "../../webhooks/signature-scheme.ts";
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
    /** Name of the action that asked for it; null for an event. */
    actionName: text("action_name"),
    url: text("url").notNull(),
    method: text("method").notNull(),
    /** Sealed JSON of the customer's own headers, which may carry tokens; null when there are none. */
    headers: text("headers"),
    /** Sealed signing secret of the action; null: the endpoint's or the agent's, looked up at each attempt. */
    secret: text("secret"),
    body: text("body").notNull(),
    /** pending delivered failed held */
    status: text("status").notNull(),
    attempts: integer("attempts").notNull().default(0),
    outcome: text("outcome"),
    reason: text("reason"),
    nextAttemptAt: integer("next_attempt_at"),
    createdAt: createdAt(),
    finishedAt: integer("finished_at"),
    /** The workspace's endpoint that it goes to; null for an agent's own webhook and for an action. */
    endpointId: text("endpoint_id"),
    scheduleId: text("schedule_id"),
    /** The replay that asked for the current round of attempts. */
    replayId: text("replay_id"),
    /** Attempts made before the current round: a replay begins the retry schedule anew. */
    roundStart: integer("round_start").notNull().default(0),
    /** Asked for by a person who tries an endpoint: sent once, and no word on the endpoint's health. */
    test: integer("test", { mode: "boolean" }).notNull().default(false),
    /** With a rate limit: from when on its next attempt may go out. */
    slotAt: integer("slot_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // Each in the order of the lists, with what they are narrowed by most.
    index("deliveries_newest").on(
      t.workspaceId,
      t.createdAt,
      t.id,
      t.eventType,
      t.agentId,
      t.endpointId,
      t.scheduleId,
      t.url,
    ),
    index("deliveries_by_endpoint")
      .on(t.workspaceId, t.endpointId, t.createdAt, t.id, t.eventType, t.agentId)
      .where(sql`endpoint_id IS NOT NULL`),
    index("deliveries_by_replay")
      .on(t.workspaceId, t.replayId, t.createdAt, t.id)
      .where(sql`replay_id IS NOT NULL`),
    index("deliveries_by_call").on(t.workspaceId, t.callId, t.createdAt, t.id),
    index("deliveries_not_arrived")
      .on(t.workspaceId, t.status, t.createdAt, t.id, t.eventType, t.agentId, t.endpointId)
      .where(sql`status NOT IN ('pending', 'delivered')`),
    index("deliveries_due").on(t.nextAttemptAt, t.createdAt).where(sql`next_attempt_at IS NOT NULL`),
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
    /** One sentence on how it ended. */
    reason: text("reason"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.deliveryId, t.number] })],
);

/** An address of the workspace that events are sent to. */
export const endpoints = sqliteTable(
  "endpoints",
  {
    workspaceId: workspaceId(),
    /** `ep_…` */
    id: id(),
    url: text("url").notNull(),
    description: text("description"),
    /** Null: all of them. */
    events: json<EventType[]>("events"),
    agentIds: json<string[]>("agent_ids"),
    rateLimitPerSecond: integer("rate_limit_per_second"),
    /** Seconds before each attempt; null: the default. */
    retrySchedule: json<number[]>("retry_schedule"),
    signatures: json<SignatureScheme[]>("signatures").notNull(),
    /** Sealed, as are all secrets and keys below but the public one. */
    secret: text("secret").notNull(),
    previousSecret: text("previous_secret"),
    /** Until when the previous secret and key sign as well. */
    previousSecretUntil: integer("previous_secret_until"),
    signingKey: text("signing_key"),
    publicKey: text("public_key"),
    previousSigningKey: text("previous_signing_key"),
    /** With a rate limit: when the next request may go out. */
    nextSlotAt: integer("next_slot_at"),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** How a receiver of events has been doing, by endpoint id or agent id; without a row it is well. */
export const targetHealth = sqliteTable(
  "target_health",
  {
    workspaceId: workspaceId(),
    targetId: text("target_id").notNull(),
    /** The first failure since its last success. */
    failingSince: integer("failing_since"),
    disabledAt: integer("disabled_at"),
    reason: text("reason"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.targetId] })],
);

/** Many deliveries to be sent again; `cursor` is the last one that has been taken up. */
export const replays = sqliteTable(
  "replays",
  {
    workspaceId: workspaceId(),
    id: id(),
    filter: json<DeliverySelection>("filter").notNull(),
    cursor: text("cursor"),
    /** Deliveries that matched when it was asked for, and those of them taken up so far. */
    total: integer("total").notNull(),
    taken: integer("taken").notNull().default(0),
    /** When it counts as forgotten; null once all are taken up, or it was canceled. */
    dueAt: integer("due_at"),
    canceledAt: integer("canceled_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("replays_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("replays_over").on(t.createdAt).where(sql`due_at IS NULL`),
  ],
);
