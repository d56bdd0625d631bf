/** How receivers recognise us in their logs. */
const USER_AGENT = "Aftercall-Webhooks/1";

/** Set by the connection itself, or by Cloudflare on the way: a customer's value would only break the request. */
const RESERVED_HEADERS =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|cf-.*)$/i;

/** Shown as they are; every other value of a request may be a credential. */
const HARMLESS_HEADERS = new Set(["accept", "content-type", "user-agent", "webhook-id", "webhook-timestamp"]);

/** Stands for a value that is not shown. */
export const MASK = "********";

/** Below this a value is no credential, and masking it would tear ordinary words out of an answer. */
const MIN_CREDENTIAL_CHARS = 8;

/** Our defaults, then the customer's, then the signature, which nobody overrides. Null where HTTP allows no such header. */
export function composeHeaders(
  own: Record<string, string>,
  signature: Record<string, string>,
): Headers | null {
  try {
    const headers = new Headers({ "content-type": "application/json", "user-agent": USER_AGENT });
    for (const [name, value] of Object.entries(own))
      if (!RESERVED_HEADERS.test(name)) headers.set(name, value);
    for (const [name, value] of Object.entries(signature)) headers.set(name, value);
    return headers;
  } catch {
    return null;
  }
}

export function maskHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, HARMLESS_HEADERS.has(name) ? value : MASK]),
  );
}

/** Takes out of an answer what an echoing endpoint repeats of our credentials and signatures. */
export function maskEchoes(text: string, sent: Headers): string {
  return [...sent]
    .filter(([name, value]) => !HARMLESS_HEADERS.has(name) && value.length >= MIN_CREDENTIAL_CHARS)
    .reduce((masked, [, value]) => masked.replaceAll(value, MASK), text);
}
