import { AppError } from "../errors.ts";
import { findApiKey } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";

/** What the bootstrap key opens; made by the first migration. */
export const DEFAULT_WORKSPACE_ID = "ws_default";

/** Who asks: an API key, by its id and the name that it was given, and the workspace that it opens. */
export interface Principal {
  workspaceId: string;
  keyId: string;
  name: string;
}

const BOOTSTRAP: Principal = {
  workspaceId: DEFAULT_WORKSPACE_ID,
  keyId: "key_bootstrap",
  name: "Bootstrap key",
};

const MISSING = "Send your API key as `Authorization: Bearer sk_…`.";

/** Who an `Authorization` header stands for. Keys are looked up and compared by hash only. */
export async function authenticate(
  tools: { db: Database; bootstrapApiKey: string },
  authorization: string | undefined,
): Promise<Principal> {
  const key = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? "")?.[1];
  if (!key) throw new AppError("unauthorized", MISSING);
  const digest = await sha256(key);
  if (crypto.subtle.timingSafeEqual(digest, await sha256(tools.bootstrapApiKey))) return BOOTSTRAP;
  const principal = key.startsWith("sk_") ? await findApiKey(tools.db, hex(digest)) : null;
  if (!principal) throw new AppError("unauthorized", "This API key is unknown or revoked: use another one.");
  return principal;
}

/** The form in which a key is stored. */
export async function hashKey(key: string): Promise<string> {
  return hex(await sha256(key));
}

const sha256 = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));

function hex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
