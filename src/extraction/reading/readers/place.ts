import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Span } from "../capitals.ts";
import { isDirection, rightWay, type Way, wayOf } from "../direction.ts";
import type { Found } from "../evidence.ts";
import { isGeneric } from "../generic.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import type { Sentence, Talk } from "../talk.ts";
import { wordsIn, wordsOf } from "../word.ts";
import { isStreet, readAddress } from "./address.ts";
import { lowerCasePlaces } from "./lower-case-places.ts";

const AT_LEAST = 0.3;
const RIGHT_WAY = 0.8;
const WRONG_WAY = -1.2;
const BEHIND_PREPOSITION = 0.35;
const WHOLE_ANSWER = 0.4;
/** A city or an area is no hotel, airport or street. */
const BUILT = new Set(
  "hotel restaurant salon station airport venue clinic company apartment airline car attraction".split(" "),
);

/** Towns, districts, countries. */
export function readCity(brief: Brief, hearing: Hearing): Reading | null {
  const found = pick(scoredCities(brief, hearing), AT_LEAST);
  return found && readingOf(found.value.text, found);
}

function scoredCities(brief: Brief, hearing: Hearing): Scored<Span>[] {
  const { talk } = hearing;
  const way = wayOf(brief);
  const own = new Set(wordsOf(brief.text, talk.setting.language).map((word) => word.folded));
  const places = placesOf(way, hearing).filter(({ value, sentence }) => {
    const words = wordsIn(sentence, value);
    if (words.every((word) => own.has(word.folded)) || words.some((word) => BUILT.has(word.sense)))
      return false;
    if (isStreet(value.text) || isGeneric(value, sentence, hearing)) return false;
    return isDirection(value.preposition, talk) || asksWhere(sentence);
  });
  return score(
    brief,
    hearing,
    places,
    ({ value, sentence }) => wayWorth(way, value, talk) + answerWorth(value, sentence, talk),
  );
}

const WHERE = ["city", "place", "area", "country"];

function asksWhere(sentence: Sentence): boolean {
  return (
    sentence.replyIndex < 2 &&
    sentence.prompts.some((prompt) => WHERE.some((sense) => prompt.senses.has(sense)))
  );
}

/** A place of any kind: a named building, else an address, else a town. */
export function readPlace(brief: Brief, hearing: Hearing): Reading | null {
  const { talk } = hearing;
  const way = wayOf(brief);
  const named = hearing.spans().filter(({ value, sentence }) => {
    const words = wordsIn(sentence, value);
    return (
      (rightWay(way, value, talk) ||
        (words.length > 1 &&
          (words.some((word) => BUILT.has(word.sense)) || value.before === "at" || value.named))) &&
      !isStreet(value.text) &&
      (rightWay(way, value, talk) || !isGeneric(value, sentence, hearing))
    );
  });
  const scored = score(brief, hearing, named, ({ value, sentence }) => {
    const itself = wordsIn(sentence, value).some((word) => brief.cues.has(word.sense)) ? 0.5 : 0;
    return itself + wayWorth(way, value, talk);
  });
  const found = pick(scored, 0.8);
  if (found) return readingOf(found.value.text, found);
  const built = brief.senses.some((sense) => BUILT.has(sense));
  return readAddress(brief, hearing) ?? (built ? null : readCity(brief, hearing));
}

function wayWorth(way: Way, { preposition }: Span, { speech }: Talk): number {
  const from = speech.from.has(preposition);
  const to = speech.to.has(preposition);
  if (way === "from") return from ? RIGHT_WAY : to ? WRONG_WAY : 0;
  if (way === "to") return to ? RIGHT_WAY : from ? WRONG_WAY : 0;
  return speech.in.has(preposition) || to ? BEHIND_PREPOSITION : from ? 0 : -0.2;
}

/** The answer is the place and nothing else. */
function answerWorth(span: Span, sentence: Sentence, { speech }: Talk): number {
  const rest = sentence.words.filter((word) => word.start < span.start || word.end > span.end);
  return rest.every((word) => speech.filler.has(word.folded) || speech.stop.has(word.folded))
    ? WHOLE_ANSWER
    : 0;
}

function placesOf(way: Way, hearing: Hearing): Found<Span>[] {
  const { talk } = hearing;
  if (talk.cased) return [...hearing.spans()];
  return talk.sentences.flatMap((sentence) => lowerCasePlaces(sentence, way, hearing));
}
