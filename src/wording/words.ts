import type { Turn } from "../calls/turn.ts";
import { fold } from "../extraction/values/fold.ts";

/** A word of a turn: `turns[turn].text.slice(start, end)`. */
export interface Word {
  /** Without case, diacritics, apostrophes and unseen characters. */
  folded: string;
  turn: number;
  start: number;
  end: number;
  /** What stands before it: nothing, a comma or dash, the end of a sentence. */
  mark: "" | "," | ".";
}

/** Words of a language as one line: ` . dont call me again , ever .` */
export interface Line {
  text: string;
  /** Offset in `text` of each word that is kept, ascending, and its number among all words. */
  offsets: number[];
  numbers: number[];
}

const TOKEN =
  /([\p{L}\p{M}\p{N}\p{Cf}]+(?:['’ʼ‘`´＇][\p{L}\p{M}\p{N}\p{Cf}]+){0,3})|([.!?…;\n¿¡。！？；]+)|([,:–—，]|-(?=\s))/gu;
const UNSEEN = /[\p{Cf}'’ʼ‘`´]/gu;

/** A longer word is in no phrase. */
const LONGEST_WORD = 40;

/** The words of several turns that one side spoke in a row; a pause between two turns counts as a comma. */
export function wordsOf(turns: readonly Turn[], numbers: readonly number[]): Word[] {
  const words: Word[] = [];
  let mark: Word["mark"] = ".";
  for (const number of numbers) {
    const text = turns[number]?.text ?? "";
    // What ended with a point is a sentence also where another turn follows.
    mark = mark === "." ? "." : ",";
    for (const match of text.matchAll(TOKEN)) {
      const [whole, word, stop] = match;
      if (word === undefined) {
        // A point inside a figure ends no sentence: "9.30".
        if (stop === undefined) mark = mark === "." ? "." : ",";
        else if (stop !== "." || !/\d/.test(text[match.index + 1] ?? "")) mark = ".";
        continue;
      }
      const folded = foldWord(word);
      const end = match.index + whole.length;
      // "d-don't", "ca- call": a word that was begun and said again.
      if (folded === "" || isBegun(folded, text, end)) continue;
      words.push({ folded, turn: number, start: match.index, end, mark });
      mark = "";
    }
  }
  return words;
}

function foldWord(word: string): string {
  return fold(
    word
      .slice(0, LONGEST_WORD * 4)
      .normalize("NFKC")
      .replace(UNSEEN, ""),
  ).slice(0, LONGEST_WORD);
}

function isBegun(folded: string, text: string, end: number): boolean {
  if (text[end] !== "-" || folded.length > 4) return false;
  const next = fold(text.slice(end + 1, end + 20).trimStart());
  return next.length > folded.length && next.startsWith(folded) && /^\p{L}/u.test(next[folded.length] ?? "");
}

/** How many words may be said again at a stretch: "I don't want I don't want". */
const LONGEST_STUTTER = 4;

interface Kept {
  folded: string;
  number: number;
  mark: Word["mark"];
}

/** The words as one line, without those (single or in twos) that say nothing, and without what is said twice. */
export function lineOf(words: readonly Word[], passing: ReadonlySet<string>): Line {
  const kept: Kept[] = [];
  let mark: Word["mark"] = ".";
  for (let number = 0; number < words.length; number++) {
    const word = words[number];
    if (word === undefined) break;
    mark = heavier(mark, word.mark);
    const next = words[number + 1];
    if (passing.has(word.folded)) continue;
    if (next?.mark === "" && passing.has(`${word.folded} ${next.folded}`)) {
      number++;
      continue;
    }
    kept.push({ folded: word.folded, number, mark });
    kept.length -= saidAgain(kept);
    mark = "";
  }
  const line: Line = { text: "", offsets: [], numbers: [] };
  const parts: string[] = [];
  let length = 0;
  for (const { folded, number, mark } of kept) {
    const before = mark === "" ? " " : ` ${mark} `;
    line.offsets.push(length + before.length);
    line.numbers.push(number);
    parts.push(before, folded);
    length += before.length + folded.length;
  }
  line.text = `${parts.join("")} . `;
  return line;
}

function heavier(left: Word["mark"], right: Word["mark"]): Word["mark"] {
  if (left === "." || right === ".") return ".";
  return left === "," ? left : right;
}

/** How many of the last words only repeat the ones right before them, within one sentence. */
function saidAgain(kept: readonly Kept[]): number {
  for (let size = 1; size <= LONGEST_STUTTER; size++) {
    const from = kept.length - size;
    if (from < size) return 0;
    const repeats = (at: number) => kept[at]?.folded === kept[at - size]?.folded && kept[at]?.mark !== ".";
    let same = 0;
    while (same < size && repeats(from + same)) same++;
    if (same === size) return size;
  }
  return 0;
}

/** Numbers of the first and the last word of a stretch of the line's text. */
export function wordsBetween(line: Line, from: number, to: number): { first: number; last: number } {
  const at = (offset: number) => {
    let low = 0;
    let high = line.offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((line.offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const first = line.numbers[at(from)] ?? 0;
  return { first, last: Math.max(first, line.numbers[at(to) - 1] ?? 0) };
}

/** A quote is the sentence; where a recogniser sets no marks, this many words on either side. */
const QUOTE_WORDS = 15;
/** Nobody says more in one breath; what is longer was made to be. */
const QUOTE_CHARS = 500;

/** The sentence from one word to another as it stands in the turn of the first: turn and verbatim text. */
export function quoteOf(words: readonly Word[], turns: readonly Turn[], from: number, to: number) {
  const first = words[from];
  if (first === undefined) return null;
  const sameTurn = (number: number) => words[number]?.turn === first.turn;
  let start = from;
  while (start > 0 && from - start < QUOTE_WORDS && words[start]?.mark !== "." && sameTurn(start - 1))
    start--;
  let end = from;
  const goesOn = (number: number) => sameTurn(number) && (number <= to || words[number]?.mark !== ".");
  while (end - Math.max(from, to) < QUOTE_WORDS && goesOn(end + 1)) end++;
  const text = turns[first.turn]?.text ?? "";
  return { turn: first.turn, quote: text.slice(words[start]?.start, words[end]?.end).slice(0, QUOTE_CHARS) };
}
