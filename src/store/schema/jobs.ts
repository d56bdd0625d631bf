import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { createdAt, id, json, workspaceId } from "./columns.ts";

/** What a queue gave up on; the sweep or a person takes it from here. */
export const deadLetters = sqliteTable(
  "dead_letters",
  {
    workspaceId: workspaceId(),
    id: id(),
    queue: text("queue").notNull(),
    message: json<unknown>("message").notNull(),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index("dead_letters_by_time").on(t.createdAt)],
);

/** A workspace whose older calls, those below `before`, are still to be put into the text index. */
export const callTextFills = sqliteTable("call_text_fills", {
  workspaceId: text("workspace_id").primaryKey(),
  before: text("before").notNull(),
});
