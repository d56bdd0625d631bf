import type { Reading } from "../../model.ts";
import type { Lies, Moment } from "../../values/moment.ts";
import { type DateTimeFormat, renderMoment } from "../../values/render-moment.ts";
import type { Brief } from "../brief.ts";
import { evidence, type Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";
import { sideOf, sidesOf } from "./range.ts";

/** What the field asks for had happened by the time of the call. */
const HAPPENED =
  /\b(?:happened|occurred|took place|(?:was|were) (?:\w+ed|bought|made|born)|(?:of|last) (?:purchase|accident|incident|visit)|since)\b|\b(?:gerçekleşti|satın al(?:dı|ındı)|ocurrió|compró|compra|gekauft|passiert|geschehen)/iu;
const AT_LEAST = 0.12;
/** A day or time said while its matter is talked about is some evidence by itself. */
const SAID = 0.25;
const RIGHT_SIDE = 0.6;
const WRONG_SIDE = -0.8;

/** Dates, times, and both together. */
export function readMoment(brief: Brief, hearing: Hearing): Reading | null {
  const format = (brief.field.format ?? "date") as DateTimeFormat;
  const own = unclaimed(
    brief,
    hearing,
    scoredOfFormat,
    (other) => other.group === brief.group && other.field.format === format,
  );
  const found = pick(own, AT_LEAST);
  if (!found) return null;
  const rendered = renderMoment(found.value, format, hearing.talk.setting);
  return rendered.kind === "value" ? readingOf(rendered.value, found) : null;
}

function scoredOfFormat(brief: Brief, hearing: Hearing): Scored<Moment>[] {
  const format = (brief.field.format ?? "date") as DateTimeFormat;
  return scoredMoments(brief, hearing, (moment) => holds(moment, format));
}

/** Every moment of a sort with its score; the ends of "from … to …" go to the fields that ask for them. */
export function scoredMoments(
  brief: Brief,
  hearing: Hearing,
  usable: (moment: Moment) => boolean,
): Scored<Moment>[] {
  const born = brief.cues.has("birth");
  const lies: Lies = born || HAPPENED.test(brief.text) ? "behind" : "ahead";
  const birth = { ...brief, cues: new Map([["birth", 1]]) };
  const moments = hearing
    .moments(lies)
    .filter((found) => usable(found.value) && (!born || evidence(birth, found, hearing.talk.sentences) > 0));
  const side = sideOf(brief, hearing.briefs);
  const sides = sidesOf(moments);
  return score(brief, hearing, moments, (found) => {
    // A birth date, or the "today" of a courtesy, needs words that ask for it.
    const said = born || isToday(found) ? 0 : SAID;
    const own = sides.get(found);
    if (!own || !side) return said;
    return said + (own === side ? RIGHT_SIDE : WRONG_SIDE);
  });
}

function isToday({ value, sentence, start, end }: Found<Moment>): boolean {
  return (
    value.relative &&
    value.time === null &&
    !/\s/.test(sentence.text.slice(start, end).trim()) &&
    sentence.words.length > 1
  );
}

function holds(moment: Moment, format: DateTimeFormat): boolean {
  if (format === "time") return moment.time !== null && !moment.chosen;
  return (
    moment.date !== null || (format === "date-time" && (moment.epochMs !== null || moment.time !== null))
  );
}
