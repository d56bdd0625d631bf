/** How a request is signed (Standard Webhooks 1.0): HMAC-SHA256 with a shared secret, or ed25519 with a key pair. */
export const SIGNATURE_SCHEMES = ["v1", "v1a"] as const;
export type SignatureScheme = (typeof SIGNATURE_SCHEMES)[number];
