import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { workspaceId } from "./columns.ts";

const count = (name: string) => integer(name).notNull();

/** What is counted of a span of time; of calls, each in the one state that it has now. */
const COUNTS = {
  call_queued: count("call_queued"),
  call_ringing: count("call_ringing"),
  call_in_progress: count("call_in_progress"),
  call_completed: count("call_completed"),
  call_no_answer: count("call_no_answer"),
  call_busy: count("call_busy"),
  call_failed: count("call_failed"),
  call_canceled: count("call_canceled"),
  call_voicemail: count("call_voicemail"),
  analysis_completed: count("analysis_completed"),
  analysis_skipped: count("analysis_skipped"),
  analysis_failed: count("analysis_failed"),
  analysis_pending: count("analysis_pending"),
  /** Calls with a field that a person should look at, and none has yet. */
  needs_review: count("needs_review"),
  /** Calls by how their last transfer ended. */
  transfer_connected: count("transfer_connected"),
  transfer_declined: count("transfer_declined"),
  transfer_busy: count("transfer_busy"),
  transfer_no_answer: count("transfer_no_answer"),
  transfer_voicemail: count("transfer_voicemail"),
  transfer_failed: count("transfer_failed"),
  transfer_canceled: count("transfer_canceled"),
  transfer_unsupported: count("transfer_unsupported"),
  /** Schedules that a call asked for, and those of them that a person answered. */
  follow_ups_booked: count("follow_ups_booked"),
  follow_ups_reached: count("follow_ups_reached"),
  deliveries_pending: count("deliveries_pending"),
  deliveries_delivered: count("deliveries_delivered"),
  deliveries_failed: count("deliveries_failed"),
  deliveries_held: count("deliveries_held"),
  /** Of every reading, also those that a later one has replaced. */
  input_tokens: count("input_tokens"),
  output_tokens: count("output_tokens"),
  cost_usd: real("cost_usd").notNull(),
  unpriced_analyses: count("unpriced_analyses"),
};

/**
 * Counts of one agent in a slot of time: of every hour (UTC), and of its quarters for zones whose days begin within one.
 * A slot in which an agent had nothing has no row.
 */
export const hourlyStatistics = sqliteTable(
  "hourly_statistics",
  {
    workspaceId: workspaceId(),
    /** How long the slot is: 60 or 15. */
    minutes: integer("minutes").notNull(),
    /** The slots of that length since the epoch, before this one. */
    slot: integer("slot").notNull(),
    agentId: text("agent_id").notNull(),
    ...COUNTS,
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.minutes, t.slot, t.agentId] })],
);

/** Hours that are rolled up: all before a workspace's last one that have anything in them. */
export const rolledHours = sqliteTable(
  "rolled_hours",
  {
    workspaceId: workspaceId(),
    /** Hours since the epoch. */
    hour: integer("hour").notNull(),
    /** How ids made after it begin, behind their prefix. */
    past: text("past").notNull(),
    /** When its rows were counted, epoch ms. */
    rolledAt: integer("rolled_at").notNull(),
    /** When it is to be counted anew; null where nothing is expected to change any more. */
    dueAt: integer("due_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.hour] }),
    index("rolled_hours_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
  ],
);
