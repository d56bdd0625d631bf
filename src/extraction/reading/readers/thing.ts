import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Span } from "../capitals.ts";
import { isDirection } from "../direction.ts";
import type { Found } from "../evidence.ts";
import { isGeneric } from "../generic.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { squash } from "../squash.ts";
import { wordsIn } from "../word.ts";
import { isStreet } from "./address.ts";

const AT_LEAST = 0.6;
/** The span itself says what it is ("Old Town Inn", "Dr. Johnson"). */
const SAYS_ITSELF = 0.7;
const INTRODUCED = 0.6;
/** Named again later, as a thing that was settled on is. */
const REPEATED = 0.25;
const MAX_REPEATS = 3;

/** The name of a thing: a company, a hotel, an event, a doctor. */
export function readThing(brief: Brief, hearing: Hearing): Reading | null {
  const found = pick(scoredThings(brief, hearing), AT_LEAST);
  return found && readingOf(found.value.text, found);
}

export function scoredThings(brief: Brief, hearing: Hearing): Scored<Span>[] {
  const { talk } = hearing;
  const spans = hearing.spans().filter((found) => couldName(found, brief, hearing));
  const times = countsOf(spans);
  const kinds = new Set([...brief.cues.keys()]);
  return score(brief, hearing, spans, ({ value, sentence }) => {
    const words = wordsIn(sentence, value);
    const itself = words.some((word) => kinds.has(word.sense)) ? SAYS_ITSELF : 0;
    const repeats = Math.min(MAX_REPEATS, (times.get(squash(value.text)) ?? 1) - 1);
    return itself + (value.named ? INTRODUCED : 0) + REPEATED * repeats + (talk.cased ? 0 : 0.2);
  });
}

function couldName({ value, sentence }: Found<Span>, brief: Brief, hearing: Hearing): boolean {
  if (isDirection(value.before, hearing.talk) && value.before !== "at" && !value.named) return false;
  if (isGeneric(value, sentence, hearing)) return false;
  if (isStreet(value.text) || squash(value.text).length < 2) return false;
  if (
    sentence.speaker === "customer" &&
    sentence.prompts.some((p) => p.senses.has("name")) &&
    !brief.senses.includes("name")
  ) {
    return value.named;
  }
  return true;
}

function countsOf(spans: readonly Found<Span>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { value } of spans) counts.set(squash(value.text), (counts.get(squash(value.text)) ?? 0) + 1);
  return counts;
}
