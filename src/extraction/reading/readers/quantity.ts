import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import { isCommon } from "../capitals.ts";
import { type Found, wordRange } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";
import type { Sentence } from "../talk.ts";
import { type Measure, MONEY_SENSES, measureOf, UNIT_MINUTES } from "./measure.ts";
import { scoredMoments } from "./moment.ts";

const AT_LEAST = 0.5;
/** The number stands right where its kind of number stands ("3 tickets", "$33", "rated 4.5"). */
const IN_PLACE = 0.6;
const LONGEST_ANSWER_WORDS = 6;
const CURRENCY_BEFORE = /(?:[$€£₺]|\b(?:usd|eur|gbp|try|tl)\s?)$/i;
const CURRENCY_AFTER =
  /^\s?(?:[$€£₺]|dollars?\b|euros?\b|pounds?\b|lira\w*|tl\b|eur\b|usd\b|gbp\b|bucks\b|pesos?\b)/i;
const DIRECT = /\b(?:non-?\s?stop|direct)\b/;

/** Counts, amounts, ratings, durations, ages. */
export function readQuantity(brief: Brief, hearing: Hearing): Reading | null {
  const measure = measureOf(brief);
  if (measure.kind === "day of month") return dayOfMonth(brief, hearing);
  const own = unclaimed(
    brief,
    hearing,
    scoredNumbers,
    (other) => measure.kind === "money" && other.kind === "number" && measureOf(other).kind === "money",
  );
  const found = pick(own, AT_LEAST);
  if (!found) return direct(brief, hearing);
  return readingOf(
    measure.kind === "duration"
      ? (found.value * (unitBehind(found) ?? measure.minutes)) / measure.minutes
      : found.value,
    found,
  );
}

export function scoredNumbers(brief: Brief, hearing: Hearing): Scored<number>[] {
  const measure = measureOf(brief);
  const specific = {
    ...brief,
    cues: new Map(
      [...brief.cues].filter(([cue]) => !brief.groupSenses.includes(cue) && !MONEY_SENSES.has(cue)),
    ),
  };
  const numbers = hearing.numbers().filter((found) => fits(found, measure, specific, hearing));
  return score(brief, hearing, numbers, () => IN_PLACE);
}

/** Whether a number stands as the measure's numbers do; one that does not is a number of something else. */
function fits(found: Found<number>, measure: Measure, specific: Brief, hearing: Hearing): boolean {
  const { sentence } = found;
  switch (measure.kind) {
    case "money":
      if (isMoney(found)) return true;
      return (
        near(sentence, (sense) => MONEY_SENSES.has(sense)) &&
        !countsOther(found, specific, hearing) &&
        !isDated(found, hearing)
      );
    case "scale":
      return near(sentence, (sense) => sense === measure.sense) && !isMoney(found);
    case "duration":
      return unitBehind(found) !== null;
    default:
      return isCount(found, specific, hearing);
  }
}

/** "3 tickets", "party of six", or the answer to "how many tickets". */
function isCount(found: Found<number>, brief: Brief, hearing: Hearing): boolean {
  if (isMoney(found) || !Number.isInteger(found.value)) return false;
  const { sentence } = found;
  const [first, last] = wordRange(sentence, found.start, found.end);
  const behind = sentence.words.slice(last + 1, last + 4);
  const stop = behind.findIndex((word) => hearing.talk.speech.negation.has(word.folded));
  if ((stop < 0 ? behind : behind.slice(0, stop)).some((word) => brief.cues.has(word.sense))) return true;
  const before = sentence.words.slice(Math.max(0, first - 2), first);
  if (
    brief.cues.has("people") &&
    before.some((word) => PARTY.test(word.folded)) &&
    !countsOther(found, brief, hearing) &&
    !isDated(found, hearing)
  )
    return true;
  if (
    sentence.words.length > LONGEST_ANSWER_WORDS + last - first ||
    isDated(found, hearing) ||
    countsOther(found, brief, hearing)
  )
    return false;
  return (
    sentence.replyIndex < 2 &&
    sentence.prompts.some(
      (prompt) => prompt.asks && [...brief.cues.keys()].some((cue) => prompt.senses.has(cue)),
    )
  );
}

const PARTY = /^(?:for|of|party|group|table|para|fur|f[uü]r)$/;

/** A content word right behind the number that the field does not speak of: it counts that. */
function countsOther(found: Found<number>, brief: Brief, hearing: Hearing): boolean {
  const [, last] = wordRange(found.sentence, found.start, found.end);
  const next = found.sentence.words[last + 1];
  return next !== undefined && !isCommon(next.folded, hearing.talk) && !brief.cues.has(next.sense);
}

function near(sentence: Sentence, is: (sense: string) => boolean): boolean {
  if (sentence.words.some((word) => is(word.sense))) return true;
  return (
    sentence.replyIndex < 2 && sentence.prompts.some((prompt) => prompt.words.some((word) => is(word.sense)))
  );
}

function isMoney({ sentence, start, end }: Found<number>): boolean {
  return (
    CURRENCY_BEFORE.test(sentence.text.slice(Math.max(0, start - 5), start)) ||
    /[$€£₺]/.test(sentence.text.slice(start, end)) ||
    CURRENCY_AFTER.test(sentence.text.slice(end, end + 12))
  );
}

/** Part of a date or a time. */
function isDated(found: Found<number>, hearing: Hearing): boolean {
  return hearing.momentsIn(found.sentence).some(({ start, end }) => start < found.end && found.start < end);
}

/** Minutes in the unit right behind a number, or null. */
function unitBehind({ sentence, start, end }: Found<number>): number | null {
  const [, last] = wordRange(sentence, start, end);
  const sense = sentence.words[last + 1]?.sense;
  return sense === undefined ? null : (UNIT_MINUTES[sense] ?? null);
}

function dayOfMonth(brief: Brief, hearing: Hearing): Reading | null {
  const found = pick(
    scoredMoments(brief, hearing, ({ day }) => day !== undefined),
    AT_LEAST,
  );
  return found?.value.day === undefined ? null : readingOf(found.value.day, found);
}

/** "A direct flight" has no stops. */
function direct(brief: Brief, hearing: Hearing): Reading | null {
  if (!brief.cues.has("stopover")) return null;
  const sentence = hearing.talk.sentences.findLast(({ folded }) => DIRECT.test(folded));
  return sentence ? readingOf(0, { value: 0, sentence, start: 0, end: sentence.text.length }) : null;
}
