import { readSigningKey } from "../../../webhooks/secret.ts";
import type { Callback } from "../../provider.ts";
import { isHmac } from "../../signatures/hmac.ts";
import { digitsOnly, isRecent } from "../../signatures/timestamp.ts";

/** Two secrets sign during a rotation; whoever sends hundreds is not to keep us busy. */
const MOST_SIGNATURES = 10;

/** Who a message says it is, once its signature has borne it out. */
export interface SignedMessage {
  id: string;
  /** Epoch ms of this attempt to send it. */
  sentAt: number;
}

/**
 * Standard Webhooks 1.0 (standardwebhooks.com): `webhook-signature` is a list of `v1,<base64 HMAC-SHA256>` over
 * "id.timestamp.body", of which one must fit; `webhook-timestamp` is Unix seconds, five minutes off at most, both ways.
 * Null where that does not hold.
 */
export async function readSignature(
  { headers, body }: Callback,
  secret: string,
  now: number,
): Promise<SignedMessage | null> {
  const id = headers.get("webhook-id");
  const timestamp = headers.get("webhook-timestamp");
  const key = readSigningKey(secret);
  if (!id || !timestamp || !key) return null;
  const sentAt = digitsOnly(timestamp) * 1000;
  if (!isRecent(sentAt, now)) return null;
  const claims = (headers.get("webhook-signature") ?? "").split(" ").slice(0, MOST_SIGNATURES);
  for (const claim of claims) {
    const [version, signature] = claim.split(",");
    if (version !== "v1" || !signature) continue;
    const scheme = { hash: "SHA-256", secret: new Uint8Array(key), encoding: "base64" } as const;
    if (await isHmac(signature, scheme, `${id}.${timestamp}.`, body)) return { id, sentAt };
  }
  return null;
}
