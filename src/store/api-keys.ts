import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "./database.ts";
import { apiKeys } from "./schema.ts";

/** A key and the workspace that it opens, by the key's SHA-256 in hex; null where it is unknown or revoked. */
export async function findApiKey(db: Database, hash: string) {
  const [row] = await db
    .select({ workspaceId: apiKeys.workspaceId, keyId: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
  return row ?? null;
}
