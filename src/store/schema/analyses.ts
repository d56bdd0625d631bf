import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { StoredConfiguration } from "../../agents/configuration.ts";
import type { ComparedCall } from "../../analyses/compare-call.ts";
import type { ComparisonSummary } from "../../analyses/compare-calls.ts";
import type { CallSelection } from "../../analyses/selection.ts";
import type { FieldValue } from "../../extraction/field.ts";
import type { FieldResult } from "../../extraction/result.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

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

/**
 * A reading after the first, asked for by a person; once it has ended its `analyses` row of the same id says what it
 * found.
 */
export const reanalyses = sqliteTable(
  "reanalyses",
  {
    workspaceId: workspaceId(),
    /** `ana_…` */
    id: id(),
    callId: text("call_id").notNull(),
    agentVersion: integer("agent_version").notNull(),
    fireActions: integer("fire_actions", { mode: "boolean" }).notNull(),
    batchId: text("batch_id"),
    /** pending running completed skipped failed */
    status: text("status").notNull(),
    reason: text("reason"),
    attempts: integer("attempts").notNull().default(0),
    dueAt: integer("due_at"),
    createdAt: createdAt(),
    finishedAt: integer("finished_at"),
    /**
     * Fields that differ from the completed analysis before it; null until this one is completed, or where it is the
     * first.
     */
    changedFields: integer("changed_fields"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.callId, t.id] }),
    index("reanalyses_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("reanalyses_by_batch").on(t.workspaceId, t.batchId, t.status).where(sql`batch_id IS NOT NULL`),
  ],
);

/**
 * Many calls to be read again; `cursor` is the last call that has its `reanalyses` row, and `due_at` null once all have or
 * the batch was canceled.
 */
export const reanalysisBatches = sqliteTable(
  "reanalysis_batches",
  {
    workspaceId: workspaceId(),
    id: id(),
    agentId: text("agent_id").notNull(),
    agentVersion: integer("agent_version").notNull(),
    fireActions: integer("fire_actions", { mode: "boolean" }).notNull(),
    selection: json<CallSelection>("selection").notNull(),
    cursor: text("cursor"),
    /** Calls that the selection matched when it was asked for; once all have their row, those. */
    total: integer("total").notNull(),
    dueAt: integer("due_at"),
    canceledAt: integer("canceled_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("reanalysis_batches_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("reanalysis_batches_over").on(t.createdAt).where(sql`due_at IS NULL`),
  ],
);

/**
 * A draft tried on past calls. The first `done` of `call_ids`, the newest first, have been compared; a worker that reads
 * the next holds it until `lease_until`. A call of which no model could say anything goes to the end, to be read once more:
 * these are the last `again`. `due_at` is null once none is left or it was canceled.
 */
export const backtests = sqliteTable(
  "backtests",
  {
    workspaceId: workspaceId(),
    /** `bt_…` */
    id: id(),
    agentId: text("agent_id").notNull(),
    /** What stood when it was asked for. */
    agentVersion: integer("agent_version").notNull(),
    /** The draft, whole, its secrets sealed as an agent's are. */
    configuration: json<StoredConfiguration>("configuration").notNull(),
    callIds: json<string[]>("call_ids").notNull(),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    again: integer("again").notNull().default(0),
    /** How often the calls after `done` were begun. */
    attempts: integer("attempts").notNull().default(0),
    /** Of the calls compared so far. */
    summary: json<ComparisonSummary>("summary").notNull(),
    leaseUntil: integer("lease_until"),
    dueAt: integer("due_at"),
    canceledAt: integer("canceled_at"),
    finishedAt: integer("finished_at"),
    createdAt: createdAt(),
    /** The key that asked. */
    createdBy: text("created_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("backtests_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("backtests_finished").on(t.finishedAt).where(sql`finished_at IS NOT NULL`),
  ],
);

/** What a back-test found in a call; only of calls where something would be another, or that could not be read. */
export const backtestCalls = sqliteTable(
  "backtest_calls",
  {
    workspaceId: workspaceId(),
    backtestId: text("backtest_id").notNull(),
    callId: text("call_id").notNull(),
    result: json<ComparedCall>("result").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.backtestId, t.callId] })],
);

/** What a person says a field's value is; it wins over every analysis, also those that come later. */
export const corrections = sqliteTable(
  "corrections",
  {
    workspaceId: workspaceId(),
    callId: text("call_id").notNull(),
    field: text("field").notNull(),
    agentId: text("agent_id").notNull(),
    /** The analysis that the person saw. */
    analysisId: text("analysis_id").notNull(),
    value: json<FieldValue>("value"),
    /** What that analysis had. */
    was: json<FieldResult>("was").notNull(),
    correctedBy: text("corrected_by").notNull(),
    correctedAt: integer("corrected_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.callId, t.field] }),
    index("corrections_by_agent").on(t.workspaceId, t.agentId, t.callId),
  ],
);
