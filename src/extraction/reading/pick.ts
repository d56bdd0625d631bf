import type { Reading } from "../model.ts";
import type { Brief } from "./brief.ts";
import { evidence, type Found, quoteOf } from "./evidence.ts";
import type { Hearing } from "./hearing.ts";
import { topicFit } from "./topic.ts";

/** A found value with how well it answers the field. */
export interface Scored<T> {
  found: Found<T>;
  score: number;
  /** Where its sentence takes back what was said ("no wait, five"). */
  corrects: number | null;
}

/** Values this close to the best are equally good: the one said last is what holds. */
const AS_GOOD = 0.8;
/** What was changed is talked about less than what it was changed to. */
const AS_GOOD_BEFORE = 0.5;
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
      const at = found.sentence.folded.search(hearing.talk.speech.corrects);
      const corrects = at < 0 ? null : at;
      return { found, corrects, score: worth * (OFF_TOPIC_WORTH + (1 - OFF_TOPIC_WORTH) * fit) };
    });
}

/** The last of the best, if good enough; the first of them where what held before is asked for. */
export function pick<T>(
  scored: readonly Scored<T>[],
  atLeast: number,
  which: "first" | "last" = "last",
): Found<T> | null {
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  if (best < atLeast) return null;
  const share = which === "first" ? AS_GOOD_BEFORE : AS_GOOD;
  const good = scored.filter(({ score }) => score >= best * share && score >= atLeast);
  if (which === "first") return good[0]?.found ?? null;
  const last = good.at(-1)?.found;
  if (!last) return null;
  const corrected = scored.findLast(
    ({ found, score, corrects }) => corrects !== null && score >= atLeast && takesBack(found, corrects, last),
  );
  return corrected?.found ?? last;
}

/** A correction follows what it corrects within an exchange or two. */
const CORRECTION_SENTENCES = 4;

/** Within one sentence, the words that take back stand between the two values. */
function takesBack(later: Found<unknown>, at: number, earlier: Found<unknown>): boolean {
  const distance = later.sentence.index - earlier.sentence.index;
  return distance > 0
    ? distance <= CORRECTION_SENTENCES
    : distance === 0 && at >= earlier.end && at < later.start;
}

/** The answer for a field: the value, the turn, and the words as they stand there. */
export function readingOf(raw: Reading["raw"], found: Found<unknown>): Reading {
  return { raw, turn: found.sentence.turn, quote: quoteOf(found) };
}

/** As `readingOf`, with the whole sentence as evidence. */
export function readingOfSentence(raw: Reading["raw"], sentence: Found<unknown>["sentence"]): Reading {
  return { raw, turn: sentence.turn, quote: sentence.text.trim() };
}
