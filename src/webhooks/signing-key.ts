import { fromBase64, toBase64 } from "./base64.ts";

const PRIVATE_PREFIX = "whsk_";
const PUBLIC_PREFIX = "whpk_";
const SEED_BYTES = 32;
const ED25519 = { name: "Ed25519" };

/** `whsk_` and base64 of the private key with the public one behind it, and `whpk_` and base64 of the public one. */
export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

/** A fresh ed25519 pair, in the form of Standard Webhooks 1.0 and of Svix's server. */
export async function newKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(ED25519, true, ["sign", "verify"]);
  const jwk = "privateKey" in pair ? await crypto.subtle.exportKey("jwk", pair.privateKey) : null;
  if (!jwk || jwk instanceof ArrayBuffer || !jwk.d || !jwk.x)
    throw new Error("The runtime made no ed25519 key.");
  const [seed, publicKey] = [fromBase64Url(jwk.d), fromBase64Url(jwk.x)];
  return {
    privateKey: PRIVATE_PREFIX + toBase64(new Uint8Array([...seed, ...publicKey])),
    publicKey: PUBLIC_PREFIX + toBase64(publicKey),
  };
}

/** The ed25519 signature of `content` by a `whsk_…`. */
export async function signWithKey(privateKey: string, content: Uint8Array): Promise<Uint8Array> {
  const bytes = fromBase64(privateKey.slice(PRIVATE_PREFIX.length)) ?? new Uint8Array();
  const d = toBase64Url(bytes.slice(0, SEED_BYTES));
  const x = toBase64Url(bytes.slice(SEED_BYTES));
  const key = await crypto.subtle.importKey("jwk", { kty: "OKP", crv: "Ed25519", d, x }, ED25519, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign(ED25519, key, content));
}

const toBase64Url = (bytes: Uint8Array) =>
  toBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const fromBase64Url = (text: string) =>
  fromBase64(text.replace(/-/g, "+").replace(/_/g, "/")) ?? new Uint8Array();
