import type { Callback } from "../../provider.ts";
import { isHmac, isSameSecret, sha256 } from "../../signatures/hmac.ts";
import type { TwilioConnection } from "./account.ts";

/**
 * True where Twilio sent a callback to this connection: HMAC-SHA1 with the auth token over the URL and every form
 * parameter; for JSON over the URL alone, whose `bodySHA256` is the body's hash (Twilio, Webhooks security). No time is
 * signed. Twilio signs decoded parameters, so their encoding does not count.
 */
export async function isSigned(connection: TwilioConnection, callback: Callback): Promise<boolean> {
  const claimed = callback.headers.get("x-twilio-signature");
  if (!claimed) return false;
  const signed = await signedText(callback);
  if (signed === null) return false;
  const { auth_token: secret } = connection.credentials;
  let isValid = false;
  for (const url of urlsOf(connection, callback)) {
    if (await isHmac(claimed, { hash: "SHA-1", secret, encoding: "base64" }, url, signed)) isValid = true;
  }
  return isValid;
}

/** What is signed after the URL; null where nothing that Twilio signs covers the body. */
async function signedText({ method, url, headers, body }: Callback): Promise<string | null> {
  const hash = new URL(url).searchParams.get("bodySHA256");
  if (hash !== null) {
    return (await isSameSecret(hash.toLowerCase(), await sha256(body, "hex"))) ? "" : null;
  }
  if (method === "GET" || body.byteLength === 0) return "";
  if (!isForm(headers)) return null;
  const fields = new URLSearchParams(new TextDecoder().decode(body));
  return [...new Set(fields.keys())]
    .sort()
    .flatMap((name) => [...new Set(fields.getAll(name))].sort().map((value) => name + value))
    .join("");
}

const isForm = (headers: Headers) =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers.get("content-type") ?? "");

/** The URL as it was called and as it was given to Twilio (a proxy may change scheme and host), with and without port. */
function urlsOf({ intakeUrl }: TwilioConnection, { url, path }: Callback): ReadonlySet<string> {
  const query = url.includes("?") ? url.slice(url.indexOf("?")) : "";
  const given = `${intakeUrl}${path === "" ? "" : `/${path}`}${query}`;
  return new Set([url, given].flatMap((one) => [one, withPort(one, ""), withPort(one, defaultPort(one))]));
}

const defaultPort = (url: string) => (/^https:/i.test(url) ? ":443" : ":80");

/** Text, not `URL`: that would drop the default port. */
const withPort = (url: string, port: string) =>
  url.replace(/^([a-z]+:\/\/(?:\[[^\]]*\]|[^/?#:]*))(:\d+)?/i, (_, host: string) => host + port);
