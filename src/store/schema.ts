import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { ActionPlan, ActionResult } from "../actions/action.ts";
import type { StoredConfiguration } from "../agents/configuration.ts";
import type { Turn } from "../calls/turn.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { CallingWindow } from "../schedules/calling-window.ts";
import type { Retry } from "../schedules/retry.ts";

/**
 * Every table is keyed `(workspace_id, id)` and `WITHOUT ROWID`: a list of a workspace is a range of the primary key,
 * and an insert writes one row, since D1 bills every index touched. Instants are epoch milliseconds; `*_due_at` is when
 * the sweep may knock again and null when nothing is left to do.
 */
const workspaceId = () => text("workspace_id").notNull();
const id = () => text("id").notNull();
const createdAt = () => integer("created_at").notNull();
const json = <T>(name: string) => text(name, { mode: "json" }).$type<T>();

export const workspaces = sqliteTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  createdAt: createdAt(),
});

export const apiKeys = sqliteTable(
  "api_keys",
  {
    /** SHA-256 of the key, hex: the look-up is by hash, so the key itself is never stored. */
    hash: text("hash").primaryKey(),
    id: id(),
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    createdAt: createdAt(),
    revokedAt: integer("revoked_at"),
  },
  (t) => [index("api_keys_by_workspace").on(t.workspaceId, t.id)],
);

export const agents = sqliteTable(
  "agents",
  {
    workspaceId: workspaceId(),
    id: id(),
    version: integer("version").notNull(),
    configuration: json<StoredConfiguration>("configuration").notNull(),
    /** Sealed (see access/vault.ts); null until the configuration has something to sign. */
    webhookSecret: text("webhook_secret"),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
    deletedAt: integer("deleted_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

export const agentVersions = sqliteTable(
  "agent_versions",
  {
    workspaceId: workspaceId(),
    agentId: text("agent_id").notNull(),
    version: integer("version").notNull(),
    configuration: json<StoredConfiguration>("configuration").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.agentId, t.version] })],
);

export const calls = sqliteTable(
  "calls",
  {
    workspaceId: workspaceId(),
    id: id(),
    agentId: text("agent_id").notNull(),
    agentVersion: integer("agent_version").notNull(),
    provider: text("provider").notNull(),
    providerCallId: text("provider_call_id").notNull(),
    direction: text("direction").notNull(),
    status: text("status").notNull(),
    endReason: text("end_reason"),
    fromNumber: text("from_number"),
    toNumber: text("to_number"),
    /** ISO 8601 with the offset it came with. */
    startedAt: text("started_at"),
    endedAt: text("ended_at"),
    timezone: text("timezone"),
    durationMs: integer("duration_ms"),
    recordingUrl: text("recording_url"),
    metadata: json<Record<string, unknown>>("metadata").notNull(),
    dynamicVariables: json<Record<string, unknown>>("dynamic_variables").notNull(),
    /** SHA-256 of what was sent: tells a repetition from a contradiction. */
    fingerprint: text("fingerprint").notNull(),
    analysisStatus: text("analysis_status").notNull(),
    analysisId: text("analysis_id"),
    analysisAttempts: integer("analysis_attempts").notNull().default(0),
    analysisDueAt: integer("analysis_due_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("calls_by_provider_id").on(t.workspaceId, t.provider, t.providerCallId),
    index("calls_by_agent").on(t.workspaceId, t.agentId, t.id),
    index("calls_due").on(t.analysisDueAt).where(sql`analysis_due_at IS NOT NULL`),
  ],
);

export const transcripts = sqliteTable(
  "transcripts",
  {
    workspaceId: workspaceId(),
    callId: text("call_id").notNull(),
    turns: json<Turn[]>("turns").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.callId] })],
);

export const analyses = sqliteTable(
  "analyses",
  {
    workspaceId: workspaceId(),
    callId: text("call_id").notNull(),
    id: id(),
    agentVersion: integer("agent_version").notNull(),
    status: text("status").notNull(),
    reason: text("reason"),
    model: text("model"),
    promptVersion: text("prompt_version"),
    fields: json<Record<string, FieldResult>>("fields").notNull(),
    inputTokens: integer("input_tokens").notNull(),
    outputTokens: integer("output_tokens").notNull(),
    /** Null where the model's price is not known. */
    costUsd: real("cost_usd"),
    latencyMs: integer("latency_ms").notNull(),
    completedAt: integer("completed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.callId, t.id] })],
);

export const actionRuns = sqliteTable(
  "action_runs",
  {
    workspaceId: workspaceId(),
    callId: text("call_id").notNull(),
    /** The action's name: one run of each action for a call, whatever happens twice. */
    name: text("name").notNull(),
    id: id(),
    /** Place in the agent's list, so that a call shows its actions in the order they were written. */
    position: integer("position").notNull(),
    type: text("type").notNull(),
    status: text("status").notNull(),
    explanation: text("explanation").notNull(),
    plan: json<ActionPlan>("plan"),
    result: json<ActionResult>("result"),
    attempts: integer("attempts").notNull().default(0),
    dueAt: integer("due_at"),
    createdAt: createdAt(),
    finishedAt: integer("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.callId, t.name] }),
    index("action_runs_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
  ],
);

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

export const schedules = sqliteTable(
  "schedules",
  {
    workspaceId: workspaceId(),
    id: id(),
    agentId: text("agent_id").notNull(),
    /** The call and action that asked for it; both null when a person did. */
    callId: text("call_id"),
    actionName: text("action_name"),
    toNumber: text("to_number").notNull(),
    fromNumber: text("from_number"),
    /** The intent: local time and zone, resolved late so that a change of the zone's rules is honoured. */
    scheduledAt: text("scheduled_at").notNull(),
    timezone: text("timezone").notNull(),
    callingWindow: json<CallingWindow>("calling_window"),
    retry: json<Retry>("retry"),
    dynamicVariables: json<Record<string, unknown>>("dynamic_variables").notNull(),
    /** active completed canceled failed blocked */
    status: text("status").notNull(),
    /** Says in words how the time came about and why it ended as it did. */
    explanation: text("explanation").notNull(),
    nextRunAt: integer("next_run_at"),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("schedules_due").on(t.nextRunAt).where(sql`next_run_at IS NOT NULL`),
  ],
);

export const dialAttempts = sqliteTable(
  "dial_attempts",
  {
    workspaceId: workspaceId(),
    scheduleId: text("schedule_id").notNull(),
    /** 1 for the first; with the schedule it makes the attempt id that the provider is given. */
    number: integer("number").notNull(),
    /** queued dialing placed unknown, then the call's own: completed no_answer busy failed voicemail canceled blocked */
    status: text("status").notNull(),
    detail: text("detail"),
    provider: text("provider").notNull(),
    providerCallId: text("provider_call_id"),
    callId: text("call_id"),
    dueAt: integer("due_at"),
    createdAt: createdAt(),
    endedAt: integer("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.scheduleId, t.number] }),
    index("dial_attempts_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
  ],
);

export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    workspaceId: workspaceId(),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body. */
    fingerprint: text("fingerprint").notNull(),
    /** Null while the first request is still being answered. */
    responseStatus: integer("response_status"),
    responseHeaders: json<Record<string, string>>("response_headers"),
    /** Sealed: the first answer may carry a secret that is shown once. */
    responseBody: text("response_body"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key] })],
);

/** What a queue gave up on; the sweep or a person takes it from here. */
export const deadLetters = sqliteTable(
  "dead_letters",
  {
    workspaceId: workspaceId(),
    id: id(),
    queue: text("queue").notNull(),
    message: json<unknown>("message").notNull(),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
