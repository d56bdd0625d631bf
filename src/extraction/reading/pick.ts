import type { Reading } from "../model.ts";
import type { Brief } from "./brief.ts";
import { evidence, type Found } from "./evidence.ts";
import type { Hearing } from "./hearing.ts";
import { topicFit } from "./topic.ts";

/** A found value with how well it answers the field. */
export interface Scored<T> {
  found: Found<T>;
  score: number;
  /** Its sentence takes back what was said before ("no wait, five"). */
  corrects: boolean;
}

/** Values this close to the best are equally good: the one said last is what holds. */
const AS_GOOD = 0.8;
/** A value said where another matter is talked about keeps this much of its worth. */
const OFF_TOPIC_WORTH = 0.35;

/** Read back by one side and confirmed by the other. */
const CONFIRMED = 0.3;

/** Scores each value by the evidence round it and the matter talked about. */
export function score<T>(
  brief: Brief,
  hearing: Hearing,
  candidates: readonly Found<T>[],
  bonus: (found: Found<T>) => number = () => 0,
): Scored<T>[] {
  return candidates
    .filter(({ sentence }) => brief.speaker === null || sentence.speaker === brief.speaker)
    .map((found) => {
      const fit = topicFit(hearing.topics, brief, found.sentence.index);
      const worth =
        evidence(brief, found, hearing.talk.sentences) +
        bonus(found) +
        (hearing.confirmed(found.sentence) ? CONFIRMED : 0);
      const corrects = hearing.talk.speech.corrects.test(found.sentence.folded);
      return { found, corrects, score: worth * (OFF_TOPIC_WORTH + (1 - OFF_TOPIC_WORTH) * fit) };
    });
}

/** The last of the best, if good enough. */
export function pick<T>(scored: readonly Scored<T>[], atLeast: number): Found<T> | null {
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  if (best < atLeast) return null;
  const last = scored.findLast(({ score }) => score >= best * AS_GOOD && score >= atLeast)?.found;
  if (!last) return null;
  const corrected = scored.findLast(
    ({ found, score, corrects }) => corrects && score >= atLeast && isSoonAfter(found, last),
  );
  return corrected?.found ?? last;
}

/** A correction follows what it corrects within an exchange or two. */
const CORRECTION_SENTENCES = 4;

function isSoonAfter(later: Found<unknown>, earlier: Found<unknown>): boolean {
  const distance = later.sentence.index - earlier.sentence.index;
  return distance > 0 ? distance <= CORRECTION_SENTENCES : distance === 0 && later.start > earlier.start;
}

/** The answer for a field: the value, the turn, and the words as they stand there. */
export function readingOf(raw: Reading["raw"], found: Found<unknown>): Reading {
  const { sentence, start, end } = found;
  return { raw, turn: sentence.turn, quote: sentence.text.slice(start, end) };
}

/** As `readingOf`, with the whole sentence as evidence. */
export function readingOfSentence(raw: Reading["raw"], sentence: Found<unknown>["sentence"]): Reading {
  return { raw, turn: sentence.turn, quote: sentence.text.trim() };
}
