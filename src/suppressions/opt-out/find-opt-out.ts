import type { Turn } from "../../calls/turn.ts";
import type { Language } from "../../extraction/values/value.ts";
import { scan } from "../../wording/scan.ts";
import { stretches } from "../../wording/stretches.ts";
import { lineOf, quoteOf, type Word, wordsBetween, wordsOf } from "../../wording/words.ts";
import { type Asked, answerTo, askedIn } from "./answer.ts";
import { PHRASES, type Phrases } from "./phrases/phrases.ts";

/** A customer's wish not to be called again, as it was said. */
export interface OptOut {
  /** Index of the turn in which it was said. */
  turn: number;
  /** Verbatim words of that turn: the sentence, or where it is very long the words about it. */
  quote: string;
  language: Language;
}

interface Heard {
  kind: "wish" | "permit";
  /** Numbers of the first and the last word it was said in. */
  first: number;
  last: number;
  language: Language;
}

/**
 * The first wish not to be called again that still stands at the end of the call; null where there is none. Only what
 * the customer says counts, in English, Turkish, Spanish or German whatever the agent speaks: in full words ("take me
 * off your list"), or as the answer to an agent who asks. Limits of time, place or number ("not before nine") are none,
 * nor is what is negated or only threatened; leave given later on the call ("okay, call me tomorrow") takes it back.
 * Works on typed text and on a recogniser's, in time linear in its length; never throws.
 */
export function findOptOut(turns: readonly Turn[]): OptOut | null {
  let standing: OptOut | null = null;
  let agent: number[] = [];
  for (const { role, numbers } of stretches(turns)) {
    if (role === "agent") {
      agent = numbers;
      continue;
    }
    const words = wordsOf(turns, numbers);
    for (const { kind, first, last, language } of heardIn(words, askedIn(turns, agent))) {
      if (kind === "permit") standing = null;
      else if (standing === null) {
        const said = quoteOf(words, turns, first, last);
        standing = said && { ...said, language };
      }
    }
    agent = [];
  }
  return standing;
}

/** What a customer says in answer to a question, then in words of their own, in order. */
function heardIn(words: readonly Word[], asked: Asked | null): Heard[] {
  if (words.length === 0) return [];
  const own = PHRASES.flatMap((phrases) => ownWords(words, phrases, asked)).sort((a, b) => a.first - b.first);
  const answer = asked && answerTo(asked, words);
  return answer === null ? own : [{ ...answer, first: 0, last: 0 }, ...own];
}

function ownWords(words: readonly Word[], phrases: Phrases, asked: Asked | null): Heard[] {
  const line = lineOf(words, new Set([...phrases.fillers, ...phrases.asides]));
  if (!phrases.cue.test(line.text)) return [];
  const said = scan(line, [
    ["wish", phrases.wishes],
    ["permit", phrases.permits],
  ]);
  return said
    .filter(({ elliptic }) => !elliptic || asked?.about !== "callback")
    .map(({ kind, from, to }) => ({ kind, ...wordsBetween(line, from, to), language: phrases.language }));
}
