import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { insertSignInLink } from "../store/sessions.ts";
import type { Principal } from "./authenticate.ts";
import { newToken, sha256Hex } from "./digest.ts";

/** Long enough to click on it in a terminal, too short to be found in a log. */
export const LINK_LIFETIME_MS = 10 * 60_000;

/** Makes a token that signs one person in, once, with the rights of the key that asked. */
export async function makeSignInLink(
  { db, clock }: { db: Database; clock: Clock },
  { workspaceId, keyId, name }: Principal,
  key: string,
): Promise<{ token: string; expiresAt: number }> {
  const token = newToken();
  const expiresAt = clock() + LINK_LIFETIME_MS;
  const [hash, keyHash] = await Promise.all([sha256Hex(token), sha256Hex(key)]);
  await insertSignInLink(db, { hash, workspaceId, keyHash, keyId, name, expiresAt, usedAt: null });
  return { token, expiresAt };
}
