import { fromBase64 } from "./hmac.ts";

/**
 * True where `signature` (base64 of 64 bytes) signs the text and the bytes after it for a raw public key in base64
 * (RFC 8032).
 */
export async function isEd25519(
  signature: string,
  publicKey: string,
  text: string,
  body: ArrayBuffer,
): Promise<boolean> {
  const [mac, raw] = [fromBase64(signature), fromBase64(publicKey)];
  if (mac?.byteLength !== 64 || raw?.byteLength !== 32) return false;
  const key = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
  const head = new TextEncoder().encode(text);
  const message = new Uint8Array(head.byteLength + body.byteLength);
  message.set(head);
  message.set(new Uint8Array(body), head.byteLength);
  return crypto.subtle.verify("Ed25519", key, mac, message);
}
