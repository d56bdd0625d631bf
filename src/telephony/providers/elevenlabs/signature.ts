import type { Callback } from "../../provider.ts";
import { isHmac } from "../../signatures/hmac.ts";
import { digitsOnly, isRecent } from "../../signatures/timestamp.ts";

const SIGNATURE_HEADER = "elevenlabs-signature";

/**
 * As ElevenLabs' own SDK allows into the past: a retry may carry the time of the first try, and the last of the five comes
 * half an hour after it. The SDK has no bound ahead (a signature for next year passes there); here it is the same again.
 */
const TOLERANCE_MS = 30 * 60_000;

/** `t=<unix s>,v0=<hex HMAC-SHA256 of "t.body">` (elevenlabs-js 2.73.0, wrapper/webhooks.js). */
export async function isSigned(secret: string, { headers, body }: Callback, now: number): Promise<boolean> {
  const parts = (headers.get(SIGNATURE_HEADER) ?? "").split(",").map((part) => part.trim());
  const time = parts.find((part) => part.startsWith("t="))?.slice(2);
  const mac = parts.find((part) => part.startsWith("v0="))?.slice(3);
  if (!time || !mac || !isRecent(digitsOnly(time) * 1000, now, TOLERANCE_MS)) return false;
  return isHmac(mac, { hash: "SHA-256", secret, encoding: "hex" }, `${time}.`, body);
}
