import type { Moment } from "../moment.ts";
import type { Language, Mention, Setting } from "../value.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { hourBefore, hourBehind } from "./hour.ts";
import { type Line, lineOf, type Span, wordsBetween } from "./line.ts";
import { type MomentsOn, momentsOn } from "./moments-on.ts";
import { type CompiledPhrases, compilePhrases, VAGUE_PARTS, type VaguePart } from "./phrases.ts";
import { tr } from "./tr.ts";

/** A time said so that no day stands for it, at `text.slice(start, end)`, with what is said beside it. */
export interface VagueTime {
  start: number;
  end: number;
  said: ReadonlySet<VaguePart>;
  /** HH:MM of the hour or the part of the day said with it, null where none was. */
  time: string | null;
  /** "Not next week." */
  denied: boolean;
}

const PHRASES: Readonly<Record<Language, CompiledPhrases>> = {
  en: compilePhrases(en),
  tr: compilePhrases(tr),
  es: compilePhrases(es),
  de: compilePhrases(de),
};

/** So far away a word may stand that denies a phrase. */
const DENIAL_WORDS = 6;

/**
 * The vague times of a text. `moments` are those said in it: a phrase that is part of a day ("Thursday next week") is
 * none, and a lone time beside a phrase is its hour ("next week at three"). Weak words count only where nothing says more.
 */
export function vagueTimesIn(
  text: string,
  { language }: Setting,
  moments: readonly Mention<Moment>[],
): VagueTime[] {
  const phrases = PHRASES[language];
  const line = lineOf(text, language, phrases.kept);
  const said = momentsOn(line, moments);
  const found: (VagueTime & Span)[] = [];
  for (const match of line.text.matchAll(phrases.anywhere)) {
    const core = spanOf(match, line);
    if (isOfDay(core, said)) continue;
    const after = found.at(-1)?.to ?? 0;
    const hour = hourBehind(core, line, said, phrases) ?? hourBefore(core, line, said, phrases, after);
    const denial = denialOf(core, line, phrases, after);
    const spans = [core, ...(hour ? [hour] : []), ...(denial ? [denial] : [])];
    const from = Math.min(...spans.map((span) => span.from));
    const to = Math.max(...spans.map((span) => span.to));
    const [first, last] = [line.tokens[from], line.tokens[to - 1]];
    if (!first || !last) continue;
    const parts = new Set(VAGUE_PARTS.filter((part) => match.groups?.[part] !== undefined));
    const { start } = first;
    const { end } = last;
    found.push({ start, end, from, to, said: parts, time: hour?.time ?? null, denied: denial !== null });
  }
  const strong = found.filter((each) => !each.said.has("weak"));
  return strong.length > 0 ? strong : found;
}

/** Whether the words round a stretch of a text deny it ("Friday is bad", "not on Monday"). */
export function isDeniedIn(
  text: string,
  { start, end }: { start: number; end: number },
  { language }: Setting,
): boolean {
  const phrases = PHRASES[language];
  const line = lineOf(text, language, phrases.kept);
  const from = line.tokens.findIndex((token) => token.end > start);
  const behind = line.tokens.findIndex((token) => token.start >= end);
  const to = behind < 0 ? line.tokens.length : behind;
  return from >= 0 && denialOf({ from, to }, line, phrases, 0) !== null;
}

function spanOf(match: RegExpExecArray, { text, starts }: Line): Span {
  const from = indexIn(starts, match.index);
  const end = match.index + match[0].length;
  return { from, to: end >= text.length ? starts.length : indexIn(starts, end + 1) };
}

/** Where an offset stands in a rising list that holds it. */
function indexIn(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "Next week" is in "Thursday next week"; "in a day" is only the beginning of "in a day or two". */
function isOfDay({ from, to }: Span, { days }: MomentsOn): boolean {
  for (let token = from; token < to; token++) {
    const day = days.get(token);
    if (day && (day.from < from || day.to > to)) return true;
  }
  return false;
}

/** The words of the same clause that deny a phrase, as far as the phrase before it. */
function denialOf({ from, to }: Span, line: Line, phrases: CompiledPhrases, after: number): Span | null {
  const ends = (at: number) => {
    const token = line.tokens[at];
    return token === undefined || token.kind === "mark" || phrases.clauses.has(token.text);
  };
  let first = from;
  while (first > Math.max(after, from - DENIAL_WORDS) && !ends(first - 1)) first--;
  const before = phrases.deniedBefore.exec(wordsBetween(line, first, from));
  if (before) return { from: first + wordsIn(before.input.slice(0, before.index)), to };
  let last = to;
  while (last < to + DENIAL_WORDS && !ends(last)) last++;
  const behind = phrases.deniedBehind.exec(wordsBetween(line, to, last));
  return behind && { from, to: to + wordsIn(behind[0]) };
}

const wordsIn = (words: string) => words.split(" ").filter(Boolean).length;
