import { isCommon, type Span } from "../capitals.ts";
import type { Way } from "../direction.ts";
import type { Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { isNumeric } from "../quick-look.ts";
import type { Sentence } from "../talk.ts";
import type { Word } from "../word.ts";

const MAX_PLACE_WORDS = 3;
const SHORTEST_NAME = 3;
const ARTICLE = /^(?:the|el|la|der|die|das|den|dem)$/;
/** Concepts that stand behind a preposition as often as a place does ("in the room", "at the same time"). */
const NO_PLACES = new Set(
  "city area place time date price name phone number people star hotel restaurant room night card account booking address rating kind order".split(
    " ",
  ),
);

/** In a transcript without capitals, a place is what stands behind a preposition of place, up to the next common word. */
export function lowerCasePlaces(sentence: Sentence, way: Way, hearing: Hearing): Found<Span>[] {
  const { words, text } = sentence;
  const { speech } = hearing.talk;
  const found: Found<Span>[] = [];
  for (const [position, word] of words.entries()) {
    if (
      !speech.in.has(word.folded) &&
      !(way !== "in" && (speech.from.has(word.folded) || speech.to.has(word.folded)))
    )
      continue;
    const first = position + (ARTICLE.test(words[position + 1]?.folded ?? "") ? 2 : 1);
    let end = first;
    while (end < words.length && end - first < MAX_PLACE_WORDS && mayName(words[end], hearing)) end++;
    const [head, tail] = [words[first], words[end - 1]];
    if (end === first || !head || !tail) continue;
    const place = text.slice(head.start, tail.end);
    if (place.length < SHORTEST_NAME) continue;
    const after = words[end]?.folded ?? "";
    const value = {
      text: place,
      start: head.start,
      end: tail.end,
      before: word.folded,
      preposition: word.folded,
      after,
      named: false,
    };
    found.push({ value, sentence, start: head.start, end: tail.end });
  }
  return found;
}

function mayName(word: Word | undefined, { talk, optionStems }: Hearing): boolean {
  if (!word || isCommon(word.folded, talk) || talk.speech.calendar.has(word.folded)) return false;
  return (
    !NO_PLACES.has(word.sense) &&
    !optionStems.has(word.stem) &&
    !isNumeric(word.folded, talk.setting.language)
  );
}
