import { fold } from "../values/fold.ts";

/**
 * A word of a text as compared: case, diacritics and invisible characters gone; `text.slice(start, end)` is the
 * original.
 */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

/** Scripts written without spaces are compared character by character. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[[\p{L}\p{N}\p{M}\p{Cf}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]]+/gv;

const INVISIBLE = /\p{Cf}/gu;

/** The words of a text in order; punctuation and symbols are not words. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const folded = fold(match[0].replace(INVISIBLE, ""));
    if (folded) words.push({ folded, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Where `sought` stands in `words` as an unbroken row, from the left; -1 where it does not or is empty. */
export function indexOfWords(words: readonly Word[], sought: readonly Word[]): number {
  if (sought.length === 0) return -1;
  for (let at = 0; at + sought.length <= words.length; at++) {
    if (sought.every(({ folded }, offset) => words[at + offset]?.folded === folded)) return at;
  }
  return -1;
}
