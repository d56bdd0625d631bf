import { sql } from "drizzle-orm";
import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ExportKind, StoredRequest } from "../../exports/request.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

/**
 * A file that is made piece by piece. What stands before `cursor` is in its parts; a worker that makes the next ones holds
 * it until `lease_until`. `due_at` is null once it is finished, canceled or given up; its parts go at `expires_at`.
 */
export const exportJobs = sqliteTable(
  "exports",
  {
    workspaceId: workspaceId(),
    /** `exp_…` */
    id: id(),
    kind: text("kind").$type<ExportKind>().notNull(),
    agentId: text("agent_id"),
    /** As it was asked for. */
    request: json<StoredRequest>("request").notNull(),
    format: text("format", { enum: ["csv", "jsonl"] }).notNull(),
    /** The names of the fields that have a column, as they were when it began. */
    columns: json<string[]>("columns").notNull(),
    cursor: text("cursor"),
    /** Rows as counted when it began, null where they are too many to count; at its end, those that it has. */
    total: integer("total"),
    /** Whether it holds only what was found among the newest calls. */
    limited: integer("limited", { mode: "boolean" }).notNull(),
    /** Rows. */
    done: integer("done").notNull().default(0),
    /** Of the file as it is downloaded, and of its parts as they are stored. */
    bytes: integer("bytes").notNull().default(0),
    storedBytes: integer("stored_bytes").notNull().default(0),
    /** How many are stored; 0 again once they were removed. */
    parts: integer("parts").notNull().default(0),
    /** How often the piece after `cursor` was begun. */
    attempts: integer("attempts").notNull().default(0),
    leaseUntil: integer("lease_until"),
    dueAt: integer("due_at"),
    canceledAt: integer("canceled_at"),
    finishedAt: integer("finished_at"),
    expiresAt: integer("expires_at"),
    /** Why it was given up. */
    reason: text("reason", { enum: ["interrupted", "too_large", "no_longer_valid"] }),
    createdAt: createdAt(),
    /** The key that asked. */
    createdBy: text("created_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("exports_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("exports_over").on(t.createdAt).where(sql`due_at IS NULL`),
    index("exports_to_clear").on(t.expiresAt).where(sql`expires_at IS NOT NULL AND parts > 0`),
  ],
);

/** A piece of a file, from 1 on: at most 1 MB of its text, gzipped. */
export const exportParts = sqliteTable(
  "export_parts",
  {
    workspaceId: workspaceId(),
    exportId: text("export_id").notNull(),
    number: integer("number").notNull(),
    content: blob("content", { mode: "buffer" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.exportId, t.number] })],
);
