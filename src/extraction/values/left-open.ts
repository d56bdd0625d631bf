import type { Compiled } from "./grammar/grammar.ts";
import type { Lexeme } from "./lexeme.ts";
import { PARTS, type Part, type Said } from "./said.ts";

/** Lexemes `from` up to, but not including, `to`, and what they say. */
export interface Span {
  from: number;
  to: number;
  said: Said;
}

/** What makes an hour more than its number: another number in its place has none of it. */
const ROUND_HOUR: readonly Part[] = [
  ...(["minute", "half", "quarter", "offset", "past", "to"] as const),
  ...(["halfto", "threequarter", "quarterof"] as const),
];
const TIME: ReadonlySet<Part> = new Set([
  ...ROUND_HOUR,
  ...(["hour", "meridiem", "part", "partbefore", "named"] as const),
]);
/** Lengths from the call ("in half an hour") are no day that another could share. */
const LENGTH: ReadonlySet<Part> = new Set(["seconds", "amount2", "seconds2", "andhalf", "andhalf2"]);

/**
 * The days and times of a text with those that are left open beside them. "At 3 or 4 o'clock" says two hours, "Monday or
 * Tuesday at three" an hour for both days, "the 3rd or 4th of May" two days of one month. `spans` in their order.
 */
export function withAlternatives(
  spans: readonly Span[],
  lexemes: readonly Lexeme[],
  classes: string,
  compiled: Compiled,
): Span[] {
  if (!compiled.or.test(classes)) return [...spans];
  for (const [at, span] of spans.entries()) {
    const next = spans[at + 1];
    if (next && compiled.orBetween.test(classes.slice(span.to, next.from))) share(span, next);
  }
  return spans.flatMap((span, at) => {
    const before = elidedBefore(span, spans[at - 1]?.to ?? 0, lexemes, classes, compiled);
    const behind = elidedBehind(span, spans[at + 1]?.from ?? classes.length, lexemes, classes, compiled);
    return [...(before ? [before] : []), span, ...(behind ? [behind] : [])];
  });
}

/** A day said for one is the day of both, and so is the hour said for the last. */
function share(left: Span, right: Span): void {
  const [day, time] = [only(left.said, isDay), only(right.said, isTime)];
  if (isEmpty(only(right.said, isDay))) right.said = { ...day, ...right.said };
  if (isEmpty(only(left.said, isTime))) left.said = { ...left.said, ...time };
  else if (left.said.hour && !hasHalf(left.said)) left.said = { ...left.said, ...only(time, isHalf) };
}

function elidedBefore(
  { from, said }: Span,
  after: number,
  lexemes: readonly Lexeme[],
  classes: string,
  { orBehind }: Compiled,
): Span | null {
  const number = firstNumber(said, (one, other) => one < other);
  const match = number && orBehind[number].exec(classes.slice(after, from));
  return match ? instead(said, number, lexemes, after + match.index, after + match.index + 1) : null;
}

function elidedBehind(
  { to, said }: Span,
  before: number,
  lexemes: readonly Lexeme[],
  classes: string,
  { orBefore }: Compiled,
): Span | null {
  const number = firstNumber(said, (one, other) => one > other);
  const match = number && orBefore[number].exec(classes.slice(to));
  const end = match ? to + match[0].length : 0;
  return match && end <= before ? instead(said, number, lexemes, end - 1, end) : null;
}

/** The number that stands at one end of what was said. */
function firstNumber(
  { hour, day, seconds, unit }: Said,
  isFirst: (one: number, other: number) => boolean,
): "hour" | "day" | null {
  if (seconds || unit) return null;
  if (!hour || !day) return hour ? "hour" : day ? "day" : null;
  return isFirst(hour.start, day.start) ? "hour" : "day";
}

function instead(
  said: Said,
  part: "hour" | "day",
  lexemes: readonly Lexeme[],
  from: number,
  to: number,
): Span | null {
  const lexeme = lexemes[from];
  const kept = part === "hour" ? only(said, (one) => !ROUND_HOUR.includes(one)) : only(said, notWeekday);
  return lexeme ? { from, to, said: { ...kept, [part]: lexeme } } : null;
}

const isTime = (part: Part) => TIME.has(part);
const isDay = (part: Part) => !TIME.has(part) && !LENGTH.has(part);
const isHalf = (part: Part) => part === "meridiem" || part === "part";
const notWeekday = (part: Part) => part !== "weekday";
const isEmpty = (said: Said) => Object.keys(said).length === 0;

function hasHalf({ meridiem, part, partbefore }: Said): boolean {
  return [meridiem, part, partbefore].some(Boolean);
}

function only(said: Said, is: (part: Part) => boolean): Said {
  return Object.fromEntries(PARTS.flatMap((part) => (said[part] && is(part) ? [[part, said[part]]] : [])));
}
