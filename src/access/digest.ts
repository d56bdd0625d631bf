import { sha256 } from "../telephony/signatures/hmac.ts";

/** SHA-256 of a text, as hex: the form in which keys and tokens are stored and looked up. */
export const sha256Hex = (text: string): Promise<string> => sha256(text, "hex");

const TOKEN_BYTES = 32;

/** A secret that nobody guesses: 256 random bits, base64url. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
