import type { Turn } from "../../calls/turn.ts";
import { findDigitRuns } from "../values/digits.ts";
import { findNumbers } from "../values/number.ts";
import type { Setting } from "../values/value.ts";
import { wordsOf } from "./words.ts";

/** A code shorter than this turns up by chance between other words; a longer one nobody spells. */
const SHORTEST_CODE = 4;
const LONGEST_CODE = 40;
/** "Papa", "Ankara" and "Bob" stand for their first letters, "in" and "is" do not. */
const SHORTEST_SPELLING_WORD = 3;
/** "K as in king", "K wie Kaufmann", "K de kilo". */
const LINKS = new Set(heard(["as", "in", "for", "like", "wie", "de", "como", "gibi", "dash", "space"]));

/** True where a turn spells a code of letters and digits: "papa oscar four three, 3 g g" says PO43 3GG. */
export function isSpelledIn(code: string, turn: Turn, setting: Setting): boolean {
  const sought = heard(wordsOf(code).map((word) => word.folded)).join("");
  if (sought.length < SHORTEST_CODE || sought.length > LONGEST_CODE || !/\d/.test(code)) return false;
  const written = inFigures(turn.text, setting);
  const words = heard(wordsOf(written).map((word) => word.folded));
  let spelled = new Set<number>();
  for (const [at, word] of words.entries()) {
    spelled = new Set([0, ...spelled].flatMap((done) => nextOf(done, word, words[at + 1], sought)));
    if (spelled.has(sought.length)) return true;
  }
  return false;
}

/** A text with its digits as figures: a run of them ("double oh"), or one by itself, which is a number. */
function inFigures(text: string, setting: Setting): string {
  const runs = findDigitRuns(text, setting);
  const single = findNumbers(text, setting).filter(
    ({ start, end }) => !runs.some((run) => run.start < end && start < run.end),
  );
  let written = text;
  for (const { start, end, value } of [...runs, ...single].sort((a, b) => b.start - a.start)) {
    written = `${written.slice(0, start)} ${value} ${written.slice(end)}`;
  }
  return written;
}

/** The letter o and the digit are one sound. */
function heard(words: readonly string[]): string[] {
  return words.map((word) => word.replaceAll("o", "0"));
}

/** How much of a code may be spelled after one more word: it gives itself or its first letter, or it is a link. */
function nextOf(done: number, word: string, following: string | undefined, sought: string): number[] {
  const next: number[] = [];
  if (sought.startsWith(word, done)) next.push(done + word.length);
  const isSpellingWord = word.length >= SHORTEST_SPELLING_WORD && /\p{L}/u.test(word) && !/[1-9]/.test(word);
  if (isSpellingWord && sought.startsWith(word.charAt(0), done)) next.push(done + 1);
  if (done > 0 && (LINKS.has(word) || LINKS.has(following ?? ""))) next.push(done);
  return next;
}
