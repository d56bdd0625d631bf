import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { apiKeys, sessions, signInLinks } from "./schema.ts";

export type SessionRow = typeof sessions.$inferSelect;
export type SignInLinkRow = typeof signInLinks.$inferSelect;

export async function insertSession(db: Database, session: SessionRow): Promise<void> {
  await db.insert(sessions).values(session);
}

/**
 * The session of a token, by its hash, with the scopes of its key; null where there is none, it was revoked, or its key
 * was. `bootstrapHash` is the one key that has no row.
 */
export async function findSession(db: Database, hash: string, bootstrapHash: string) {
  const [row] = await db
    .select({ session: sessions, scopes: apiKeys.scopes, keyRevokedAt: apiKeys.revokedAt, key: apiKeys.hash })
    .from(sessions)
    .leftJoin(apiKeys, eq(apiKeys.hash, sessions.keyHash))
    .where(and(eq(sessions.hash, hash), isNull(sessions.revokedAt)));
  if (!row) return null;
  const isBootstrap = row.session.keyHash === bootstrapHash;
  if (!isBootstrap && (row.key === null || row.keyRevokedAt !== null)) return null;
  return { ...row.session, scopes: row.scopes ?? ["*"] };
}

/** Keeps when a session was last seen; nothing is written where `before` is not over yet. */
export async function touchSession(db: Database, hash: string, at: number, before: number): Promise<void> {
  await db
    .update(sessions)
    .set({ lastSeenAt: at })
    .where(and(eq(sessions.hash, hash), sql`${sessions.lastSeenAt} < ${before}`));
}

/** The sessions of a workspace that still open it, the newest first. */
export async function listSessions(db: Database, workspaceId: string, seenAfter: number) {
  return db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.workspaceId, workspaceId),
        isNull(sessions.revokedAt),
        gt(sessions.lastSeenAt, seenAfter),
      ),
    )
    .orderBy(desc(sessions.id))
    .limit(200);
}

/** Ends a session by its id; false where the workspace has none of that id. */
export async function endSession(
  db: Database,
  workspaceId: string,
  id: string,
  at: number,
): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ revokedAt: sql`coalesce(${sessions.revokedAt}, ${at})` })
    .where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

export async function insertSignInLink(db: Database, link: SignInLinkRow): Promise<void> {
  await db.insert(signInLinks).values(link);
}

/** Uses a link up: answers it to the one that comes first, in time; null to everybody else. */
export async function useSignInLink(db: Database, hash: string, at: number): Promise<SignInLinkRow | null> {
  const [link] = await db
    .update(signInLinks)
    .set({ usedAt: at })
    .where(and(eq(signInLinks.hash, hash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, at)))
    .returning();
  return link ?? null;
}

/** Forgets what no longer opens anything: sessions not seen since, and links that ran out. */
export async function forgetSessions(db: Database, seenBefore: number, now: number): Promise<void> {
  await db.batch([
    db.delete(sessions).where(sql`${sessions.lastSeenAt} < ${seenBefore}`),
    db.delete(signInLinks).where(sql`${signInLinks.expiresAt} < ${now}`),
  ]);
}
