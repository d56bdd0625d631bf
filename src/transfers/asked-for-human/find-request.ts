import type { Turn } from "../../calls/turn.ts";
import type { Language } from "../../extraction/values/value.ts";
import { scan } from "../../wording/scan.ts";
import { stretches } from "../../wording/stretches.ts";
import { lineOf, quoteOf, type Word, wordsBetween, wordsOf } from "../../wording/words.ts";
import { type Asked, answerTo, askedIn } from "./answer.ts";
import { PHRASES, type Phrases } from "./phrases/phrases.ts";

/** A customer's wish to speak with a human, as it was said. */
export interface HumanRequest {
  /** Index of the turn in which it was said. */
  turn: number;
  /** Verbatim words of that turn: the sentence, or where it is very long the words about it. */
  quote: string;
  language: Language;
}

interface Heard {
  kind: "request" | "withdrawal";
  /** Numbers of the first and the last word it was said in. */
  first: number;
  last: number;
  language: Language;
}

/** What a customer said in a row, and what they had been asked. */
interface Spoken {
  words: readonly Word[];
  turns: readonly Turn[];
  asked: Asked | null;
}

/**
 * The first wish to speak with a human that still stands after these turns; null where there is none. Only what the
 * customer says counts, in English, Turkish, Spanish or German whatever the agent speaks: in full words ("let me talk to a
 * person"), or as the answer to an agent who offers it. What is negated, supposed, reported, for another day or about
 * people of their own ("my manager") is none; "never mind, you can help me" takes it back. Works on typed text and on a
 * recogniser's, on a call that goes on as on one that is over, in time linear in its length; never throws.
 */
export function findHumanRequest(turns: readonly Turn[]): HumanRequest | null {
  let standing: HumanRequest | null = null;
  let agent: number[] = [];
  for (const { role, numbers } of stretches(turns)) {
    if (role === "agent") {
      agent = numbers;
      continue;
    }
    const words = wordsOf(turns, numbers);
    for (const { kind, first, last, language } of heardIn({ words, turns, asked: askedIn(turns, agent) })) {
      if (kind === "withdrawal") standing = null;
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
function heardIn(spoken: Spoken): Heard[] {
  const { words, asked } = spoken;
  if (words.length === 0) return [];
  const own = PHRASES.flatMap((phrases) => ownWords(spoken, phrases)).sort((a, b) => a.first - b.first);
  const answer = asked && answerTo(asked, words);
  return answer === null ? own : [{ ...answer, first: 0, last: 0 }, ...own];
}

function ownWords({ words, turns, asked }: Spoken, phrases: Phrases): Heard[] {
  const line = lineOf(words, new Set([...phrases.fillers, ...phrases.asides]));
  if (!phrases.cue.test(line.text)) return [];
  const said = scan(line, [
    ["request", phrases.requests],
    ["withdrawal", phrases.withdrawals],
  ]);
  return said.flatMap(({ kind, from, to, elliptic }) => {
    const heard = { kind, ...wordsBetween(line, from, to), language: phrases.language };
    if (!elliptic) return [heard];
    if (isOtherAnswer(kind, asked)) return [];
    if (kind === "withdrawal") return [heard];
    const starts = line.text.charAt(from) === "." || endsTurn(words, turns, heard.first - 1);
    const ends = line.text.startsWith(" .", to) || endsTurn(words, turns, heard.last);
    // What leads up to the word may be of an earlier turn: "Hi.", "Agent."
    return starts && ends ? [{ ...heard, first: heard.last }] : [];
  });
}

/** Whether a word is the last of its turn, and a full stop behind it: no mere pause in the midst of a sentence. */
function endsTurn(words: readonly Word[], turns: readonly Turn[], number: number): boolean {
  const [word, next] = [words[number], words[number + 1]];
  if (!word || word.turn === next?.turn) return false;
  return /[.!?…]/.test(turns[word.turn]?.text.trimEnd().at(-1) ?? "");
}

/** Whether a few words rather answer what was asked: a role where one is asked for, "go ahead" to an offer. */
function isOtherAnswer(kind: Heard["kind"], asked: Asked | null): boolean {
  if (kind === "request") return asked?.about === "role";
  return asked?.about === "offer" || asked?.about === "statement";
}
