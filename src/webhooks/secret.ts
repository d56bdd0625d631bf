import { fromBase64, toBase64 } from "./base64.ts";

const PREFIX = "whsec_";

/** Standard Webhooks asks for 24 to 64 bytes behind `whsec_`. */
const NEW_SECRET_BYTES = 32;
const MIN_KEY_BYTES = 24;
const MAX_KEY_BYTES = 64;

/** How long a secret signs beside the one that replaced it, as Svix has it: a working day to give receivers the new one. */
export const ROTATION_OVERLAP_MS = 24 * 3_600_000;

/** A fresh signing secret: `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(NEW_SECRET_BYTES)));
}

/**
 * The HMAC key of a secret. `whsec_…` is base64 of 24 to 64 bytes (Standard Webhooks 1.0); any other text is its own
 * UTF-8 bytes, as receivers of the plain `sha256=` scheme expect. Null where neither holds.
 */
export function readSigningKey(secret: string): Uint8Array | null {
  if (!secret.startsWith(PREFIX)) return secret === "" ? null : new TextEncoder().encode(secret);
  const key = fromBase64(secret.slice(PREFIX.length));
  return key && key.length >= MIN_KEY_BYTES && key.length <= MAX_KEY_BYTES ? key : null;
}

/** A sentence that says what to change, or null where the secret can sign. For whoever saves one. */
export function refuseSecret(secret: string): string | null {
  if (readSigningKey(secret)) return null;
  return `Behind ${PREFIX} give ${MIN_KEY_BYTES} to ${MAX_KEY_BYTES} bytes in base64, or leave the prefix out to use the text itself.`;
}
