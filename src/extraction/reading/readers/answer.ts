import { findBooleans } from "../../values/boolean.ts";
import type { Sentence, Talk } from "../talk.ts";

/** "A little", "sometimes": as good as a yes. */
const SOMEWHAT =
  /^(?:(?:uh|um|well|ja|evet|si)[ ,]+)*(?:a (?:little|bit)|sometimes|occasionally|now and then|biraz|bazen|arada|un poco|a veces|ein (?:bisschen|wenig)|manchmal|ab und zu)\b/;
/** A yes or no this far into an answer is no longer the answer. */
const ANSWER_CHARS = 24;

/** Whether an answer says yes or no; null where it says neither. */
export function answerOf(sentence: Sentence, talk: Talk): boolean | null {
  const found = findBooleans(sentence.text, talk.setting).find(({ start }) => start <= ANSWER_CHARS);
  return found?.value ?? null;
}

/** The first clear yes or no that the other side gives to a question. */
export function answerTo(question: Sentence, talk: Talk): { value: boolean; sentence: Sentence } | null {
  for (const sentence of talk.sentences.slice(question.index + 1, question.index + 5)) {
    if (sentence.speaker === question.speaker) continue;
    if (!sentence.prompts.includes(question)) break;
    const value = answerOf(sentence, talk) ?? (SOMEWHAT.test(sentence.folded) ? true : null);
    if (value !== null) return { value, sentence };
  }
  return null;
}
