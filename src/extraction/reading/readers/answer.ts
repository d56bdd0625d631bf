import { findBooleans } from "../../values/boolean.ts";
import type { Sentence, Talk } from "../talk.ts";

/** A yes or no this far into an answer is no longer the answer. */
const ANSWER_CHARS = 24;

/** Whether an answer says yes or no; null where it says neither. */
export function answerOf(sentence: Sentence, talk: Talk): boolean | null {
  const found = findBooleans(sentence.text, talk.setting).find(({ start }) => start <= ANSWER_CHARS);
  return found?.value ?? null;
}
