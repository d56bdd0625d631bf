import type { Turn } from "../calls/turn.ts";
import type { Language } from "../extraction/values/value.ts";
import { stretches } from "./stretches.ts";
import { quoteOf, type Word, wordsOf } from "./words.ts";

/** What a customer wished for, as they said it. */
export interface Wish {
  /** Index of the turn in which it was said. */
  turn: number;
  /** Verbatim words of that turn: the sentence, or where it is very long the words about it. */
  quote: string;
  language: Language;
}

/** A wish, or that one is taken back, among the words of a stretch of the customer's. */
export interface Heard {
  isWish: boolean;
  /** Numbers of the first and the last word it was said in. */
  first: number;
  last: number;
  language: Language;
}

/** The customer's words in a row, with the whole call, and the turns that the agent spoke right before. */
export interface Spoken {
  words: readonly Word[];
  turns: readonly Turn[];
  agent: readonly number[];
}

/** What was heard in each stretch of a call, by its words: kept by whoever asks again after every utterance. */
export type Remembered = Map<string, readonly Heard[]>;

/**
 * The first wish of the customer's that still stands at the end of these turns; null where there is none. `hear` finds what
 * they say, in order. In time linear in their length; a stretch that is `remembered` is not heard again.
 */
export function standingWish(
  turns: readonly Turn[],
  hear: (spoken: Spoken) => readonly Heard[],
  remembered?: Remembered,
): Wish | null {
  const known = new Map(remembered);
  remembered?.clear();
  const heardIn = (agent: readonly number[], numbers: readonly number[]): readonly Heard[] => {
    const textOf = (number: number) => turns[number]?.text;
    const name = JSON.stringify([agent.map(textOf), numbers.map(textOf)]);
    const words = known.has(name) ? [] : wordsOf(turns, numbers);
    const heard = known.get(name) ?? (words.length > 0 ? hear({ words, turns, agent }) : []);
    remembered?.set(name, heard);
    return heard;
  };
  let standing: Wish | null = null;
  let agent: readonly number[] = [];
  for (const { role, numbers } of stretches(turns)) {
    if (role === "agent") {
      agent = numbers;
      continue;
    }
    for (const { isWish, first, last, language } of heardIn(agent, numbers)) {
      if (!isWish) standing = null;
      else if (standing === null) {
        const said = quoteOf(wordsOf(turns, numbers), turns, first, last);
        standing = said && { ...said, language };
      }
    }
    agent = [];
  }
  return standing;
}

/** What a customer says in answer to a question, then in words of their own, in order. */
export function answerFirst(
  answer: Pick<Heard, "isWish" | "language"> | null,
  own: readonly Heard[],
): readonly Heard[] {
  const inOrder = [...own].sort((a, b) => a.first - b.first);
  return answer === null ? inOrder : [{ ...answer, first: 0, last: 0 }, ...inOrder];
}
