import { fold } from "./fold.ts";
import { lexiconOf } from "./lexicon/lexicon.ts";
import type { Language } from "./value.ts";

/** A word, a string of digits, or one mark of punctuation, at `text.slice(start, end)`. */
export interface Token {
  kind: "word" | "digits" | "mark";
  /** The word folded (`fold.ts`); digits and marks as they stand. */
  text: string;
  start: number;
  end: number;
}

const TOKEN = /(\p{L}[\p{L}\p{M}]*)|([0-9]+)|[^\s\p{Cf}]/gu;

/** More words than this in one turn are no speech; what lies behind them is not read, so that memory stays bounded. */
const MAX_TOKENS = 20_000;

/** The finders of one turn run one after another on the same text, so the last answer is worth keeping. */
let last: { text: string; language: Language; kept: ReadonlySet<string>; tokens: Token[] } | null = null;
const NONE: ReadonlySet<string> = new Set();

/** The words, digits and marks of a text in order, without the fillers of speech ("uh", "ähm") but those `kept`. */
export function tokenise(
  text: string,
  language: Language,
  kept: ReadonlySet<string> = NONE,
): readonly Token[] {
  if (last?.text === text && last.language === language && last.kept === kept) return last.tokens;
  const { fillers } = lexiconOf(language);
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    if (tokens.length === MAX_TOKENS) break;
    const start = match.index;
    const end = start + match[0].length;
    if (match[1] === undefined) {
      tokens.push({ kind: match[2] === undefined ? "mark" : "digits", text: match[0], start, end });
      continue;
    }
    const word = fold(match[1]);
    if (!fillers.has(word) || kept.has(word)) tokens.push({ kind: "word", text: word, start, end });
  }
  last = { text, language, kept, tokens };
  return tokens;
}

/** True where nothing stands between a token and the next, as in `5pm` or `10:30`. */
export function touches(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && left.end === right.start;
}
