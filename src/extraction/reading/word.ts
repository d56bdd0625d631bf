import type { Language } from "../values/value.ts";
import { conceptOf } from "./concepts/lookup.ts";
import { stemOf } from "./stem.ts";

/** A word of a text: what was said, and the meaning that it is compared by. */
export interface Word {
  text: string;
  /** Lower case, without accents, with one kind of i. */
  folded: string;
  /** The concept that the word stands for in any language, else its stem. */
  sense: string;
  /** What its forms have in common, whatever the concept. */
  stem: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
/** Two words with one meaning; the first of them carries it. */
const PAIRS = new Map(
  Object.entries({
    checkin: ["check in", "checking in"],
    checkout: ["check out", "checking out"],
    pickup: ["pick up", "picking up", "picked up"],
    dropoff: ["drop off", "dropping off"],
    followup: ["follow up", "call back", "called back", "ring back", "geri arama"],
    email: ["e mail", "e posta"],
    wifi: ["wi fi"],
    postcode: [
      "postal code",
      "post code",
      "codigo postal",
      "posta kodu",
      "code postal",
      "kod pocztowy",
      "codice postale",
    ],
    return: ["brought back", "bring back", "come back", "way back"],
  }).flatMap(([sense, pairs]) => pairs.map((pair): [string, string] => [pair, sense])),
);
const MARKS = /\p{M}/gu;
/** A memo of this many words is about a megabyte; then it starts again. */
const MEMO_WORDS = 8_000;
const memo = new Map<string, { sense: string; stem: string }>();

/** Keeps the length of composed text, so that places in the folded text are places in the text. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most text is plain ASCII: the cheap way out.
  if (/^[ -~]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(MARKS, "")
    .replaceAll("ı", "i")
    .replaceAll("ß", "s")
    .replaceAll("’", "'");
}

export function wordsOf(text: string, language: Language): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0]);
    const previous = words.at(-1);
    // "call me back": a short word may stand between the two.
    const lead =
      previous && previous.folded.length <= 4 && folded === "back" ? (words.at(-2) ?? previous) : previous;
    for (const first of lead === previous ? [previous] : [previous, lead]) {
      const pair = first && PAIRS.get(`${first.folded} ${folded}`);
      if (pair) first.sense = pair;
    }
    const end = match.index + match[0].length;
    words.push({ text: match[0], folded, ...meaningOf(folded, language), start: match.index, end });
  }
  return words;
}

/** The words that a span of the text covers. */
export function wordsIn(text: { words: readonly Word[] }, span: { start: number; end: number }): Word[] {
  return text.words.filter((word) => word.start >= span.start && word.end <= span.end);
}

function meaningOf(folded: string, language: Language): { sense: string; stem: string } {
  const key = `${language}:${folded}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const stem = stemOf(folded, language);
  const meaning = { sense: conceptOf(folded, stem, language) ?? stem, stem };
  if (memo.size >= MEMO_WORDS) memo.clear();
  memo.set(key, meaning);
  return meaning;
}
