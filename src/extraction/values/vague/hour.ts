import { type Line, type Span, wordsBetween } from "./line.ts";
import type { Hour, MomentsOn } from "./moments-on.ts";
import type { CompiledPhrases } from "./phrases.ts";

/** So many words may stand between a phrase and its hour. */
const GLUE_WORDS = 4;
/** No part of a day is said in more words. */
const DAY_PART_WORDS = 4;

/** The hour, or part of the day, said right behind a phrase: "next week, maybe around three". */
export function hourBehind({ to }: Span, line: Line, said: MomentsOn, phrases: CompiledPhrases): Hour | null {
  for (let from = to; from <= to + GLUE_WORDS && from < line.tokens.length; from++) {
    const longest = Math.min(DAY_PART_WORDS, line.tokens.length - from);
    const part = said.days.has(from) ? null : dayPartIn(line, longest, (words) => from + words, phrases);
    const hour = longer(part, said.timesFrom.get(from) ?? null);
    if (hour) return hour;
    if (!phrases.glue.has(line.tokens[from]?.text ?? "")) return null;
  }
  return null;
}

/** The one right before it, behind token `after`: "one morning next week". */
export function hourBefore(
  core: Span,
  line: Line,
  said: MomentsOn,
  phrases: CompiledPhrases,
  after: number,
): Hour | null {
  for (let to = core.from; to >= core.from - GLUE_WORDS && to > after; to--) {
    const part = dayPartIn(line, Math.min(DAY_PART_WORDS, to - after), () => to, phrases);
    const hour = longer(part, said.timesTo.get(to - 1) ?? null);
    if (hour) return hour;
    const word = line.tokens[to - 1];
    if (word?.kind !== "word" || !phrases.glue.has(word.text)) return null;
  }
  return null;
}

/** The part of a day in the most words, at most so many, that end where `endOf` says. */
function dayPartIn(
  line: Line,
  longest: number,
  endOf: (words: number) => number,
  phrases: CompiledPhrases,
): Hour | null {
  for (let words = longest; words > 0; words--) {
    const to = endOf(words);
    const time = phrases.hours.get(wordsBetween(line, to - words, to));
    if (time !== undefined) return { from: to - words, to, time };
  }
  return null;
}

/** "Sabah dokuzda" is an hour, "einem Vormittag" a part of the day and not one o'clock. */
function longer(part: Hour | null, time: Hour | null): Hour | null {
  if (part === null || time === null) return part ?? time;
  return part.to - part.from >= time.to - time.from ? part : time;
}
