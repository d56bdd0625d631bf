import type { Brief } from "./brief.ts";
import type { Span } from "./capitals.ts";
import type { Talk } from "./talk.ts";
import { fold } from "./word.ts";

/** Which way a place lies: where something starts, where it ends, or where it is. */
export type Way = "from" | "to" | "in";

export function wayOf(brief: Brief): Way {
  const text = fold(brief.text);
  const has = (...senses: string[]) =>
    senses.some((sense) => brief.senses.includes(sense) || brief.nameSenses.includes(sense));
  if (has("depart") || /\b(?:leav\w+|from|starts?|begins?|began|origin)\b/.test(text)) return "from";
  if (has("arrive", "dropoff") || /\b(?:goes|go|ends?|destination|into|towards?)\b/.test(text)) return "to";
  return "in";
}

export function isDirection(word: string, talk: Talk): boolean {
  return talk.speech.from.has(word) || talk.speech.to.has(word) || talk.speech.in.has(word);
}

/** Behind a preposition of the way asked for. */
export function rightWay(way: Way, { preposition }: Span, { speech }: Talk): boolean {
  return way !== "in" && speech[way].has(preposition);
}
