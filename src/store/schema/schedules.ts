import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CallingWindow } from "../../schedules/calling-window.ts";
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
