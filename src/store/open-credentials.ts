import { and, eq, gte, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { apiKeys, sessions } from "./schema.ts";

export interface AskedCredentials {
  keyIds: readonly string[];
  sessionIds: readonly string[];
  /** When a session must have been seen, and have begun, at the earliest; epoch ms. */
  seenFrom: number;
  begunFrom: number;
  /** The one key that has no row. */
  bootstrapHash: string;
}

/** The ids of those keys and sessions that open a workspace now. */
export async function openCredentials(
  db: Database,
  workspaceId: string,
  { keyIds, sessionIds, seenFrom, begunFrom, bootstrapHash }: AskedCredentials,
): Promise<{ keys: Set<string>; sessions: Set<string> }> {
  const [keys, open] = await db.batch([
    db
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.workspaceId, workspaceId),
          inArray(apiKeys.id, listed(keyIds)),
          isNull(apiKeys.revokedAt),
        ),
      ),
    db
      .select({ id: sessions.id })
      .from(sessions)
      .leftJoin(apiKeys, eq(apiKeys.hash, sessions.keyHash))
      .where(
        and(
          eq(sessions.workspaceId, workspaceId),
          inArray(sessions.id, listed(sessionIds)),
          isNull(sessions.revokedAt),
          gte(sessions.lastSeenAt, seenFrom),
          gte(sessions.createdAt, begunFrom),
          or(eq(sessions.keyHash, bootstrapHash), and(isNotNull(apiKeys.hash), isNull(apiKeys.revokedAt))),
        ),
      ),
  ]);
  return { keys: new Set(keys.map(({ id }) => id)), sessions: new Set(open.map(({ id }) => id)) };
}

const listed = (ids: readonly string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
