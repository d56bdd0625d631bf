import type { Turn } from "../../calls/turn.ts";
import { passing } from "../../wording/question.ts";
import { scan } from "../../wording/scan.ts";
import {
  answerFirst,
  type Heard,
  type Spoken,
  standingWish,
  type Wish,
} from "../../wording/standing-wish.ts";
import { lineOf, type Word, wordsBetween } from "../../wording/words.ts";
import { type Asked, answerTo, askedIn } from "./answer.ts";
import { PHRASES, type Phrases } from "./phrases/phrases.ts";

/** A customer's wish not to be called again, as it was said. */
export type OptOut = Wish;

/**
 * The first wish not to be called again that still stands at the end of the call; null where there is none. Only what
 * the customer says counts, in English, Turkish, Spanish or German whatever the agent speaks: in full words ("take me
 * off your list"), or as the answer to an agent who asks. Limits of time, place or number ("not before nine") are none,
 * nor is what is negated or only threatened; leave given later on the call ("okay, call me tomorrow") takes it back.
 * Works on typed text and on a recogniser's, in time linear in its length; never throws.
 */
export const findOptOut = (turns: readonly Turn[]): OptOut | null => standingWish(turns, hear);

function hear({ words, turns, agent }: Spoken): readonly Heard[] {
  const asked = askedIn(turns, agent);
  const own = PHRASES.flatMap((phrases) => ownWords(words, phrases, asked));
  return answerFirst(asked && answerTo(asked, words), own);
}

function ownWords(words: readonly Word[], phrases: Phrases, asked: Asked | null): Heard[] {
  const line = lineOf(words, passing(phrases));
  if (!phrases.cue.test(line.text)) return [];
  const said = scan(line, [
    ["wish", phrases.wishes],
    ["permit", phrases.permits],
  ]);
  return said
    .filter(({ elliptic }) => !elliptic || asked?.about !== "callback")
    .map(({ kind, from, to }) => ({
      isWish: kind === "wish",
      ...wordsBetween(line, from, to),
      language: phrases.language,
    }));
}
