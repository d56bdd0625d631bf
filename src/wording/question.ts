import type { Turn } from "../calls/turn.ts";
import { lineOf, wordsOf } from "./words.ts";

/** A question longer ago than this many words is not what the customer answers. */
export const QUESTION_WORDS = 60;

/** Words of a language that a line leaves out. */
export interface PassedOver {
  fillers: ReadonlySet<string>;
  asides: ReadonlySet<string>;
}

/** Made once for each language: it is asked for at every stretch of a call, with every utterance of it. */
const made = new WeakMap<PassedOver, ReadonlySet<string>>();

/** The words of a language that say nothing. */
export function passing(language: PassedOver): ReadonlySet<string> {
  const standing = made.get(language) ?? new Set([...language.fillers, ...language.asides]);
  made.set(language, standing);
  return standing;
}

/**
 * What of a matter the agent's turns end with, and in which language: `aboutOf` is asked for each language in turn, with the
 * last sentence and the one before, each as ` . … . `. Null where they end with something else.
 */
export function askedLast<Phrases extends PassedOver, About>(
  turns: readonly Turn[],
  numbers: readonly number[],
  languages: readonly Phrases[],
  aboutOf: (last: string, before: string, phrases: Phrases) => About | null,
): { about: About; phrases: Phrases } | null {
  const words = wordsOf(turns, numbers).slice(-QUESTION_WORDS);
  for (const phrases of languages) {
    const { text } = lineOf(words, passing(phrases));
    // The last question counts: "… off our list? And what is your name?"
    const sentences = text.split(" . ").filter((sentence) => sentence.trim() !== "");
    const [before = "", last = ""] = [sentences.at(-2), sentences.at(-1)];
    const about = aboutOf(` . ${last} . `, ` . ${before} . `, phrases);
    if (about !== null) return { about, phrases };
  }
  return null;
}

/** The first reply that a language finds in words, the one that was asked in before the others. */
export function replyIn<Phrases, Reply>(
  asked: Phrases,
  languages: readonly Phrases[],
  find: (phrases: Phrases) => Reply | null,
): { reply: Reply; phrases: Phrases } | null {
  for (const phrases of [asked, ...languages.filter((other) => other !== asked)]) {
    const reply = find(phrases);
    if (reply !== null) return { reply, phrases };
  }
  return null;
}
