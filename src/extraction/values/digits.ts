import { readCardinal } from "./cardinal.ts";
import { lexiconOf } from "./lexicon/lexicon.ts";
import { type Token, tokenise, touches } from "./token.ts";
import type { Mention, Parsed, Setting } from "./value.ts";

/** A digit string shorter than this is a number, unless it was said digit by digit. */
const MIN_RUN_DIGITS = 3;

/** One group of a digit string as it was said: "four", "fifty seven", "double two", `415`. */
export interface Group {
  digits: string;
  start: number;
  end: number;
  /** Index of the token behind it. */
  next: number;
  written: boolean;
  /** Said digit by digit: one digit, or one repeated. */
  single: boolean;
}

/**
 * Digit strings, written or said: "four one five, double two", "triple seven", "oh", "fifty seven thirty seven" (5737),
 * and in Turkish telephone style "beş yüz otuz iki" (532) as one group of several. The value is the digits alone.
 * One number by itself ("two hundred") is a quantity, not a string.
 */
export function findDigitRuns(text: string, setting: Setting): Mention<string>[] {
  const tokens = tokenise(text, setting.language);
  const found: Mention<string>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = insideWritten(tokens, at) ? [] : readRun(tokens, at, setting);
    const last = run.at(-1);
    if (last === undefined) {
      at++;
      continue;
    }
    const digits = run.map((group) => group.digits).join("");
    const pair =
      run.length > 1 && run.every((group) => group.single) && !tokens.slice(at, last.next).some(isComma);
    const string = digits.length >= MIN_RUN_DIGITS || pair;
    const quantity = run.length === 1 && !last.written && !last.single;
    if (string && !quantity) found.push({ start: run[0]?.start ?? 0, end: last.end, value: digits });
    at = last.next;
  }
  return found;
}

/** The digits of a phrase that holds exactly one digit string; a single number counts as one here. */
export function parseDigits(text: string, setting: Setting): Parsed<string> {
  const runs = findDigitRuns(text, setting);
  const values = [...new Set(runs.map((run) => run.value))];
  const [value] = values;
  if (values.length > 1) return { kind: "ambiguous", alternatives: values };
  if (value !== undefined) return { kind: "value", value };
  const tokens = tokenise(text, setting.language);
  const groups = tokens.map((_, at) => readGroup(tokens, at, setting)).filter((group) => group !== null);
  const [only] = groups;
  if (only !== undefined && groups.every((group) => group.next <= only.next))
    return { kind: "value", value: only.digits };
  return { kind: "unreadable", rule: "The answer must hold one string of digits." };
}

function isComma({ text }: Token): boolean {
  return text === ",";
}

/** Behind the mark of a number in digits, as the 580 of `7,580.39`. */
function insideWritten(tokens: readonly Token[], at: number): boolean {
  const [left, mark, right] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  const digits = left?.kind === "digits" && right?.kind === "digits";
  return (
    digits &&
    mark?.kind === "mark" &&
    /^[.,'’]$/.test(mark.text) &&
    touches(left, mark) &&
    touches(mark, right)
  );
}

function readRun(tokens: readonly Token[], at: number, setting: Setting): Group[] {
  const run: Group[] = [];
  let next = at;
  for (;;) {
    const group = readGroup(tokens, next, setting);
    const previous = run.at(-1);
    if (group === null || (previous !== undefined && !continues(tokens, previous, group, next))) break;
    run.push(group);
    next = separated(tokens, group.next);
  }
  const zeros = lexiconOf(setting.language).digits.zeros;
  const bareZero = run.length === 1 && zeros.has(tokens[at]?.text ?? "");
  return bareZero ? [] : run;
}

/** Marks that may stand between two groups; which of them hold is up to `continues`. */
function separated(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < at + 2 && /^[-–,.()]$|^(dash|hyphen)$/.test(tokens[next]?.text ?? "")) next++;
  return next;
}

/** False where the mark between two groups ends the string: a decimal, a group mark, a list of years or amounts. */
function continues(tokens: readonly Token[], left: Group, right: Group, rightAt: number): boolean {
  const mark = tokens[left.next];
  if (rightAt === left.next || mark === undefined) return true;
  const glued = touches(tokens[left.next - 1], mark) && touches(mark, tokens[rightAt]);
  if (mark.text === ".") return glued && left.digits.length >= 2 && right.digits.length >= 3;
  if (mark.text !== ",") return true;
  const year = /^(19|20)\d\d$/.test(right.digits) && left.digits.length <= 2;
  const even = left.digits.length > 1 === right.digits.length > 1;
  return !glued && !(year && right.written) && (even || !right.written);
}

export function readGroup(tokens: readonly Token[], at: number, setting: Setting): Group | null {
  const { digits } = lexiconOf(setting.language);
  const first = tokens[at];
  if (first === undefined || first.kind === "mark") return null;
  if (first.kind === "digits") return writtenGroup(tokens, at, first);
  if (digits.zeros.has(first.text)) return spoken(tokens, first, "0", at + 1, true);
  const times = digits.repeats.get(first.text);
  if (times !== undefined) {
    const digit = readGroup(tokens, at + 1, setting);
    const repeated = digit !== null && digit.digits.length === 1 && digit.next === at + 2;
    return repeated ? spoken(tokens, first, digit.digits.repeat(times), at + 2, true) : null;
  }
  const cardinal = readCardinal(tokens, at, setting, {
    whole: true,
    hundredsStandAlone: digits.hundredsStandAlone,
  });
  if (cardinal === null || lexiconOf(setting.language).numbers.scales.get(first.text) !== undefined)
    return null;
  const said = cardinal.value.toString();
  return spoken(tokens, first, said, cardinal.next, said.length === 1);
}

/** Digits that touch letters are part of a code (`7E`), a time (`5pm`) or an ordinal, not of a digit string. */
function writtenGroup(tokens: readonly Token[], at: number, token: Token): Group | null {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const lettered =
    (after?.kind === "word" && touches(token, after)) || (before?.kind === "word" && touches(before, token));
  const clock = (mark: Token | undefined) => mark?.text === ":" || mark?.text === "/";
  const timed = (touches(before, token) && clock(before)) || (touches(token, after) && clock(after));
  if (lettered || timed || (touches(before, token) && /^[$€£₺]$/.test(before?.text ?? ""))) return null;
  const { text, start, end } = token;
  return { digits: text, start, end, next: at + 1, written: true, single: text.length === 1 };
}

function spoken(
  tokens: readonly Token[],
  first: Token,
  digits: string,
  next: number,
  single: boolean,
): Group {
  return {
    digits,
    start: first.start,
    end: tokens[next - 1]?.end ?? first.end,
    next,
    written: false,
    single,
  };
}
