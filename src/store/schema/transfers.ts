import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { TransferOutcome } from "../../calls/status.ts";
import type { Fallback, FallbackResult } from "../../transfers/fallback.ts";
import type { TransferMode, TransferStatus, Trigger } from "../../transfers/outcome.ts";
import type { Briefing, TransferAttempt, TransferTarget } from "../../transfers/transfer.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

/** Handing a call over to a human: one row for each time that it was asked for, whoever is tried. */
export const transfers = sqliteTable(
  "transfers",
  {
    workspaceId: workspaceId(),
    callId: text("call_id").notNull(),
    /** 1 for the first of the call. */
    number: integer("number").notNull(),
    id: id(),
    agentId: text("agent_id").notNull(),
    /** The call as its provider names it: whoever is told of the transfer may know no other. */
    providerCallId: text("provider_call_id").notNull(),
    /** Who is tried now, or was last. */
    toNumber: text("to_number").notNull(),
    status: text("status").$type<TransferStatus>().notNull(),
    outcome: text("outcome").$type<TransferOutcome>(),
    reason: text("reason"),
    requestedBy: text("requested_by").notNull(),
    /** condition caller tool person */
    trigger: text("trigger").$type<Trigger>().notNull(),
    /** What asked for it: asked for by the same once more, it is the same transfer. Null: whoever asks, asks anew. */
    triggerKey: text("trigger_key"),
    /** The `transfer_call` action that it follows; null: a number that a person gave. */
    action: text("action"),
    mode: text("mode").$type<TransferMode>().notNull(),
    /** Why it was asked for, and why these targets. */
    explanation: text("explanation").notNull(),
    /** Said to the caller first. */
    message: text("message"),
    briefing: json<Briefing>("briefing"),
    /** All who may be tried, in order. */
    targets: json<TransferTarget[]>("targets").notNull(),
    /** Which of them is tried, from 0. */
    position: integer("position").notNull(),
    attempts: json<TransferAttempt[]>("attempts").notNull(),
    /** When the provider was asked for the one that is tried now, epoch ms. */
    askedAt: integer("asked_at"),
    ringSeconds: integer("ring_seconds").notNull(),
    fallback: json<Fallback>("fallback"),
    fallbackResult: json<FallbackResult>("fallback_result"),
    dueAt: integer("due_at"),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.callId, t.number] }),
    index("transfers_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
  ],
);
