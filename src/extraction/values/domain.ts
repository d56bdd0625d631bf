import { readPhrase } from "./cardinal.ts";
import type { AddressWords } from "./lexicon/lexicon.ts";
import { type Token, touches } from "./token.ts";

/** A host name at a place in a text, with index of the token behind it. */
export interface Domain {
  host: string;
  next: number;
}

/** Last labels that are taken for a domain without a spoken "at" before it. */
const TOP_LEVEL = new Set(
  "com net org io co uk us de at ch es tr fr it nl be pt eu info biz dev app edu gov me ai tv mx ar cl pe cat shop online store site tech example".split(
    " ",
  ),
);

/** Top-level labels whose dot speech recognisers drop ("at gmail com"). */
const DOTLESS = new Set(["com", "net", "org"]);

/** "hot mail" and "g mail" are one label; more words before the first dot are a sentence. */
const MAX_LABEL_WORDS = 3;
const MAX_LABELS = 6;

/** Characters, by RFC 1035. */
const MAX_LABEL = 63;

export function isTopLevel(label: string): boolean {
  return TOP_LEVEL.has(label);
}

/** The sign that is said or stands at a token ("dot", `.`), with the index behind it. */
export function readSign(
  tokens: readonly Token[],
  at: number,
  { signs }: AddressWords,
): { sign: string; next: number } | null {
  const token = tokens[at];
  if (token?.kind === "mark") {
    const glued = touches(tokens[at - 1], token) && touches(token, tokens[at + 1]);
    return glued && /^[._+/-]$/.test(token.text) ? { sign: token.text, next: at + 1 } : null;
  }
  for (const [phrase, sign] of signs) {
    const next = readPhrase(tokens, at, phrase);
    if (next !== null) return { sign, next };
  }
  return null;
}

/** "gmail dot com", "g mail dot co dot uk", "x y z punkt d e": the host name that begins at a token. */
export function readDomain(tokens: readonly Token[], at: number, words: AddressWords): Domain | null {
  const first = readLabel(tokens, at, words, MAX_LABEL_WORDS);
  if (first === null) return null;
  const labels = [first.label];
  let next = first.next;
  while (labels.length < MAX_LABELS) {
    const dot = readSign(tokens, next, words);
    const dotless = labels.length === 1 && DOTLESS.has(tokens[next]?.text ?? "");
    if (dot?.sign !== "." && !dotless) break;
    const label = readLabel(tokens, dotless ? next : (dot?.next ?? next), words, 1);
    if (label === null) break;
    labels.push(label.label);
    next = label.next;
  }
  const last = labels.at(-1) ?? "";
  return labels.length > 1 && /^[a-z]{2,24}$/.test(last) ? { host: labels.join("."), next } : null;
}

/** One label: a word, several joined before a dot, or letters and digits said one by one; hyphens said or written. */
function readLabel(
  tokens: readonly Token[],
  at: number,
  words: AddressWords,
  maxWords: number,
): { label: string; next: number } | null {
  let label = "";
  let long = 0;
  let next = at;
  while (label.length < MAX_LABEL) {
    const token = tokens[next];
    const sign = readSign(tokens, next, words);
    const begins = label === "" || label.endsWith("-");
    if (sign?.sign === "-" && !begins) {
      label += "-";
      next = sign.next;
      continue;
    }
    if (token === undefined || token.kind === "mark" || sign !== null) break;
    const spelled = token.text.length === 1 && (tokens[next - 1]?.text.length === 1 || maxWords > 1);
    const joins = begins || spelled || (maxWords > 1 && !DOTLESS.has(token.text));
    if (!joins || (token.text.length > 1 && ++long > maxWords && !begins)) break;
    label += token.text;
    next++;
  }
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? { label, next } : null;
}
