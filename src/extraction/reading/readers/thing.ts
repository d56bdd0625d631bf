import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Span } from "../capitals.ts";
import { isDirection } from "../direction.ts";
import type { Found } from "../evidence.ts";
import { isGeneric } from "../generic.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";
import { squash } from "../squash.ts";
import type { Sentence } from "../talk.ts";
import { wordsIn } from "../word.ts";
import { isStreet } from "./address.ts";

const AT_LEAST = 0.6;
/** The span itself says what it is ("Old Town Inn", "Dr. Johnson"). */
const SAYS_ITSELF = 0.7;
const INTRODUCED = 0.6;
/** Named again later, as a thing that was settled on is. */
const REPEATED = 0.25;
const MAX_REPEATS = 3;
/** "At the Old Inn", "tickets for …": prepositions that names stand behind as often as places. */
const NAMES_FOLLOW = new Set(["at", "for"]);
/** Taken up by the customer from what the agent offered. */
const CHOSEN = 0.4;
/** People that a talk speaks of; the others speak in it. */
export const THIRD_PERSONS = [
  "recipient",
  "child",
  "relative",
  "witness",
  "driver",
  "worker",
  "director",
  "doctor",
  "dentist",
];
/** Those who answer the telephone may be meant themselves. */
const TREATS = ["doctor", "dentist", "agent"];

/** The name of a thing: a company, a hotel, an event, a doctor. */
export function readThing(brief: Brief, hearing: Hearing): Reading | null {
  const own = unclaimed(brief, hearing, scoredThings, (other) => other.kind === "thing");
  const found = pick(own, AT_LEAST);
  return found && readingOf(found.value.text, found);
}

function scoredThings(brief: Brief, hearing: Hearing): Scored<Span>[] {
  const { talk } = hearing;
  const spans = hearing.spans().filter((found) => couldName(found, brief, hearing));
  const times = countsOf(spans);
  const offered = new Set(
    spans.filter(({ sentence }) => sentence.speaker === "agent").map(({ value }) => squash(value.text)),
  );
  const kinds = new Set([...brief.cues.keys()]);
  return score(brief, hearing, spans, ({ value, sentence }) => {
    const words = wordsIn(sentence, value);
    const itself = words.some((word) => kinds.has(word.sense)) ? SAYS_ITSELF : 0;
    const repeats = Math.min(MAX_REPEATS, (times.get(squash(value.text)) ?? 1) - 1);
    const chosen = sentence.speaker === "customer" && offered.has(squash(value.text)) ? CHOSEN : 0;
    return itself + chosen + (value.named ? INTRODUCED : 0) + REPEATED * repeats + (talk.cased ? 0 : 0.2);
  });
}

function couldName({ value, sentence }: Found<Span>, brief: Brief, hearing: Hearing): boolean {
  if (isDirection(value.before, hearing.talk) && !NAMES_FOLLOW.has(value.before) && !value.named)
    return false;
  if (isGeneric(value, sentence, hearing)) return false;
  if (isStreet(value.text) || squash(value.text).length < 2) return false;
  if (brief.kind === "person" && !isInRole(sentence, brief)) return false;
  const key = squash(value.text);
  if (hearing.ownNames("customer").some((name) => squash(name.value) === key)) return false;
  if (TREATS.some((sense) => brief.senses.includes(sense))) return true;
  if (hearing.ownNames("agent").some((name) => squash(name.value) === key)) return false;
  return true;
}

/** "My daughter Nora": somebody who is spoken of is told by what they are, there or in the question. */
function isInRole({ senses, prompts }: Sentence, brief: Brief): boolean {
  const role = THIRD_PERSONS.find((sense) => brief.senses.includes(sense) && !TREATS.includes(sense));
  return role === undefined || senses.has(role) || prompts.some((prompt) => prompt.senses.has(role));
}

function countsOf(spans: readonly Found<Span>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of spans) counts.set(squash(value.text), (counts.get(squash(value.text)) ?? 0) + 1);
  return counts;
}
