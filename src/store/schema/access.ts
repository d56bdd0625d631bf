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
    /** What it may do: `*`, `read`, `write`, `<resource>:read` or `<resource>:write`. */
    scopes: json<string[]>("scopes").notNull().default(["*"]),
    createdAt: createdAt(),
    revokedAt: integer("revoked_at"),
    lastUsedAt: integer("last_used_at"),
  },
  (t) => [index("api_keys_by_workspace").on(t.workspaceId, t.id)],
);

/** A person signed in to the dashboard with an API key. */
export const sessions = sqliteTable(
  "sessions",
  {
    /** SHA-256 of the cookie's token, hex. */
    hash: text("hash").primaryKey(),
    /** `ses_…`, which lists show. */
    id: id(),
    workspaceId: workspaceId(),
    /** The key signed in with: a session ends with its key. */
    keyHash: text("key_hash").notNull(),
    keyId: text("key_id").notNull(),
    name: text("name").notNull(),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastSeenAt: integer("last_seen_at").notNull(),
    revokedAt: integer("revoked_at"),
  },
  (t) => [index("sessions_by_workspace").on(t.workspaceId, t.id)],
);

/** An address that signs one person in, once. */
export const signInLinks = sqliteTable("sign_in_links", {
  /** SHA-256 of the token in the address, hex. */
  hash: text("hash").primaryKey(),
  workspaceId: workspaceId(),
  keyHash: text("key_hash").notNull(),
  keyId: text("key_id").notNull(),
  name: text("name").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

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
