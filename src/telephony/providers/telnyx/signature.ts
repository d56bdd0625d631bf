import type { Callback } from "../../provider.ts";
import { isEd25519 } from "../../signatures/ed25519.ts";
import { digitsOnly, isRecent } from "../../signatures/timestamp.ts";

/**
 * Ed25519 over `timestamp|body`, the time in seconds and at most five minutes away, past or future (Telnyx, webhook
 * signing).
 */
export async function isSigned(
  publicKey: string,
  { headers, body }: Callback,
  now: number,
): Promise<boolean> {
  const signature = headers.get("telnyx-signature-ed25519");
  const timestamp = headers.get("telnyx-timestamp");
  if (!signature || !timestamp || !isRecent(digitsOnly(timestamp) * 1000, now)) return false;
  return isEd25519(signature, publicKey, `${timestamp}|`, body);
}
