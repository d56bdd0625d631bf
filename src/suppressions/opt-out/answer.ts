import type { Turn } from "../../calls/turn.ts";
import type { Language } from "../../extraction/values/value.ts";
import { lineOf, type Word, wordsOf } from "../../wording/words.ts";
import { PHRASES, type Phrases } from "./phrases/phrases.ts";

/** What an agent asked last, and in which language. */
export interface Asked {
  about: "removal" | "doubt" | "permission" | "callback";
  phrases: Phrases;
}

/** A question longer ago than this many words is not what the customer answers. */
const QUESTION_WORDS = 60;

/** The question about calling that the agent's turns end with; null where they end with something else. */
export function askedIn(turns: readonly Turn[], numbers: readonly number[]): Asked | null {
  const words = wordsOf(turns, numbers).slice(-QUESTION_WORDS);
  for (const phrases of PHRASES) {
    const { text } = lineOf(words, new Set([...phrases.fillers, ...phrases.asides]));
    // The last question counts: "… off our list? And what is your name?"
    const sentences = text.split(" . ").filter((sentence) => sentence.trim() !== "");
    const about = aboutOf(` . ${sentences.at(-1) ?? ""} `, phrases);
    if (about !== null) return { about, phrases };
  }
  return null;
}

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
): { kind: "wish" | "permit"; language: Language } | null {
  for (const each of [phrases, ...PHRASES.filter((other) => other !== phrases)]) {
    const reply = replyIn(words, each);
    if (reply === null) continue;
    const kind = meaningOf(about, reply);
    return kind && { kind, language: each.language };
  }
  return null;
}

type Reply = "yes" | "no" | "not now";

function meaningOf(about: Asked["about"], reply: Reply): "wish" | "permit" | null {
  if (about === "doubt") return reply === "not now" ? null : "wish";
  if (about === "removal") return reply === "yes" ? "wish" : null;
  if (reply === "yes") return "permit";
  return about === "permission" && reply === "no" ? "wish" : null;
}

function replyIn(words: readonly Word[], { fillers, yes, no, notNow }: Phrases): Reply | null {
  const { text } = lineOf(words.slice(0, QUESTION_WORDS), fillers);
  if (no.test(text)) return notNow.test(text) ? "not now" : "no";
  return yes.test(text) ? "yes" : null;
}
