import { readCardinal } from "./cardinal.ts";
import type { Compiled, Phrase } from "./grammar/grammar.ts";
import { type NumericDate, readNumericDate } from "./numeric-date.ts";
import { ordinalOf } from "./ordinal.ts";
import { type Token, touches } from "./token.ts";
import type { Setting } from "./value.ts";

/** A word, phrase or number as the grammar of dates sees it: one class, one value. */
export interface Lexeme {
  /** One character, see `grammar.ts`. */
  class: string;
  value: number;
  start: number;
  end: number;
  /** Written with a leading zero (`09`), which only the 24-hour clock has. */
  padded: boolean;
  numeric?: NumericDate;
}

const APOSTROPHE = /^['’‘`´"]$/;
const MARKS: Readonly<Record<string, string>> = { ",": "COMMA", "-": "DASH", "–": "DASH", ".": "DOT" };

/** Splits tokens into lexemes; null where nothing in them can be part of a date or time. */
export function lexemesOf(
  text: string,
  tokens: readonly Token[],
  compiled: Compiled,
  setting: Setting,
): Lexeme[] | null {
  const lexemes: Lexeme[] = [];
  const other = compiled.classOf("OTHER");
  let known = false;
  for (let at = 0; at < tokens.length; ) {
    const read = readPhrases(tokens, at, compiled) ?? readNumber(text, tokens, at, compiled, setting);
    if (read !== null) {
      known = true;
      lexemes.push(...read.lexemes);
      at = read.next;
      continue;
    }
    const token = tokens[at];
    if (token !== undefined) {
      const mark = token.kind === "mark" ? markOf(tokens, at) : "OTHER";
      if (mark !== null)
        lexemes.push({ ...lexeme(token, token), class: mark === "OTHER" ? other : compiled.classOf(mark) });
    }
    const next = token?.kind === "mark" && APOSTROPHE.test(token.text) ? behindSuffix(tokens, at) : at + 1;
    const number = lexemes.at(-1);
    if (next > at + 1 && number && tokens[at - 1]?.kind === "digits" && compiled.inflected.size > 0) {
      lexemes.push({ ...number, class: compiled.classOf("CASE"), end: tokens[next - 1]?.end ?? number.end });
    }
    at = next;
  }
  return known ? lexemes : null;
}

function lexeme(first: Token, last: Token): Lexeme {
  return { class: "", value: 0, start: first.start, end: last.end, padded: false };
}

/** Class of a mark; null for apostrophes and quotes, which are passed over ("o'clock", "week's"). */
function markOf(tokens: readonly Token[], at: number): string | null {
  const mark = tokens[at]?.text ?? "";
  if (APOSTROPHE.test(mark)) return null;
  if (mark === ":") {
    const glued = touches(tokens[at - 1], tokens[at]) && touches(tokens[at], tokens[at + 1]);
    return glued ? "COLON" : "END";
  }
  return MARKS[mark] ?? (/^[;!?)(\]["…]$/.test(mark) ? "END" : "OTHER");
}

/** The ending behind an apostrophe (`5'te`, `week's`, `Mart'ın`) is no word of its own. */
function behindSuffix(tokens: readonly Token[], at: number): number {
  const suffix = tokens[at + 1];
  const glued = touches(tokens[at - 1], tokens[at]) && touches(tokens[at], suffix);
  return glued && suffix?.kind === "word" && suffix.text.length <= 5 && suffix.text !== "clock"
    ? at + 2
    : at + 1;
}

interface Read {
  lexemes: Lexeme[];
  next: number;
}

/** The longest phrase that begins here; apostrophes and hyphens inside it do not count. */
function readPhrases(tokens: readonly Token[], at: number, { phrases, pairs }: Compiled): Read | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const pair = pairs
    .get(first.text)
    ?.map((part) => ({ ...lexeme(first, first), class: part.class, value: part.value }));
  if (pair) return { lexemes: pair, next: at + 1 };
  for (const phrase of phrases.get(first.text) ?? []) {
    const next = behindPhrase(tokens, at, phrase);
    const last = next === null ? undefined : tokens[next - 1];
    if (next === null || last === undefined) continue;
    return { lexemes: [{ ...lexeme(first, last), class: phrase.class, value: phrase.value }], next };
  }
  return null;
}

function behindPhrase(tokens: readonly Token[], at: number, { words }: Phrase): number | null {
  let next = at;
  for (const word of words) {
    while (next > at && tokens[next]?.kind === "mark" && isInner(tokens[next])) next++;
    if (tokens[next]?.text !== word) return null;
    next++;
  }
  return next;
}

function isInner(token: Token | undefined): boolean {
  return token !== undefined && (APOSTROPHE.test(token.text) || token.text === "-" || token.text === ".");
}

function readNumber(
  text: string,
  tokens: readonly Token[],
  at: number,
  compiled: Compiled,
  setting: Setting,
): Read | null {
  const first = tokens[at];
  if (first === undefined || first.kind === "mark") return null;
  const { classOf, inflected, inflectedBehindTens } = compiled;
  if (first.kind === "digits" && !(touches(tokens[at - 1], first) && tokens[at - 1]?.kind !== "mark")) {
    const numeric = readNumericDate(text, first.start, setting);
    if (numeric !== null) {
      let next = at;
      while ((tokens[next]?.end ?? Number.POSITIVE_INFINITY) <= numeric.end) next++;
      return {
        lexemes: [{ ...lexeme(first, first), end: numeric.end, class: classOf("NUMDATE"), numeric }],
        next,
      };
    }
  }
  const ordinal = ordinalOf(tokens, at, setting);
  if (ordinal !== null && ordinal.value <= 31) {
    const low = !ordinal.written && ordinal.value <= 3;
    const last = tokens[ordinal.next - 1] ?? first;
    return {
      lexemes: [{ ...lexeme(first, last), class: classOf(low ? "ORDLOW" : "ORD"), value: ordinal.value }],
      next: ordinal.next,
    };
  }
  const alone = inflected.get(first.text);
  if (alone !== undefined) return inflectedNumber(numbered(first, first, alone, at + 1, compiled), compiled);
  const cardinal = readCardinal(tokens, at, setting, { whole: true, hundredsStandAlone: false });
  if (cardinal === null) return null;
  const ending = tokens[cardinal.next]?.text ?? "";
  const suffixed = inflected.get(ending) ?? inflectedBehindTens.get(ending);
  if (
    suffixed !== undefined &&
    suffixed < 10 &&
    cardinal.value % 10 === 0 &&
    cardinal.value > 0 &&
    !cardinal.written
  ) {
    return inflectedNumber(
      numbered(first, tokens[cardinal.next] ?? first, cardinal.value + suffixed, cardinal.next + 1, compiled),
      compiled,
    );
  }
  return numbered(first, tokens[cardinal.next - 1] ?? first, cardinal.value, cardinal.next, compiled);
}

/** The ending of a number ("üçte": at three) is a lexeme of its own, because it tells times from quantities. */
function inflectedNumber({ lexemes, next }: Read, { classOf }: Compiled): Read {
  return { lexemes: lexemes.flatMap((number) => [number, { ...number, class: classOf("CASE") }]), next };
}

function numbered(first: Token, last: Token, value: number, next: number, { classOf }: Compiled): Read {
  const padded = first.kind === "digits" && first === last && /^0\d$/.test(first.text);
  const named = padded ? "N0P" : numberClass(value);
  return { lexemes: [{ ...lexeme(first, last), class: classOf(named), value, padded }], next };
}

/** Years that calls speak of: birthdays behind, contracts ahead. */
const FIRST_YEAR = 1880;
const LAST_YEAR = 2120;

function numberClass(value: number): string {
  if (!Number.isInteger(value)) return "NUM";
  if (value === 0) return "N0";
  if (value < 10) return "N1";
  if (value < 13) return "N10";
  if (value === 19 || value === 20) return "N19";
  if (value < 24) return "N13";
  if (value < 32) return "N24";
  if (value < 60) return "N32";
  if (value < 100) return "N60";
  return value >= FIRST_YEAR && value <= LAST_YEAR ? "YEAR" : "NUM";
}
