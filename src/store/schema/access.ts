import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { createdAt, id, json, workspaceId } from "./columns.ts";

export const workspaces = sqliteTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  createdAt: createdAt(),
});

export const apiKeys = sqliteTable(
  "api_keys",
  {
    /** SHA-256 of the key, hex: the look-up is by hash, so the key itself is never stored. */
    hash: text("hash").primaryKey(),
    id: id(),
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    createdAt: createdAt(),
    revokedAt: integer("revoked_at"),
  },
  (t) => [index("api_keys_by_workspace").on(t.workspaceId, t.id)],
);

export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    workspaceId: workspaceId(),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body. */
    fingerprint: text("fingerprint").notNull(),
    /** Null while the first request is still being answered. */
    responseStatus: integer("response_status"),
    responseHeaders: json<Record<string, string>>("response_headers"),
    /** Sealed: the first answer may carry a secret that is shown once. */
    responseBody: text("response_body"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key] })],
);
