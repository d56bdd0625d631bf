import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ImportKind, ImportOptions, RefusedRow } from "../../imports/import.ts";
import { createdAt, id, json, workspaceId } from "./columns.ts";

/**
 * A file that is taken in piece by piece. The first `done` of its rows are settled; a worker that takes the next holds it
 * until `lease_until`. Until `begun_at` nothing of it is taken: it is still being received, or waits for a person. `due_at`
 * is null once no row is left or it was canceled.
 */
export const imports = sqliteTable(
  "imports",
  {
    workspaceId: workspaceId(),
    /** `imp_…` */
    id: id(),
    kind: text("kind").$type<ImportKind>().notNull(),
    options: json<ImportOptions>("options").notNull(),
    fileName: text("file_name"),
    /** Rows that say something; 0 until the file is received. */
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    imported: integer("imported").notNull().default(0),
    /** There before, or twice in the file. */
    already: integer("already").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    /** The first of those that were refused. */
    errors: json<RefusedRow[]>("errors").notNull(),
    /** How often the rows after `done` were begun. */
    attempts: integer("attempts").notNull().default(0),
    leaseUntil: integer("lease_until"),
    dueAt: integer("due_at"),
    begunAt: integer("begun_at"),
    canceledAt: integer("canceled_at"),
    finishedAt: integer("finished_at"),
    createdAt: createdAt(),
    /** The name of the key that asked. */
    createdBy: text("created_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("imports_due").on(t.dueAt).where(sql`due_at IS NOT NULL`),
    index("imports_over").on(t.createdAt).where(sql`due_at IS NULL`),
  ],
);

/** Rows of a file that are still to be taken in, as JSON; `number` is how many rows stand before them. */
export const importParts = sqliteTable(
  "import_parts",
  {
    workspaceId: workspaceId(),
    importId: text("import_id").notNull(),
    number: integer("number").notNull(),
    rows: text("rows").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.importId, t.number] })],
);
