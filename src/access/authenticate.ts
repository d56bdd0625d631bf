import { AppError } from "../errors.ts";
import { findApiKey } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";
import { isSameSecret } from "../telephony/signatures/hmac.ts";
import { sha256Hex } from "./digest.ts";
import { EVERYTHING } from "./scope.ts";

/** The form in which a key is stored. */
export { sha256Hex as hashKey } from "./digest.ts";

/** What the bootstrap key opens; made by the first migration. */
export const DEFAULT_WORKSPACE_ID = "ws_default";
/** The one key that has no row: it is a secret of the Worker. */
export const BOOTSTRAP_KEY_ID = "key_bootstrap";
export const BOOTSTRAP_KEY_NAME = "Bootstrap key";

/** Who asks: an API key, by its id and the name that it was given, the workspace that it opens, and what it may do there. */
export interface Principal {
  workspaceId: string;
  keyId: string;
  name: string;
  scopes: readonly string[];
}

/** A principal by their key; `lastUsedAt` (epoch ms) is kept to the hour, null where the key was never used. */
export interface KeyHolder extends Principal {
  lastUsedAt: number | null;
}

const BOOTSTRAP: KeyHolder = {
  workspaceId: DEFAULT_WORKSPACE_ID,
  keyId: BOOTSTRAP_KEY_ID,
  name: BOOTSTRAP_KEY_NAME,
  scopes: [EVERYTHING],
  lastUsedAt: null,
};

const MISSING = "Send your API key as `Authorization: Bearer sk_…`.";

/** Who an `Authorization` header stands for. Keys are looked up and compared by hash only. */
export async function authenticate(
  tools: { db: Database; bootstrapApiKey: string },
  authorization: string | undefined,
): Promise<KeyHolder> {
  const key = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? "")?.[1];
  if (!key) throw new AppError("unauthorized", MISSING);
  const holder = key.startsWith("sk_") ? await findHolder(tools, await sha256Hex(key)) : null;
  if (!holder) throw unknownKey();
  return holder;
}

/** Who holds the key of a hash; null where it opens nothing. */
export async function findHolder(
  { db, bootstrapApiKey }: { db: Database; bootstrapApiKey: string },
  hash: string,
): Promise<KeyHolder | null> {
  return (await isSameSecret(hash, await sha256Hex(bootstrapApiKey))) ? BOOTSTRAP : findApiKey(db, hash);
}

export const unknownKey = () =>
  new AppError("unauthorized", "This API key is unknown or revoked: use another one.");
