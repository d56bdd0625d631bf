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

/**
 * The first wish of the customer's that still stands at the end of these turns; null where there is none. `hear` finds what
 * they say, in order. In time linear in their length.
 */
export function standingWish(
  turns: readonly Turn[],
  hear: (spoken: Spoken) => readonly Heard[],
): Wish | null {
  let standing: Wish | null = null;
  let agent: readonly number[] = [];
  for (const { role, numbers } of stretches(turns)) {
    if (role === "agent") {
      agent = numbers;
      continue;
    }
    const words = wordsOf(turns, numbers);
    for (const { isWish, first, last, language } of words.length > 0 ? hear({ words, turns, agent }) : []) {
      if (!isWish) standing = null;
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
export function answerFirst(
  answer: Pick<Heard, "isWish" | "language"> | null,
  own: readonly Heard[],
): readonly Heard[] {
  const inOrder = [...own].sort((a, b) => a.first - b.first);
  return answer === null ? inOrder : [{ ...answer, first: 0, last: 0 }, ...inOrder];
}
