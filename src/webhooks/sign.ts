import { toBase64 } from "./base64.ts";
import { readSigningKey } from "./secret.ts";
import { signWithKey } from "./signing-key.ts";

export interface Message {
  /** Stays the same over retries and replays. */
  eventId: string;
  /** Epoch milliseconds of this attempt. */
  at: number;
  /** The raw body, exactly as it is sent. */
  body: string;
}

/** Who signs; in each list the current one, and during a rotation the one before it. */
export interface Signers {
  /** The current secret, for the scheme that knows only one. */
  plain: string;
  /** Secrets. */
  v1: readonly string[];
  /** `whsk_…` keys. */
  v1a: readonly string[];
}

/**
 * The signature headers of one attempt, or null where a secret cannot sign.
 * - Standard Webhooks 1.0 (standardwebhooks.com): `webhook-signature` is a list over "id.timestamp.body", `v1,<base64
 *   HMAC-SHA256>` for each secret and `v1a,<base64 ed25519>` for each key, so that a receiver may hold either during a
 *   rotation.
 * - `x-call2me-signature: sha256=<hex HMAC-SHA256 of the body>`, keyed with the whole text of the current secret (a
 *   `whsec_` prefix included), since that scheme knows neither base64 nor rotation: a receiver of it learns the next
 *   secret first and accepts both, then the rotation is given that secret.
 */
export async function sign(message: Message, signers: Signers): Promise<Record<string, string> | null> {
  const keys = signers.v1.map(readSigningKey).filter((key) => key !== null);
  if (keys.length < signers.v1.length || keys.length + signers.v1a.length === 0) return null;

  const timestamp = String(Math.floor(message.at / 1000));
  const content = utf8(`${message.eventId}.${timestamp}.${message.body}`);
  const signatures = await Promise.all([
    ...keys.map(async (key) => `v1,${toBase64(await hmac(key, content))}`),
    ...signers.v1a.map(async (key) => `v1a,${toBase64(await signWithKey(key, content))}`),
  ]);
  return {
    "webhook-id": message.eventId,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
    "x-call2me-signature": `sha256=${hex(await hmac(utf8(signers.plain), utf8(message.body)))}`,
  };
}

async function hmac(key: Uint8Array, content: Uint8Array): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, content));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
