import { fold } from "../fold.ts";
import { DAY_PART_HOUR, DAY_PARTS } from "../moment.ts";

/** What a vague time says; each is a named group in the patterns of a language. */
export const VAGUE_PARTS = [
  /** A couple or one more: "in a few days". */
  ...["two", "few", "hours", "days", "weeks", "months"],
  /** Which end of which week or month; neither `next` nor `this` is the coming one ("at the end of the month"). */
  ...["early", "middle", "late", "next", "this", "week", "weekend", "month"],
  /** Before or after a stretch of time, or a part of it that has no rule: "after next week". */
  "beside",
  /** Words that add nothing to a phrase that says more: "next week some time". */
  "weak",
] as const;
export type VaguePart = (typeof VAGUE_PARTS)[number];

/** How a language says times that no day stands for: patterns over the words of `line.ts`. */
export interface Phrases {
  phrases: readonly string[];
  /** Words that fill pauses elsewhere and belong to phrases here. */
  kept?: string;
  /** Words for parts of the day with their place in `DAY_PARTS`. */
  dayParts: readonly Readonly<Record<string, number>>[];
  /** Words that may stand between a phrase and the part of the day, or hour, said with it. */
  glue: string;
  /** Words with which another clause begins: a "not" behind them is not about the phrase. */
  clauses: string;
  /** What denies the phrase, right before and right behind it in the same clause. */
  deniedBefore: string;
  deniedBehind: string;
}

export interface CompiledPhrases {
  anywhere: RegExp;
  kept: ReadonlySet<string> | undefined;
  /** Folded words → HH:MM. */
  hours: ReadonlyMap<string, string>;
  glue: ReadonlySet<string>;
  clauses: ReadonlySet<string>;
  deniedBefore: RegExp;
  deniedBehind: RegExp;
}

const whole = (pattern: string) => `(?<![^ ])(?:${pattern})(?![^ ])`;
const wordSet = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

/** All quantifiers in the patterns are bounded, so that long text costs no more than its length. */
export function compilePhrases(language: Phrases): CompiledPhrases {
  const hours = language.dayParts.flatMap((words) =>
    Object.entries(words).map(([phrase, part]): [string, string] => {
      const hour = DAY_PART_HOUR[DAY_PARTS[part] ?? "noon"];
      return [fold(phrase), `${String(hour).padStart(2, "0")}:00`];
    }),
  );
  return {
    anywhere: new RegExp(whole(language.phrases.join("|")), "g"),
    kept: language.kept === undefined ? undefined : wordSet(language.kept),
    hours: new Map(hours),
    glue: wordSet(language.glue),
    clauses: wordSet(language.clauses),
    deniedBefore: new RegExp(`(?<![^ ])(?:${language.deniedBefore})$`),
    deniedBehind: new RegExp(`^(?:${language.deniedBehind})(?![^ ])`),
  };
}
