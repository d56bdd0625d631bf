import { isCommon, type Span } from "./capitals.ts";
import { isConcept } from "./concepts/lookup.ts";
import type { Hearing } from "./hearing.ts";
import type { Sentence } from "./talk.ts";
import { wordsIn } from "./word.ts";

/** A word for a kind of thing, or an option of another field, names nothing ("Hotel", "Standard"). */
export function isGeneric(span: Span, sentence: Sentence, hearing: Hearing): boolean {
  const words = wordsIn(sentence, span);
  const single = words.length === 1;
  return words.every(
    (word) =>
      (single && isConcept(word.sense)) ||
      hearing.optionWords.has(word.folded) ||
      isCommon(word.folded, hearing.talk),
  );
}
