import type { Turn } from "../calls/turn.ts";
import { indexOfWords, type Word, wordsOf } from "./evidence/words.ts";
import type { Reading } from "./model.ts";
import type { Evidence } from "./result.ts";

/** Share of a quote's words that must stand together in a turn where the quote is not there word for word. */
const LEAST_COVERAGE = 0.75;
/** Words of a turn that a misquoted passage may spread over, per word of the quote. */
const SPREAD = 1.5;
/** A quote is a phrase or two; of a longer one this much is looked for. */
const LONGEST_QUOTE_CHARS = 1_000;
/** A turn cited without a quote is shown up to this many characters. */
const LONGEST_SHOWN_CHARS = 300;

/** Where a reading's quote stands in the transcript; `evidence` is empty where it does not. */
export interface Grounding {
  found: boolean;
  evidence: Evidence[];
}

/**
 * Checks a citation against the transcript: the cited turn first, then all others from the nearest on; word for word
 * (but for case, diacritics and punctuation), else at least three quarters of the words close together. The evidence
 * holds the transcript's words, never the model's. A quote joined by "..." is found part by part, or not at all.
 */
export function ground({ turn, quote }: Pick<Reading, "turn" | "quote">, turns: readonly Turn[]): Grounding {
  const cited = turn !== null && turns[turn] ? turn : null;
  const parts = (quote ?? "")
    .slice(0, LONGEST_QUOTE_CHARS)
    .split(/\s*(?:\.{3,}|…)\s*|[\r\n]+/)
    .map(withoutLabel)
    .filter((part) => wordsOf(part).length > 0);
  if (parts.length === 0)
    return quote === null && cited !== null ? wholeTurn(cited, turns) : { found: false, evidence: [] };
  const evidence = parts.map((part) => locate(part, cited, turns)).filter((place) => place !== null);
  return evidence.length === parts.length ? { found: true, evidence } : { found: false, evidence: [] };
}

/** A stretch of a turn's text: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of a turn, as evidence. */
export function passage(number: number, turn: Turn, { start, end }: Span): Evidence {
  const quote = turn.text.slice(start, end);
  return { turn: number, quote, ...(turn.start_ms === undefined ? {} : { start_ms: turn.start_ms }) };
}

/** Models like to copy the line's label ("[3] customer:") into the quote. */
function withoutLabel(quote: string): string {
  return quote.replace(/^\s*(?:\[\d+\]\s*)?(?:(?:agent|customer|system|tool):\s*)?/i, "");
}

function wholeTurn(number: number, turns: readonly Turn[]): Grounding {
  const turn = turns[number];
  const words = turn ? wordsOf(turn.text) : [];
  const first = words[0];
  const last = words.findLast((word) => word.end <= LONGEST_SHOWN_CHARS) ?? first;
  if (!turn || !first || !last) return { found: false, evidence: [] };
  return { found: true, evidence: [passage(number, turn, { start: first.start, end: last.end })] };
}

function locate(quote: string, cited: number | null, turns: readonly Turn[]): Evidence | null {
  const sought = wordsOf(quote);
  const order = nearestFirst(cited, turns.length);
  const enough = Math.ceil(sought.length * LEAST_COVERAGE);
  for (const [find, least] of [[exactly, sought.length] as const, [roughly, enough] as const]) {
    for (const number of order) {
      const turn = turns[number];
      const span = turn && mayHold(turn, sought, least) && find(wordsOfTurn(turn), sought);
      if (span) return passage(number, turn, span);
    }
  }
  return null;
}

/** Without a cited turn, from the end: what is said later in a call corrects what was said before. */
function nearestFirst(cited: number | null, count: number): number[] {
  const from = cited ?? count - 1;
  return Array.from({ length: count }, (_, distance) =>
    distance === 0 ? [from] : [from + distance, from - distance],
  )
    .flat()
    .filter((number) => number >= 0 && number < count);
}

/** The cheap look at a turn that most quotes need: whether enough of the sought words are in it at all. */
function mayHold(turn: Turn, sought: readonly Word[], least: number): boolean {
  const words = vocabulary.get(turn) ?? new Set(wordsOfTurn(turn).map(({ folded }) => folded));
  vocabulary.set(turn, words);
  let spare = sought.length - least;
  return sought.every(({ folded }) => words.has(folded) || --spare >= 0);
}

function exactly(words: readonly Word[], sought: readonly Word[]): Span | null {
  const at = indexOfWords(words, sought);
  const first = words[at];
  const last = words[at + sought.length - 1];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** The narrowest passage that holds enough of the sought words, in any order. */
function roughly(words: readonly Word[], sought: readonly Word[]): Span | null {
  const enough = Math.ceil(sought.length * LEAST_COVERAGE);
  const width = Math.ceil(sought.length * SPREAD);
  const missing = new Map<string, number>();
  for (const { folded } of sought) missing.set(folded, (missing.get(folded) ?? 0) + 1);
  let best: { held: number; span: Span } | null = null;
  let held = 0;
  let from = 0;
  for (const [to, word] of words.entries()) {
    held += take(missing, word, -1);
    while (from < to && (to - from >= width || spare(missing, words[from]))) {
      const first = words[from++];
      if (first) held -= take(missing, first, 1);
    }
    const first = words[from];
    if (first && held >= enough && held > (best?.held ?? 0))
      best = { held, span: { start: first.start, end: word.end } };
  }
  return best?.span ?? null;
}

/** Counts a word in (-1) or out (+1) of the window; answers how many sought words that changes. */
function take(missing: Map<string, number>, { folded }: Word, step: 1 | -1): number {
  const count = missing.get(folded);
  if (count === undefined) return 0;
  missing.set(folded, count + step);
  return (step === -1 ? count > 0 : count >= 0) ? 1 : 0;
}

/** True where the window's first word adds nothing to it. */
function spare(missing: ReadonlyMap<string, number>, word: Word | undefined): boolean {
  const count = word && missing.get(word.folded);
  return count === undefined || count < 0;
}

/** A turn is searched once per field and quote; its words are split once. */
const split = new WeakMap<Turn, Word[]>();
const vocabulary = new WeakMap<Turn, ReadonlySet<string>>();

/** The words of a turn. */
export function wordsOfTurn(turn: Turn): Word[] {
  const known = split.get(turn) ?? wordsOf(turn.text);
  split.set(turn, known);
  return known;
}
