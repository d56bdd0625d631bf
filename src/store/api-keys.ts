import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "./database.ts";
import { apiKeys } from "./schema.ts";

/** The workspace that a key opens, by the key's SHA-256 in hex; null where it is unknown or revoked. */
export async function findWorkspaceOfKey(db: Database, hash: string): Promise<string | null> {
  const [row] = await db
    .select({ workspaceId: apiKeys.workspaceId })
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
  return row?.workspaceId ?? null;
}
