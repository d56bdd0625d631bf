import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { TransferOutcome } from "../../calls/status.ts";
import type { Turn } from "../../calls/turn.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

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
    /** open: the call goes on, or its transcript is waited for. Then pending running completed skipped failed. */
    analysisStatus: text("analysis_status").notNull(),
    analysisId: text("analysis_id"),
    analysisAttempts: integer("analysis_attempts").notNull().default(0),
    analysisDueAt: integer("analysis_due_at"),
    /** Fields of the current analysis that a person should look at, and none has yet. */
    needsReview: integer("needs_review").notNull().default(0),
    /** Where the customer asked not to be called again. */
    optOut: json<{ turn: number; quote: string }>("opt_out"),
    /** The connection that told of it; null where it came by the API, or rang on the simulated network. */
    connectionId: text("connection_id"),
    /** Why its transcript is not there, in a sentence. */
    transcriptProblem: text("transcript_problem"),
    /** How its last transfer ended; null where there was none, or it goes on. */
    transferOutcome: text("transfer_outcome").$type<TransferOutcome>(),
    /** Where the customer asked for a person. */
    askedForHuman: json<{ turn: number; quote: string }>("asked_for_human"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    // Two accounts with one provider may count their calls alike.
    uniqueIndex("calls_by_provider_id").on(
      t.workspaceId,
      t.provider,
      t.providerCallId,
      sql`coalesce(connection_id, '')`,
    ),
    // What follows the id is there to be looked through without the rows.
    index("calls_by_agent").on(t.workspaceId, t.agentId, t.id, t.direction, t.fromNumber, t.toNumber),
    index("calls_not_completed").on(t.workspaceId, t.status, t.id).where(sql`status <> 'completed'`),
    index("calls_transferred")
      .on(t.workspaceId, t.transferOutcome, t.id)
      .where(sql`transfer_outcome IS NOT NULL`),
    index("calls_unread")
      .on(t.workspaceId, t.analysisStatus, t.id)
      .where(sql`analysis_status IN ('open', 'skipped', 'failed')`),
    index("calls_needing_review").on(t.workspaceId, t.id).where(sql`needs_review > 0`),
    index("calls_going_on")
      .on(t.workspaceId, t.id)
      .where(sql`status IN ('queued', 'ringing', 'in_progress')`),
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
