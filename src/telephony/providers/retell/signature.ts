import type { Callback } from "../../provider.ts";
import { isHmac } from "../../signatures/hmac.ts";
import { isRecent } from "../../signatures/timestamp.ts";

/** `x-retell-signature: v=<unix ms>,d=<hex>`: HMAC-SHA256 of the raw body and the digits of the time (retell-sdk). */
export async function isSigned(apiKey: string, { headers, body }: Callback, now: number): Promise<boolean> {
  const [, at, digest] =
    /^v=(\d{1,16}),d=([0-9a-f]{64})$/i.exec(headers.get("x-retell-signature") ?? "") ?? [];
  if (!at || !digest || !isRecent(Number(at), now)) return false;
  return isHmac(digest, { hash: "SHA-256", secret: apiKey, encoding: "hex" }, body, at);
}
