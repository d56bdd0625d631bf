export type HmacHash = "SHA-1" | "SHA-256" | "SHA-512";
export type SignatureEncoding = "hex" | "base64";

/**
 * True where `claimed` is the HMAC of the parts in their order. `crypto.subtle.verify` compares in constant time (Web
 * Crypto API). Text is UTF-8; bodies are to be given as the bytes that came.
 */
export async function isHmac(
  claimed: string,
  {
    hash,
    secret,
    encoding,
  }: { hash: HmacHash; secret: string | Uint8Array<ArrayBuffer>; encoding: SignatureEncoding },
  ...parts: readonly (string | ArrayBuffer | Uint8Array)[]
): Promise<boolean> {
  const mac = encoding === "hex" ? fromHex(claimed) : fromBase64(claimed);
  const raw = typeof secret === "string" ? new TextEncoder().encode(secret) : secret;
  // An empty secret would sign for everyone, and no key may be empty.
  if (mac === null || raw.byteLength === 0) return false;
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash }, false, ["verify"]);
  return crypto.subtle.verify("HMAC", key, mac, joined(parts));
}

/**
 * True where two texts are the same, in a time that depends on neither: their MACs under a key of the moment are
 * compared.
 */
export async function isSameSecret(claimed: string, secret: string): Promise<boolean> {
  if (secret === "") return false;
  const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  const encoder = new TextEncoder();
  const mac = await crypto.subtle.sign("HMAC", key as CryptoKey, encoder.encode(claimed));
  return crypto.subtle.verify("HMAC", key as CryptoKey, mac, encoder.encode(secret));
}

/** SHA-256 of bytes, or of a text in UTF-8, in hex or base64. */
export async function sha256(of: ArrayBuffer | string, encoding: SignatureEncoding): Promise<string> {
  const message = typeof of === "string" ? new TextEncoder().encode(of) : of;
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", message));
  return encoding === "hex" ? toHex(bytes) : btoa(String.fromCharCode(...bytes));
}

/** Null where the text is no hex. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^(?:[0-9a-f]{2})+$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

export const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Null where the text is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

function joined(parts: readonly (string | ArrayBuffer | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces = parts.map((part) =>
    typeof part === "string" ? encoder.encode(part) : new Uint8Array(part),
  );
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}
