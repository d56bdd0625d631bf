import type { Turn } from "../../calls/turn.ts";
import { findDigitRuns } from "../values/digits.ts";
import type { Setting } from "../values/value.ts";
import { wordsOf } from "./words.ts";

/** A code shorter than this turns up by chance between other words; a longer one nobody spells. */
const SHORTEST_CODE = 4;
const LONGEST_CODE = 40;
/** "Papa" and "Ankara" stand for their first letters, "in" and "is" do not. */
const SHORTEST_SPELLING_WORD = 4;
/** "K as in king", "K wie Kaufmann", "K de kilo". */
const LINKS = new Set(["as", "in", "for", "like", "wie", "de", "como", "gibi", "dash", "space"]);

/** True where a turn spells a code of letters and digits: "papa oscar four three, 3 g g" says PO43 3GG. */
export function isSpelledIn(code: string, turn: Turn, setting: Setting): boolean {
  const sought = heard(wordsOf(code).map((word) => word.folded)).join("");
  if (sought.length < SHORTEST_CODE || sought.length > LONGEST_CODE || !/\d/.test(code)) return false;
  let written = turn.text;
  for (const { start, end, value } of findDigitRuns(turn.text, setting).reverse()) {
    written = `${written.slice(0, start)} ${value} ${written.slice(end)}`;
  }
  const words = heard(wordsOf(written).map((word) => word.folded));
  return words.some((_, from) => spells(words, from, sought));
}

/** The letter o and the digit are one sound. */
function heard(words: readonly string[]): string[] {
  return words.map((word) => word.replaceAll("o", "0"));
}

/** True where the words from `at` on give the rest of a code: each as it stands, or by its first letter. */
function spells(words: readonly string[], at: number, rest: string): boolean {
  if (rest === "") return true;
  const word = words[at];
  if (word === undefined) return false;
  if (rest.startsWith(word) && spells(words, at + 1, rest.slice(word.length))) return true;
  const isSpellingWord = word.length >= SHORTEST_SPELLING_WORD && /\p{L}/u.test(word) && !/[1-9]/.test(word);
  if (isSpellingWord && rest.startsWith(word.charAt(0)) && spells(words, at + 1, rest.slice(1))) return true;
  return (LINKS.has(word) || LINKS.has(words[at + 1] ?? "")) && spells(words, at + 1, rest);
}
