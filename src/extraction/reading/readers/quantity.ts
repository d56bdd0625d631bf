import type { Reading } from "../../model.ts";
import { leftOpen } from "../alternatives.ts";
import type { Brief } from "../brief.ts";
import { isCommon } from "../capitals.ts";
import { type Found, quoteOf, wordRange } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";
import type { Sentence } from "../talk.ts";
import type { Word } from "../word.ts";
import { type Measure, MONEY_SENSES, measureOf, UNIT_MINUTES } from "./measure.ts";
import { scoredMoments } from "./moment.ts";

const AT_LEAST = 0.5;
/** The number stands right where its kind of number stands ("3 tickets", "$33", "rated 4.5"). */
const IN_PLACE = 0.6;
/** An amount of money is told by its currency before all else. */
const WITH_CURRENCY = 0.9;
/** Where one number has a currency, another without is less of an amount. */
const BESIDE_CURRENCY = 0.2;
const IN_OWN_UNIT = 0.9;
/** "65 a month" is a price where one is asked for. */
const RATE = /^ (?:an?|per|each|every) (?:month|year|week|day|night|hour|person|piece)\b/;
const LONGEST_ANSWER_WORDS = 6;
const HIGHEST_AGE = 120;
const CURRENCY_BEFORE = /(?:[$€£₺]|\b(?:usd|eur|gbp|try|tl)\s?)$/i;
const CURRENCY_AFTER =
  /^\s?(?:[$€£₺]|dollars?\b|euros?\b|pounds?\b|quid\b|lira\w*|tl\b|eur\b|usd\b|gbp\b|bucks\b|pesos?\b)/i;
const CURRENCY = /[$€£₺]|\b(?:dollars?|euros?|pounds?|lira)\b/;
const CURRENCY_WITHIN = /\b(?:dollars?|euros?|pounds?|lira)\b/;
const CURRENCY_BETWEEN = /^ (?:dollars?|euros?|pounds?|lira) (?:and )?$/;
const PERCENT = /%|\bper ?cent\b|\bprozent\b|\bpor ciento\b|yuzde/i;
/** "I'm thirty one", with nothing behind it that is counted. */
const I_AM = /\b(?:i'm|i am|aged?)\s+$/;
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
  const open = leftOpen(found, hearing.numbers(), hearing.talk);
  if (open.end - open.start > found.end - found.start) return readingOf(quoteOf(open), open);
  return readingOf(
    measure.kind === "duration"
      ? (found.value * (unitBehind(found) ?? measure.minutes)) / measure.minutes
      : found.value,
    found,
  );
}

function scoredNumbers(brief: Brief, hearing: Hearing): Scored<number>[] {
  const measure = measureOf(brief);
  const specific = {
    ...brief,
    cues: new Map(
      [...brief.cues].filter(([cue]) => !brief.groupSenses.includes(cue) && !MONEY_SENSES.has(cue)),
    ),
  };
  const said = measure.kind === "money" ? withCents(hearing.numbers()) : hearing.numbers();
  const numbers = said.filter((found) => fits(found, measure, specific, hearing));
  return score(brief, hearing, numbers, (found) => inPlace(found, measure));
}

function inPlace(found: Found<number>, measure: Measure): number {
  if (measure.kind === "money" && isMoney(found)) return WITH_CURRENCY;
  if (measure.kind === "money" && CURRENCY.test(found.sentence.folded)) return BESIDE_CURRENCY;
  if (measure.kind === "duration" && unitBehind(found) === measure.minutes) return IN_OWN_UNIT;
  return IN_PLACE;
}

/** "Thirty nine pounds fifty": what stands right behind the currency is its hundredths. */
function withCents(numbers: readonly Found<number>[]): Found<number>[] {
  const amounts: Found<number>[] = [];
  for (const found of numbers) {
    const last = amounts.at(-1);
    const between =
      last?.sentence === found.sentence ? found.sentence.folded.slice(last.end, found.start) : "";
    if (last && CURRENCY_BETWEEN.test(between) && Number.isInteger(last.value) && found.value < 100)
      amounts.splice(-1, 1, { ...last, value: last.value + found.value / 100, end: found.end });
    else amounts.push(found);
  }
  return amounts;
}

/** Whether a number stands as the measure's numbers do; one that does not is a number of something else. */
function fits(found: Found<number>, measure: Measure, specific: Brief, hearing: Hearing): boolean {
  const { sentence } = found;
  switch (measure.kind) {
    case "money":
      if (isMoney(found) || RATE.test(sentence.folded.slice(found.end))) return true;
      return (
        near(sentence, (sense) => MONEY_SENSES.has(sense)) &&
        !countsOther(found, specific, hearing) &&
        !isDated(found, hearing)
      );
    case "percent":
      return PERCENT.test(sentence.text.slice(Math.max(0, found.start - 7), found.end + 9));
    case "year":
      return Number.isInteger(found.value) && found.value >= 1900 && found.value <= 2100;
    case "scale":
      return isOnScale(found, measure.sense, hearing) && !isMoney(found) && !isDated(found, hearing);
    case "duration": {
      const unit = unitBehind(found);
      // Twenty years are no number of weeks that anybody would ask for.
      return unit !== null && Number.isInteger((found.value * unit * 2) / measure.minutes);
    }
    default:
      return isCount(found, specific, hearing);
  }
}

function isOnScale(found: Found<number>, sense: string, hearing: Hearing): boolean {
  if (near(found.sentence, (other) => other === sense)) return true;
  if (sense === "rating") return wordBehind(found)?.sense === "star" && !hearing.briefs.some(countsStars);
  return (
    sense === "age" &&
    found.value <= HIGHEST_AGE &&
    I_AM.test(found.sentence.folded.slice(0, found.start)) &&
    (wordBehind(found) === undefined || /[.,!?;]/.test(found.sentence.text.charAt(found.end)))
  );
}

function countsStars(brief: Brief): boolean {
  return brief.kind === "number" && brief.senses.includes("star");
}

/** "3 tickets", "party of six", or the answer to "how many tickets". */
function isCount(found: Found<number>, brief: Brief, hearing: Hearing): boolean {
  const unit = wordBehind(found);
  if (isMoney(found) || (!Number.isInteger(found.value) && !brief.cues.has(unit?.sense ?? ""))) return false;
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
  const next = wordBehind(found);
  return next !== undefined && !isCommon(next.folded, hearing.talk) && !brief.cues.has(next.sense);
}

/** The word right behind. */
function wordBehind({ sentence, start, end }: Found<number>): Word | undefined {
  const [, last] = wordRange(sentence, start, end);
  return sentence.words[last + 1];
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
    CURRENCY_AFTER.test(sentence.text.slice(end, end + 12)) ||
    CURRENCY_WITHIN.test(sentence.folded.slice(start, end))
  );
}

/** Part of a date or a time. */
function isDated(found: Found<number>, hearing: Hearing): boolean {
  return hearing.momentsIn(found.sentence).some(({ start, end }) => start < found.end && found.start < end);
}

const WORKING = new Set("working business full whole calendar".split(" "));

/** Minutes in the unit right behind a number ("five working days"), or null. */
function unitBehind(found: Found<number>): number | null {
  const next = wordBehind(found);
  const at = next ? found.sentence.words.indexOf(next) : -1;
  const sense = (next && WORKING.has(next.folded) ? found.sentence.words[at + 1] : next)?.sense;
  return sense !== undefined && Object.hasOwn(UNIT_MINUTES, sense) ? (UNIT_MINUTES[sense] ?? null) : null;
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
