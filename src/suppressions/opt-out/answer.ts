import type { Turn } from "../../calls/turn.ts";
import { askedLast, QUESTION_WORDS, replyIn } from "../../wording/question.ts";
import type { Heard } from "../../wording/standing-wish.ts";
import { lineOf, type Word } from "../../wording/words.ts";
import { PHRASES, type Phrases } from "./phrases/phrases.ts";

/** What an agent asked last, and in which language. */
export interface Asked {
  about: "removal" | "doubt" | "permission" | "callback";
  phrases: Phrases;
}

/** The question about calling that the agent's turns end with; null where they end with something else. */
export const askedIn = (turns: readonly Turn[], numbers: readonly number[]): Asked | null =>
  askedLast(turns, numbers, PHRASES, (last, _before, phrases) => aboutOf(last, phrases));

function aboutOf(sentence: string, { asks }: Phrases): Asked["about"] | null {
  const says = (pattern: RegExp) => sentence.search(pattern) >= 0;
  const calls = says(asks.permission) || says(asks.callback);
  if (says(asks.doubt)) return "doubt";
  if (says(asks.removal)) return calls && / (or|yoksa|o|oder) /.test(sentence) ? null : "removal";
  if (says(asks.permission) && !says(asks.time)) return "permission";
  return calls ? "callback" : null;
}

/** What an answer means to the question: a wish not to be called, leave to call, or neither. */
export function answerTo(
  { about, phrases }: Asked,
  words: readonly Word[],
): Pick<Heard, "isWish" | "language"> | null {
  const found = replyIn(phrases, PHRASES, (each) => findReply(words, each));
  if (!found) return null;
  const isWish = meaningOf(about, found.reply);
  return isWish === null ? null : { isWish, language: found.phrases.language };
}

type Reply = "yes" | "no" | "not now";

/** True: a wish not to be called; false: leave to call. */
function meaningOf(about: Asked["about"], reply: Reply): boolean | null {
  if (about === "doubt") return reply === "not now" ? null : true;
  if (about === "removal") return reply === "yes" ? true : null;
  if (reply === "yes") return false;
  return about === "permission" && reply === "no" ? true : null;
}

function findReply(words: readonly Word[], { fillers, yes, no, notNow }: Phrases): Reply | null {
  const { text } = lineOf(words.slice(0, QUESTION_WORDS), fillers);
  if (no.test(text)) return notNow.test(text) ? "not now" : "no";
  return yes.test(text) ? "yes" : null;
}
