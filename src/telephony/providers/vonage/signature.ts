import { jwtVerify } from "jose";
import type { Callback } from "../../provider.ts";
import { isSameSecret, sha256 } from "../../signatures/hmac.ts";
import { isRecent } from "../../signatures/timestamp.ts";

/**
 * True where a callback's `Authorization: Bearer` is a JWT of Vonage over this payload, made within five minutes of `now`
 * (epoch ms). HS256 alone: with a shared secret every other algorithm is somebody else's (Vonage, signed webhooks). Vonage
 * signs no `exp`, and its own helper checks neither age nor `payload_hash`.
 */
export async function isSigned(secret: string, callback: Callback, now: number): Promise<boolean> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(callback.headers.get("authorization") ?? "")?.[1];
  if (token === undefined || secret === "") return false;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ["HS256"],
      issuer: "Vonage",
      requiredClaims: ["iat", "payload_hash"],
      currentDate: new Date(now),
    });
    const { iat, payload_hash: claimed } = payload;
    if (iat === undefined || !isRecent(iat * 1000, now) || typeof claimed !== "string") return false;
    return await isSameSecret(claimed.toLowerCase(), await sha256(signedPayload(callback), "hex"));
  } catch {
    return false;
  }
}

/** The bytes that `payload_hash` is of: the raw body, with GET the query's parameters. */
export function signedPayload({ method, url, body }: Pick<Callback, "method" | "url" | "body">): ArrayBuffer {
  if (method !== "GET") return body;
  return new Uint8Array(new TextEncoder().encode(queryJson(new URL(url).searchParams))).buffer;
}

/** In their order and without spaces; written by hand, because an object would sort names that are numbers. */
function queryJson(query: URLSearchParams): string {
  const members = Array.from(query, ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${members.join(",")}}`;
}
