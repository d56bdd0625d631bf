import type { Callback } from "../../provider.ts";
import { readInstant } from "../../reading/time.ts";
import { fromBase64, type HmacHash, isHmac, isSameSecret } from "../../signatures/hmac.ts";
import { digitsOnly, isRecent } from "../../signatures/timestamp.ts";
import type { Settings, VapiConnection } from "./account.ts";

const HASH = { sha256: "SHA-256", sha512: "SHA-512", sha1: "SHA-1" } as const satisfies Record<
  string,
  HmacHash
>;

/** True where a callback carries what its owner set up (Vapi, server authentication): a token, a secret or an HMAC. */
export async function isSigned(
  { credentials, settings }: Pick<VapiConnection, "credentials" | "settings">,
  callback: Callback,
  now: number,
): Promise<boolean> {
  const { webhook_auth, webhook_secret } = credentials;
  if (webhook_auth === "hmac") return bearsHmac(settings.hmac, webhook_secret, callback, now);
  const claimed =
    webhook_auth === "bearer"
      ? /^Bearer (.+)$/i.exec(callback.headers.get("authorization") ?? "")?.[1]
      : callback.headers.get("x-vapi-secret");
  return claimed != null && isSameSecret(claimed, webhook_secret);
}

async function bearsHmac(
  plan: Settings["hmac"],
  webhookSecret: string,
  { headers, method, url, body }: Callback,
  now: number,
): Promise<boolean> {
  const timestamp = headers.get(plan.timestamp_header) ?? "";
  const messageId = headers.get(plan.message_id_header) ?? "";
  // The unit is not documented: seconds and milliseconds are told apart, and both are bounded.
  const signedAt = readInstant(digitsOnly(timestamp)) ?? Number.NaN;
  if (plan.payload_format.includes("{timestamp}") && !isRecent(signedAt, now)) return false;
  if (plan.payload_format.includes("{svix-id}") && messageId === "") return false;
  const secret = hmacKey(plan, webhookSecret);
  if (secret === null) return false;
  const values = new Map<string, string | ArrayBuffer>([
    ["{timestamp}", timestamp],
    ["{svix-id}", messageId],
    ["{method}", method],
    ["{url}", url],
    ["{body}", body],
  ]);
  const parts = plan.payload_format.split(/(\{[a-z-]+\})/).map((part) => values.get(part) ?? part);
  const how = { hash: HASH[plan.algorithm], secret, encoding: plan.encoding };
  for (const claimed of claims(headers.get(plan.signature_header) ?? "", plan.prefix)) {
    if (await isHmac(claimed, how, ...parts)) return true;
  }
  return false;
}

/** The key that signs; null where it is to be base64 and is none, so that no message could ever pass. */
export const hmacKey = ({ secret_is_base64: isBase64 }: Settings["hmac"], webhookSecret: string) =>
  isBase64 ? fromBase64(webhookSecret.replace(/^whsec_/, "")) : webhookSecret;

/** The signatures in a header; Standard Webhooks lists several, each with its prefix, while a secret is exchanged. */
function claims(header: string, prefix: string): string[] {
  return header
    .split(" ")
    .filter((one) => one.startsWith(prefix))
    .map((one) => one.slice(prefix.length))
    .slice(0, 10);
}
