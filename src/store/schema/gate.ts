import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { CallingRules } from "../../gate/calling-rules.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

/** A workspace's own rules for whom and when to ring; without a row the defaults hold. */
export const callingRules = sqliteTable("calling_rules", {
  workspaceId: workspaceId().primaryKey(),
  rules: json<CallingRules>("rules").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** Numbers that are never rung. */
export const suppressions = sqliteTable(
  "suppressions",
  {
    workspaceId: workspaceId(),
    /** E.164. */
    phoneNumber: text("phone_number").notNull(),
    /** The agent that may not ring it; empty: none may. */
    agentId: text("agent_id").notNull(),
    /** `sup_…`: lists are in its order. */
    id: id(),
    reason: text("reason").notNull(),
    /** request import call */
    source: text("source").notNull(),
    /** The call on which it was asked for, with the words. */
    callId: text("call_id"),
    quote: text("quote"),
    createdBy: text("created_by").notNull(),
    /** Until the schedules that it forbids are blocked. */
    dueAt: integer("due_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.phoneNumber, t.agentId] }),
    index("suppressions_by_id").on(t.workspaceId, t.id),
    index("suppressions_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
  ],
);

/** The workspace's own numbers, from which it rings. */
export const phoneNumbers = sqliteTable(
  "phone_numbers",
  {
    workspaceId: workspaceId(),
    /** E.164. */
    phoneNumber: text("phone_number").notNull(),
    /** `num_…`: lists are in its order. */
    id: id(),
    name: text("name"),
    agentId: text("agent_id"),
    /** The number to ring from where nothing else says; one at most. */
    isDefault: integer("is_default", { mode: "boolean" }).notNull(),
    createdAt: createdAt(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.phoneNumber] })],
);
