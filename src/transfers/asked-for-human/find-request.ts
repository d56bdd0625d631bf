import type { Turn } from "../../calls/turn.ts";
import { passing } from "../../wording/question.ts";
import { scan } from "../../wording/scan.ts";
import {
  answerFirst,
  type Heard,
  type Remembered,
  type Spoken,
  standingWish,
  type Wish,
} from "../../wording/standing-wish.ts";
import { lineOf, type Word, wordsBetween } from "../../wording/words.ts";
import { type Asked, answerTo, askedIn } from "./answer.ts";
import { PHRASES, type Phrases } from "./phrases/phrases.ts";

/** A customer's wish to speak with a human, as it was said. */
export type HumanRequest = Wish;

/**
 * The first wish to speak with a human that still stands after these turns; null where there is none. Only what the
 * customer says counts, in English, Turkish, Spanish or German whatever the agent speaks: in full words ("let me talk to a
 * person"), or as the answer to an agent who offers it. What is negated, supposed, reported, for another day or about
 * people of their own ("my manager") is none; "never mind, you can help me" takes it back. Works on typed text and on a
 * recogniser's, on a call that goes on as on one that is over, in time linear in its length; never throws.
 */
export const findHumanRequest = (turns: readonly Turn[], remembered?: Remembered): HumanRequest | null =>
  standingWish(turns, hear, remembered);

function hear(spoken: Spoken): readonly Heard[] {
  const asked = askedIn(spoken.turns, spoken.agent);
  const own = PHRASES.flatMap((phrases) => ownWords(spoken, phrases, asked));
  return answerFirst(asked && answerTo(asked, spoken.words), own);
}

function ownWords({ words, turns }: Spoken, phrases: Phrases, asked: Asked | null): Heard[] {
  const line = lineOf(words, passing(phrases));
  if (!phrases.cue.test(line.text)) return [];
  const said = scan(line, [
    ["request", phrases.requests],
    ["withdrawal", phrases.withdrawals],
  ]);
  return said.flatMap(({ kind, from, to, elliptic }) => {
    const heard = { isWish: kind === "request", ...wordsBetween(line, from, to), language: phrases.language };
    if (!elliptic) return [heard];
    if (isOtherAnswer(heard, asked)) return [];
    if (!heard.isWish) return [heard];
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
function isOtherAnswer({ isWish }: Heard, asked: Asked | null): boolean {
  if (isWish) return asked?.about === "role";
  return asked?.about === "offer" || asked?.about === "statement";
}
