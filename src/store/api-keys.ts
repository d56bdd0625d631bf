import { and, count, desc, eq, getTableColumns, gte, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { apiKeys, sessions } from "./schema.ts";

export type NewApiKey = typeof apiKeys.$inferSelect;
/** A key without its hash, which nobody but the look-up needs. */
export type ApiKeyRow = Omit<NewApiKey, "hash">;

const { hash: _, ...SHOWN } = getTableColumns(apiKeys);

const itself = (workspaceId: string, id: string) =>
  and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.id, id));
const sessionsOf = (workspaceId: string, keyId: string) =>
  and(eq(sessions.workspaceId, workspaceId), eq(sessions.keyId, keyId));

/** A key and the workspace that it opens, by the key's SHA-256 in hex; null where it is unknown or revoked. */
export async function findApiKey(db: Database, hash: string) {
  const [row] = await db
    .select({
      workspaceId: apiKeys.workspaceId,
      keyId: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
  return row ?? null;
}

export async function insertApiKey(db: Database, row: NewApiKey): Promise<void> {
  await db.insert(apiKeys).values(row);
}

export async function findApiKeyById(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ApiKeyRow | null> {
  const [row] = await db.select(SHOWN).from(apiKeys).where(itself(workspaceId, id));
  return row ?? null;
}

/** What these keys are called, the revoked ones too. */
export async function findKeyNames(db: Database, workspaceId: string, ids: readonly string[]) {
  return db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.workspaceId, workspaceId),
        sql`${apiKeys.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ),
    );
}

/** One page, newest first, the revoked ones too. `after` is the id of the last key already seen. */
export async function listApiKeys(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<ApiKeyRow[]> {
  const older = page.after === null ? undefined : lt(apiKeys.id, page.after);
  return db
    .select(SHOWN)
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, workspaceId), older))
    .orderBy(desc(apiKeys.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countApiKeys(db: Database, workspaceId: string): Promise<number> {
  return db.$count(apiKeys, eq(apiKeys.workspaceId, workspaceId));
}

/**
 * Revokes a key at a time (epoch ms) and ends its sessions; a revoked one stays as it is. `left` is how many keys still
 * open the workspace. Null: there is no such key.
 */
export async function revokeApiKey(
  db: Database,
  workspaceId: string,
  id: string,
  at: number,
): Promise<{ apiKey: ApiKeyRow; left: number } | null> {
  const [[apiKey], , [open]] = await db.batch([
    db
      .update(apiKeys)
      .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, ${at})` })
      .where(itself(workspaceId, id))
      .returning(SHOWN),
    db
      .update(sessions)
      .set({ revokedAt: at })
      .where(and(sessionsOf(workspaceId, id), isNull(sessions.revokedAt))),
    db
      .select({ keys: count() })
      .from(apiKeys)
      .where(and(eq(apiKeys.workspaceId, workspaceId), isNull(apiKeys.revokedAt))),
  ]);
  return apiKey ? { apiKey, left: open?.keys ?? 0 } : null;
}

/** Deletes a key with its sessions. False: there is no such key. */
export async function deleteApiKey(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const [deleted] = await db.batch([
    db.delete(apiKeys).where(itself(workspaceId, id)).returning({ id: apiKeys.id }),
    db.delete(sessions).where(sessionsOf(workspaceId, id)),
  ]);
  return deleted.length === 1;
}

/** Keeps when a key was used (epoch ms), where it was last used at `before` or earlier. */
export async function touchApiKey(
  db: Database,
  workspaceId: string,
  id: string,
  at: number,
  before: number,
): Promise<void> {
  const isOld = or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, before));
  await db
    .update(apiKeys)
    .set({ lastUsedAt: at })
    .where(and(itself(workspaceId, id), isOld));
}

/** How many sessions a key holds open that began, and were seen, no earlier than these times (epoch ms). */
export async function countSessionsOf(
  db: Database,
  workspaceId: string,
  keyId: string,
  { seenFrom, begunFrom }: { seenFrom: number; begunFrom: number },
): Promise<number> {
  const isOpen = and(
    isNull(sessions.revokedAt),
    gte(sessions.lastSeenAt, seenFrom),
    gte(sessions.createdAt, begunFrom),
  );
  return db.$count(sessions, and(sessionsOf(workspaceId, keyId), isOpen));
}
