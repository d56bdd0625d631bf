import type { Turn } from "../../calls/turn.ts";
import { askedLast, QUESTION_WORDS, replyIn } from "../../wording/question.ts";
import type { Heard } from "../../wording/standing-wish.ts";
import { lineOf, type Word } from "../../wording/words.ts";
import { PHRASES, type Phrases } from "./phrases/phrases.ts";

/** What an agent asked or offered last, and in which language. */
export interface Asked {
  about: "offer" | "statement" | "stay" | "role";
  phrases: Phrases;
}

/** An agent who says this many words more after an offer has gone on to something else. */
const WORDS_AFTER_OFFER = 14;

/** What of this matter the agent's turns end with; null where they end with something else. */
export const askedIn = (turns: readonly Turn[], numbers: readonly number[]): Asked | null =>
  askedLast(turns, numbers, PHRASES, aboutOf);

function aboutOf(sentence: string, before: string, { asks }: Phrases): Asked["about"] | null {
  const says = (pattern: RegExp) => sentence.search(pattern) >= 0;
  if (says(asks.whom)) return null;
  if (says(asks.stay)) return "stay";
  // "I can connect you with a colleague. Would you like that?"
  const offered = asks.tag.test(sentence) ? before : sentence;
  const isOffer = endsWith(offered, asks.offer);
  const isStated = endsWith(offered, asks.statement);
  if (isOffer || isStated) {
    if (asks.or.test(offered)) return null;
    return isOffer || offered === before ? "offer" : "statement";
  }
  return says(asks.role) ? "role" : null;
}

function endsWith(sentence: string, pattern: RegExp): boolean {
  const match = [...sentence.matchAll(pattern)].at(-1);
  if (!match) return false;
  const rest = sentence.slice(match.index + match[0].length);
  return rest.split(" ").filter((word) => word.length > 1).length <= WORDS_AFTER_OFFER;
}

/** What an answer means to the question: the wish for a human, one taken back, or neither. */
export function answerTo(
  { about, phrases }: Asked,
  words: readonly Word[],
): Pick<Heard, "isWish" | "language"> | null {
  const found = replyIn(phrases, PHRASES, (each) => findReply(words, each));
  if (!found) return null;
  const isWish = meaningOf(about, found.reply);
  return isWish === null ? null : { isWish, language: found.phrases.language };
}

type Reply = "yes" | "okay" | "no" | "not now";

/** True: the wish for a human; false: it is taken back. */
function meaningOf(about: Asked["about"], reply: Reply): boolean | null {
  if (about === "role") return null;
  if (about === "stay") return reply === "yes" || reply === "okay" ? false : null;
  if (reply === "no" || reply === "not now") return false;
  // "I'll connect you with a colleague." "Okay.": they only heard it.
  return reply === "yes" || about === "offer" ? true : null;
}

function findReply(words: readonly Word[], { fillers, yes, okay, no, notNow }: Phrases): Reply | null {
  const { text } = lineOf(words.slice(0, QUESTION_WORDS), fillers);
  if (notNow.test(text)) return "not now";
  if (no.test(text)) return "no";
  if (yes.test(text)) return "yes";
  return okay.test(text) ? "okay" : null;
}
