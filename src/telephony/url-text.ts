import { fromBase64 } from "./signatures/hmac.ts";

/**
 * A text as a part of a path of ours, for what an adapter has to know again when it is called back. In unreserved characters
 * alone: a proxy that rewrites others would break the signature over the URL.
 */
export const urlWord = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replace(/=+$/, "")
    .replace(/\+/g, "-")
    .replace(/\//g, "_");

/** The text that a word stands for; null where it is none. */
export function textOfWord(word: string): string | null {
  const bytes = fromBase64(word.replace(/-/g, "+").replace(/_/g, "/"));
  const text = bytes && new TextDecoder().decode(bytes);
  return text && urlWord(text) === word ? text : null;
}

/** A text of at most so many bytes in UTF-8, with an ellipsis after a whole word where it was longer. */
export function cutToBytes(text: string, maxBytes: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).byteLength <= maxBytes) return text;
  const { read } = encoder.encodeInto(text, new Uint8Array(Math.max(maxBytes - 3, 0)));
  const head = text.slice(0, read);
  return `${head.replace(/\s+\S*$/, "")}…`;
}
