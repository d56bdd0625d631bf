import type { Mention, Setting } from "../values/value.ts";
import { isCommon } from "./capitals.ts";
import { type Found, quoteOf } from "./evidence.ts";
import type { Sentence, Talk } from "./talk.ts";

/** Longer rows of pieces than this are not one number. */
const MOST_PIECES = 6;

/**
 * Digits that somebody says piece by piece, a turn each ("seven one five" … "one three nine"), as one; what stands
 * alone is left as it is. The joined one stands where its first piece does.
 */
export function joinPieces<T>(
  talk: Talk,
  digits: readonly Found<string>[],
  alone: readonly Found<T>[],
  find: (text: string, setting: Setting) => readonly Mention<T>[],
): Found<T>[] {
  const rows = rowsOf(talk, digits);
  const pieces = new Set(rows.flat().map(({ sentence }) => sentence));
  const joined = rows.flatMap((row) => {
    const [first] = row;
    const text = row.map(quoteOf).join(" ");
    const [whole] = find(text, talk.setting);
    return first && whole ? [{ ...first, value: whole.value }] : [];
  });
  return [...alone.filter(({ sentence }) => !pieces.has(sentence)), ...joined].sort(
    (one, other) => one.sentence.index - other.sentence.index,
  );
}

function rowsOf(talk: Talk, digits: readonly Found<string>[]): Found<string>[][] {
  const rows: Found<string>[][] = [];
  let row: Found<string>[] = [];
  for (const piece of digits) {
    const last = row.at(-1);
    if (!last || row.length >= MOST_PIECES || !follows(last, piece, talk)) row = [];
    row.push(piece);
    if (row.length === 2) rows.push(row);
  }
  return rows;
}

/** Nothing of weight is said between two pieces, and they stand in different turns of one speaker. */
function follows(last: Found<string>, next: Found<string>, talk: Talk): boolean {
  const [before, after] = [last.sentence, next.sentence];
  if (before.turn === after.turn || before.speaker !== after.speaker) return false;
  const between = talk.sentences.slice(before.index + 1, after.index);
  return (
    rest(before, (word) => word.start >= last.end, talk) &&
    rest(after, (word) => word.end <= next.start, talk) &&
    between.every((sentence) => rest(sentence, () => true, talk) && !asksMore(sentence))
  );
}

/** "Yes?" only waits for the rest; more words than that ask something. */
function asksMore({ asks, words }: Sentence): boolean {
  return asks && words.length > 2;
}

function rest(sentence: Sentence, of: (word: Sentence["words"][number]) => boolean, talk: Talk): boolean {
  return sentence.words.filter(of).every((word) => isCommon(word.folded, talk));
}
