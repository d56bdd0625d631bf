import type { ApiKeyRow } from "../store/api-keys.ts";

/** A key as every door shows it; the key itself is in the one answer that makes it. */
export function viewApiKey(row: ApiKeyRow) {
  return {
    key_id: row.id,
    name: row.name,
    scopes: row.scopes,
    status: row.revokedAt === null ? "active" : "revoked",
    created_at: new Date(row.createdAt).toISOString(),
    /** Kept to the hour. */
    last_used_at: iso(row.lastUsedAt),
    revoked_at: iso(row.revokedAt),
  };
}

/** What a key was used for; `sessions` are those of the dashboard that it holds open now. */
export function viewKeyUsage(row: ApiKeyRow, sessions: number) {
  const { key_id, created_at, last_used_at, revoked_at } = viewApiKey(row);
  return { key_id, created_at, last_used_at, revoked_at, sessions };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
