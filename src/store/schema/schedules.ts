import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CallingWindow } from "../../gate/calling-window.ts";
import type { Recurrence } from "../../schedules/recurrence.ts";
import type { Retry } from "../../schedules/retry.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

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
    /** Who gave that number: `request`, the `call` itself, or words of its `transcript`. */
    numberSource: text("number_source").notNull().default("request"),
    fromNumber: text("from_number"),
    /** The intent: local time and zone, resolved late so that a change of the zone's rules is honoured. */
    scheduledAt: text("scheduled_at").notNull(),
    timezone: text("timezone").notNull(),
    recurrence: json<Recurrence>("recurrence"),
    /** The zone that the callee stated, or that was set for them; null: their number tells. */
    calleeTimezone: text("callee_timezone"),
    callingWindow: json<CallingWindow>("calling_window"),
    retry: json<Retry>("retry"),
    dynamicVariables: json<Record<string, unknown>>("dynamic_variables").notNull(),
    metadata: json<Record<string, unknown>>("metadata").notNull().default({}),
    /** active paused completed canceled failed blocked */
    status: text("status").notNull(),
    /** Says in words how the time came about. */
    explanation: text("explanation").notNull(),
    /** Says in words what became of it last: what moved the next run, or why it ended. */
    news: text("news"),
    /** Runs begun; the attempts of one run belong to one meant time. */
    runs: integer("runs").notNull().default(0),
    /** Local time of the run that is under way or was the last; null before the first. */
    lastRun: text("last_run"),
    /** Local time of the run that `next_run_at` is for; null where that is another attempt of the run under way. */
    nextRun: text("next_run"),
    /** Not before this, epoch ms: a retry, a rule that made it wait, a person who wants it now. Null: the run's own time. */
    notBefore: integer("not_before"),
    nextRunAt: integer("next_run_at"),
    /** What `next_run_at` was before the rules moved it; null where they did not. */
    shiftedFrom: integer("shifted_from"),
    /** Grows with every change, so that of two that meet only one is made. */
    revision: integer("revision").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("schedules_due").on(t.nextRunAt).where(sql`next_run_at IS NOT NULL`),
    index("schedules_open_by_number")
      .on(t.workspaceId, t.toNumber)
      .where(sql`status IN ('active', 'paused')`),
    index("schedules_upcoming").on(t.workspaceId, t.nextRunAt).where(sql`status = 'active'`),
  ],
);

export const dialAttempts = sqliteTable(
  "dial_attempts",
  {
    workspaceId: workspaceId(),
    scheduleId: text("schedule_id").notNull(),
    /** 1 for the first; with the schedule it makes the attempt id that the provider is given. */
    number: integer("number").notNull(),
    /** Which run of its schedule it belongs to, 1 for the first. */
    run: integer("run").notNull().default(1),
    /**
     * queued dialing placed unknown, then the call's own: completed no_answer busy failed voicemail; canceled blocked
     * postponed
     */
    status: text("status").notNull(),
    detail: text("detail"),
    /** The rule of the gate that refused or postponed it. */
    rule: text("rule"),
    provider: text("provider").notNull(),
    /** Null on the simulated network. */
    connectionId: text("connection_id"),
    providerCallId: text("provider_call_id"),
    callId: text("call_id"),
    toNumber: text("to_number").notNull().default(""),
    fromNumber: text("from_number"),
    /** When it was meant to ring, epoch ms. */
    scheduledFor: integer("scheduled_for").notNull().default(0),
    /** Names the one dialler that took it. */
    claim: text("claim"),
    /** When the provider was asked; null where it never was. */
    dialedAt: integer("dialed_at"),
    /** Millionths of a dollar: reserved when dialled, by the call's length once it is known. */
    costMicros: integer("cost_micros").notNull().default(0),
    dueAt: integer("due_at"),
    createdAt: createdAt(),
    endedAt: integer("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.scheduleId, t.number] }),
    index("dial_attempts_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("dial_attempts_by_number")
      .on(t.workspaceId, t.toNumber, t.dialedAt)
      .where(sql`dialed_at IS NOT NULL`),
  ],
);

/** What was dialled on a day (UTC), by country of the callee: what the daily caps count. */
export const dialDays = sqliteTable(
  "dial_days",
  {
    workspaceId: workspaceId(),
    /** YYYY-MM-DD */
    day: text("day").notNull(),
    /** ISO 3166-1 alpha-2. */
    country: text("country").notNull(),
    dials: integer("dials").notNull(),
    costMicros: integer("cost_micros").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.day, t.country] })],
);
