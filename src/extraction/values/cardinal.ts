import type { Atom, NumberWords } from "./lexicon/lexicon.ts";
import { lexiconOf } from "./lexicon/lexicon.ts";
import { type Token, touches } from "./token.ts";
import type { Setting } from "./value.ts";
import { readWritten } from "./written-number.ts";

/** A number at a place in a text, in words, digits, or both ("2.5 million"). */
export interface Cardinal {
  value: number;
  /** Index of the token behind it. */
  next: number;
  /** True where it is digits alone. */
  written: boolean;
}

export interface Reading {
  /** Integers only: "half" and "point" are left to the caller, as in "two and a half hours". */
  whole: boolean;
  /** "eight hundred five" is 800 and 5. */
  hundredsStandAlone: boolean;
}

const PLAIN: Reading = { whole: false, hundredsStandAlone: false };

function atomOf(word: string, { atoms, compound }: NumberWords): Atom | null {
  return atoms.get(word) ?? compound?.(word) ?? null;
}

/** Index behind a phrase of folded words, or null where it does not stand at `at`. */
export function readPhrase(tokens: readonly Token[], at: number, phrase: readonly string[]): number | null {
  for (const [offset, word] of phrase.entries()) if (tokens[at + offset]?.text !== word) return null;
  return at + phrase.length;
}

/** The hyphen of "twenty-five" is no word. */
function skipHyphen(tokens: readonly Token[], at: number): number {
  const hyphen =
    tokens[at]?.text === "-" && touches(tokens[at - 1], tokens[at]) && touches(tokens[at], tokens[at + 1]);
  return hyphen ? at + 1 : at;
}

function isScale(token: Token | undefined, { hundreds, scales }: NumberWords): boolean {
  return token !== undefined && (hundreds.has(token.text) || scales.has(token.text));
}

/** Adds up number words from left to right; each word must fit the room that the one before it left. */
class Sum {
  #total = 0;
  #group = 0;
  #room = Number.POSITIVE_INFINITY;
  #lastScale = Number.POSITIVE_INFINITY;
  #unit = 1;

  get value(): number {
    return this.#total + this.#group;
  }

  get room(): number {
    return this.#room;
  }

