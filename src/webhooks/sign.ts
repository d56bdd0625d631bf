import { readSigningKey } from "./secret.ts";

export interface Message {
  /** Stays the same over retries and replays. */
  eventId: string;
  /** Epoch milliseconds of this attempt. */
  at: number;
  /** The raw body, exactly as it is sent. */
  body: string;
}

/**
 * The signature headers of one attempt, or null where a secret cannot sign.
 * - Standard Webhooks 1.0 (standardwebhooks.com): `webhook-signature` is a list of `v1,<base64 HMAC-SHA256 of
 *   "id.timestamp.body">`, one for each secret, so that a receiver may hold either during a rotation.
 * - `x-call2me-signature: sha256=<hex HMAC-SHA256 of the body>`, keyed with the whole text of the first secret (a
 *   `whsec_` prefix included), since that scheme knows neither base64 nor rotation.
 */
export async function sign(
  message: Message,
  secrets: readonly string[],
): Promise<Record<string, string> | null> {
  const keys = secrets.map(readSigningKey).filter((key) => key !== null);
  const [current] = secrets;
  if (current === undefined || keys.length < secrets.length) return null;

  const timestamp = String(Math.floor(message.at / 1000));
  const content = `${message.eventId}.${timestamp}.${message.body}`;
  const signatures = await Promise.all(
    keys.map(async (key) => `v1,${btoa(String.fromCharCode(...(await hmac(key, content))))}`),
  );
  return {
    "webhook-id": message.eventId,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
    "x-call2me-signature": `sha256=${hex(await hmac(utf8(current), message.body))}`,
  };
}

async function hmac(key: Uint8Array, content: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, utf8(content)));
}

const utf8 = (text: string) => new TextEncoder().encode(text);

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
