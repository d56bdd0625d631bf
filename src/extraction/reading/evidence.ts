import type { Brief } from "./brief.ts";
import type { Sentence } from "./talk.ts";

/** A place in the talk where a value of some kind was said. */
export interface Found<T = string> {
  value: T;
  sentence: Sentence;
  /** Offsets in the sentence's text. */
  start: number;
  end: number;
}

/** Its words, as they were said. */
export const quoteOf = ({ sentence, start, end }: Found<unknown>): string => sentence.text.slice(start, end);

/** A cue so many words away is worth half of one beside the value. */
const HALF_WORTH_WORDS = 5;
/** What the opposite takes away when it stands close by ("arrives at" for a departure). */
const AGAINST = 0.7;
const AGAINST_REACH_WORDS = 6;
const FAR_WORDS = 1_000;
/** What a value is for mostly stands before it. */
const BEHIND_WORDS = 2;
const TURNED_PROMPT_WORTH = 0.3;
const PROMPT_WORTH = 0.95;
const EARLIER_SENTENCE_WORTH = 0.45;
/** An answer may take a few sentences; the prompt counts less for each further one. */
const REPLY_MEMORY = 0.7;

/**
 * How much of what the field asks for stands round a place: in its sentence, the question before it, the sentence
 * before.
 */
export function evidence(brief: Brief, found: Found<unknown>, sentences: readonly Sentence[]): number {
  const { sentence } = found;
  const best = new Map<string, number>();
  const credit = (cue: string, worth: number) => {
    if (worth > (best.get(cue) ?? 0)) best.set(cue, worth);
  };
  const [first, last] = wordRange(sentence, found.start, found.end);
  let [nearest, opposite] = [FAR_WORDS, FAR_WORDS];
  for (const [position, word] of sentence.words.entries()) {
    const weight = brief.cues.get(word.sense);
    const against = brief.against.has(word.sense);
    if (weight === undefined && !against) continue;
    const distance =
      position < first ? first - position : position > last ? position - last + BEHIND_WORDS : 0;
    if (against) opposite = Math.min(opposite, distance);
    if (weight === undefined) continue;
    if (brief.turns.has(word.sense)) nearest = Math.min(nearest, distance);
    credit(word.sense, (weight * HALF_WORTH_WORDS) / (HALF_WORTH_WORDS + Math.max(0, distance - 1)));
  }
  const turned = opposite < nearest && opposite <= AGAINST_REACH_WORDS;
  const prompted = (turned ? TURNED_PROMPT_WORTH : PROMPT_WORTH) * REPLY_MEMORY ** sentence.replyIndex;
  if (prompted > 0.1) {
    for (const prompt of sentence.prompts) {
      for (const sense of prompt.senses) {
        const weight = brief.cues.get(sense);
        if (weight !== undefined) credit(sense, weight * prompted);
      }
    }
  }
  const before = sentences[sentence.index - 1];
  if (before && before.turn === sentence.turn) {
    for (const sense of before.senses) {
      const weight = brief.cues.get(sense);
      if (weight !== undefined) credit(sense, weight * EARLIER_SENTENCE_WORTH);
    }
  }
  let sum = turned ? -AGAINST : 0;
  for (const worth of best.values()) sum += worth;
  return sum;
}

/** First and last word that a span covers. */
export function wordRange(sentence: Sentence, start: number, end: number): [number, number] {
  let first = sentence.words.findIndex((word) => word.end > start);
  if (first < 0) first = sentence.words.length - 1;
  let last = first;
  while (last + 1 < sentence.words.length && (sentence.words[last + 1]?.start ?? end) < end) last++;
  return [first, last];
}
