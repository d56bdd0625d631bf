import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ActionPlan, ActionResult, EarlierRun } from "../../actions/action.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

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
    /** The analysis that it was planned from, and is performed with. */
    analysisId: text("analysis_id").notNull().default(""),
    /** The person who had it run, whatever its condition said; null where it followed from the analysis. */
    requestedBy: text("requested_by"),
    /** What became of it before a person ran it, oldest first; null where none did. */
    earlier: json<EarlierRun[]>("earlier"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.callId, t.name] }),
    index("action_runs_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("action_runs_failed").on(t.workspaceId, t.callId).where(sql`status = 'failed'`),
  ],
);