  add(value: number, room: number): boolean {
    if (value >= this.#room || (value === 0 && this.#room !== Number.POSITIVE_INFINITY)) return false;
    this.#group += value;
    this.#room = room;
    this.#unit = 1;
    return true;
  }

  hundred(): boolean {
    if (this.#group >= 100 || (this.#group === 0 && this.#room < 1000)) return false;
    this.#group = (this.#group || 1) * 100;
    this.#room = 100;
    this.#unit = 100;
    return true;
  }

  scale(by: number): boolean {
    if (this.value === 0 && this.#room === 0) return false;
    if (this.#group === 0 && this.#total > 0) {
      if (by <= this.#lastScale) return false;
      this.#total *= by;
    } else {
      if (by >= this.#lastScale) return false;
      this.#total += (this.#group || 1) * by;
      this.#group = 0;
    }
    this.#lastScale = by;
    this.#room = by >= 1000 ? by : 0;
    this.#unit = by;
    return true;
  }

  /** "and a half" is half of what was said last: of one, or of the million before it. */
  fraction(part: number): void {
    if (this.#unit > 100) this.#total += part * this.#unit;
    else this.#group += part;
    this.#room = 0;
  }
}

/**
 * The longest number that begins at a token, or null. Number words add up left to right, each smaller than the room
 * that the word before it left, so "nineteen eighty six" is 19 and then 86, never their sum.
 */
export function readCardinal(
  tokens: readonly Token[],
  at: number,
  setting: Setting,
  { whole, hundredsStandAlone }: Reading = PLAIN,
): Cardinal | null {
  const numbers = lexiconOf(setting.language).numbers;
  const first = tokens[at];
  if (first === undefined || first.kind === "mark") return null;
  const sum = new Sum();
  let next = at;
  let written = false;

  if (first.kind === "digits") {
    const digits = whole ? { value: Number(first.text), next: at + 1 } : readWritten(tokens, at, setting);
    if (digits === null) return null;
    sum.add(digits.value, 0);
    next = digits.next;
    written = true;
  } else {
    const start = startOf(tokens, at, numbers, whole);
    if (start === null) return null;
    if (start.value > 0 || start.zero) sum.add(start.value, start.room);
    next = start.next;
  }

  for (;;) {
    const grown = grow(tokens, skipHyphen(tokens, next), sum, numbers, hundredsStandAlone);
    if (grown === null) break;
    next = grown;
    written = false;
  }
  if (!whole) {
    const part = written ? null : readPoint(tokens, next, numbers);
    const fraction = part ?? readFraction(tokens, next, numbers);
    if (fraction !== null) {
      sum.fraction(fraction.value);
      next = fraction.next;
      written = false;
      const scale = numbers.scales.get(tokens[next]?.text ?? "");
      if (scale !== undefined && sum.scale(scale)) next++;
    }
  }
  return { value: sum.value, next, written };
}

interface Start {
  value: number;
  room: number;
  next: number;
  /** A zero that was said, as against a bare scale, which begins from nothing. */
  zero: boolean;
}

function startOf(tokens: readonly Token[], at: number, numbers: NumberWords, whole: boolean): Start | null {
  const word = tokens[at]?.text ?? "";
  const scaleNext = isScale(tokens[at + 1], numbers);
  if (!whole) {
    for (const half of numbers.halvesBefore) {
      const next = readPhrase(tokens, at, half);
      if (next !== null && numbers.scales.has(tokens[next]?.text ?? ""))
        return { value: 0.5, room: 0, next, zero: false };
    }
  }
  if (numbers.articles.has(word) && scaleNext) return { value: 1, room: 0, next: at + 1, zero: false };
  const atom = atomOf(word, numbers);
  if (atom !== null) return { ...atom, next: at + 1, zero: true };
  const bare = numbers.bare && isScale(tokens[at], numbers) && numbers.scales.get(word) !== 12;
  return bare ? { value: 0, room: 0, next: at, zero: false } : null;
}

/** Takes one more word into the sum; null where the number has ended. */
function grow(
  tokens: readonly Token[],
  at: number,
  sum: Sum,
  numbers: NumberWords,
  hundredsStandAlone: boolean,
): number | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  if (numbers.hundreds.has(token.text)) return sum.hundred() ? at + 1 : null;
  const scale = numbers.scales.get(token.text);
  if (scale !== undefined) return sum.scale(scale) ? at + 1 : null;
  const joined = joins(token.text, sum, numbers);
  const place = joined ? at + 1 : at;
  const word = tokens[place];
  if (word?.kind !== "word") return null;
  const atom = atomOf(word.text, numbers);
  if (atom === null || (hundredsStandAlone && !joined && sum.room === 100 && atom.value < 10)) return null;
  if (joined && atom.value >= 100) return null;
  const countsHundreds = numbers.hundreds.has(tokens[place + 1]?.text ?? "");
  if (countsHundreds && sum.room === 10 && numbers.mostHundreds < 10) return null;
  return sum.add(atom.value, atom.room) ? place + 1 : null;
}

function joins(word: string, sum: Sum, { and, tensAnd }: NumberWords): boolean {
  if (and.has(word)) return sum.room >= 100 && sum.room !== Number.POSITIVE_INFINITY;
  return tensAnd.has(word) && sum.room === 10;
}

/** "point four", "nokta yirmi beş": the digits behind the decimal mark, as a fraction. */
function readPoint(
  tokens: readonly Token[],
  at: number,
  numbers: NumberWords,
): { value: number; next: number } | null {
  if (!numbers.point.has(tokens[at]?.text ?? "")) return null;
  let digits = "";
  let next = at + 1;
  while (digits.length < 10) {
    const word = tokens[next];
    const atom = word?.kind === "word" ? atomOf(word.text, numbers) : null;
    const said = word?.kind === "digits" ? word.text : (atom?.value.toString() ?? null);
    if (said === null || said.length > 2) break;
    digits += said;
    next++;
  }
  return digits === "" ? null : { value: Number(`0.${digits}`), next };
}

function readFraction(
  tokens: readonly Token[],
  at: number,
  { fractionsAfter }: NumberWords,
): { value: number; next: number } | null {
  for (const [phrase, value] of fractionsAfter) {
    const next = readPhrase(tokens, at, phrase);
    if (next !== null) return { value, next };
  }
  return null;
}
