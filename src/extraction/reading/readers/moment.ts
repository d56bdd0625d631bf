import { earliestDay } from "../../ahead.ts";
import type { Reading } from "../../model.ts";
import { liesOf } from "../../normalise.ts";
import { parseDateTime } from "../../values/date-time.ts";
import type { Lies, Moment } from "../../values/moment.ts";
import { type DateTimeFormat, renderMoment } from "../../values/render-moment.ts";
import { isDeniedIn, type VagueTime } from "../../values/vague/find.ts";
import type { Setting } from "../../values/value.ts";
import { localNow } from "../../values/zone.ts";
import { leftOpen } from "../alternatives.ts";
import type { Brief } from "../brief.ts";
import { evidence, type Found, quoteOf } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, readingOfSentence, type Scored, score } from "../pick.ts";
import { unclaimed } from "../rivals.ts";
import type { Sentence } from "../talk.ts";
import { together } from "./day-and-time.ts";
import { sideOf, sidesOf } from "./range.ts";

const AT_LEAST = 0.12;
/** Where several fields ask for a day, that one was said is no evidence for any of them. */
const AT_LEAST_AMONG = 0.3;
/** A day or time said while its matter is talked about is some evidence by itself. */
const SAID = 0.25;
/** What cannot lie ahead of the call: "the last service", but not "the last day" of a stay. */
const GONE_BY =
  /\b(?:last|previous|most recent) (?:service|visit|contact|order|appointment|purchase|check|call|time)|\b(?:joined|opened|began|started|signed up)\b/i;
/** So soon what one side left open is settled by the other. */
const CHOICE_SENTENCES = 4;
/** "Since Saturday" began on the Saturday before. */
const SINCE = /\b(?:since|ever since|seit|desde(?: el)?)\s+(?:last\s+)?$/;
/** What held before it was changed is what was said first. */
const FORMER = /\b(?:original|old|previous|former|initial|eski|anterior|ursprünglich\w*|bisherig\w*)\b/i;
const RIGHT_SIDE = 0.6;
const WRONG_SIDE = -0.8;

/** Dates, times, and both together; what is none of them is given in its own words, so that it can be said why. */
export function readMoment(brief: Brief, hearing: Hearing): Reading | null {
  const format = formatOf(brief);
  const { setting } = hearing.talk;
  const isRival = (other: Brief) => other.group === brief.group && other.field.format === format;
  const own = unclaimed(brief, hearing, scoredOfFormat, isRival);
  const rivals = hearing.briefs.some((other) => other !== brief && isRival(other));
  const atLeast = rivals ? AT_LEAST_AMONG : AT_LEAST;
  const earliest = earliestDay(brief.field, setting);
  const isAhead = ({ date }: Moment) => date === null || earliest === null || date >= earliest;
  const lies = liesOf(brief.field);
  const which = FORMER.test(brief.text) ? "first" : "last";
  const usable = own.filter(({ found: { value } }) => holds(value, format) && isAhead(value));
  const picked = pickSaid(usable, atLeast, which, lies, setting);
  const open = picked && leftOpen(picked, hearing.moments(lies), hearing.talk);
  const isOpen = open && open.end - open.start > picked.end - picked.start;
  const placed = isOpen ? chosenOf(open, lies, hearing) : picked;
  if (isOpen && !placed) return readingOf(quoteOf(open), open);
  const both = placed && format === "date-time" ? together(placed, lies, hearing) : null;
  if (both) return { raw: both.words, turn: both.turn, quote: both.quote };
  const exact = placed && format === "time" ? (withHalfDay(placed.value, hearing) ?? placed) : placed;
  const rendered = exact && renderMoment(exact.value, format, setting);
  if (exact && rendered?.kind === "value") {
    return readingOf(
      rendered.chosen ? ownWords(exact, rendered.value, brief, setting) : rendered.value,
      exact,
    );
  }
  const said = placed ?? later(pick(own, atLeast), vague(brief, hearing));
  if (said) return readingOf(quoteOf(said), said);
  const unread = ofUnreadDay(format, lies, hearing);
  return unread && readingOfSentence(unread.text.trim(), unread);
}

/** What is denied is picked only where nothing else is said; that a birthday is denied says nothing. */
function pickSaid(
  scored: readonly Scored<Moment>[],
  atLeast: number,
  which: "first" | "last",
  lies: Lies,
  setting: Setting,
): Found<Moment> | null {
  const picked = pick(scored, atLeast, which);
  if (!picked || lies === "behind" || !isDenied(picked, setting)) return picked;
  const others = scored.filter(({ found }) => !isDenied(found, setting));
  return pick(others, atLeast, which) ?? picked;
}

function isDenied({ sentence, start, end }: Found<Moment>, setting: Setting): boolean {
  return isDeniedIn(sentence.text, { start, end }, setting);
}

/** Of several days or hours that one side leaves open, the one that the other side comes back to. */
function chosenOf(open: Found<Moment>, lies: Lies, hearing: Hearing): Found<Moment> | null {
  const [offered, later] = [[] as Found<Moment>[], [] as Found<Moment>[]];
  for (const found of hearing.moments(lies)) {
    const behind = found.sentence.index - open.sentence.index;
    if (behind === 0 && found.start >= open.start && found.end <= open.end) offered.push(found);
    const answers = found.sentence.speaker !== open.sentence.speaker && !hearing.declined(found.sentence);
    if (behind > 0 && behind <= CHOICE_SENTENCES && answers) later.push(found);
  }
  const named = offered.filter(({ value }) => later.some((one) => isSame(value, one.value)));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function isSame(one: Moment, other: Moment): boolean {
  return other.date === null ? one.time === other.time : one.date === other.date;
}

/** The words themselves, which tell that the hour was not said, where they say by themselves what the talk does. */
function ownWords(found: Found<Moment>, value: string, brief: Brief, setting: Setting): string {
  const words = quoteOf(found);
  const again = parseDateTime(words, formatOf(brief), setting, liesOf(brief.field));
  return again.kind === "value" && again.value === value ? words : value;
}

/** "At 7?", where another sentence says that it is 7 in the evening: that sentence. */
function withHalfDay({ halfDayOpen, hour, minute }: Moment, hearing: Hearing): Found<Moment> | undefined {
  if (!halfDayOpen) return undefined;
  return hearing
    .moments("ahead")
    .findLast(
      ({ value }) => !value.halfDayOpen && !value.chosen && value.hour === hour && value.minute === minute,
    );
}

/** What was asked and answered with no is no answer, and what is denied is one only where nothing else is said. */
function vague(brief: Brief, hearing: Hearing): Found<VagueTime> | null {
  if (formatOf(brief) === "time") return null;
  const said = hearing.vagueTimes().filter(({ sentence }) => !hearing.declined(sentence));
  const scored = score(brief, hearing, said);
  return (
    pick(
      scored.filter(({ found }) => !found.value.denied),
      AT_LEAST,
    ) ?? pick(scored, AT_LEAST)
  );
}

/** The sentence of an hour whose day is said in words that nobody here reads; its normal form says what is missing. */
function ofUnreadDay(format: DateTimeFormat, lies: Lies, hearing: Hearing): Sentence | null {
  if (format === "time") return null;
  const vague = new Set(hearing.vagueTimes().map(({ sentence }) => sentence));
  const found = hearing
    .moments(lies)
    .findLast(
      ({ value, sentence }) => value.ofVagueDay && !vague.has(sentence) && !hearing.declined(sentence),
    );
  return found?.sentence ?? null;
}

/** Of a day that cannot be placed and a vague time, the one that was said later. */
function later(day: Found<Moment> | null, time: Found<VagueTime> | null): Found<unknown> | null {
  if (!day || !time || time.value.denied) return day ?? time;
  const behind = time.sentence.index - day.sentence.index || time.start - day.start;
  return behind > 0 ? time : day;
}

function formatOf({ field }: Brief): DateTimeFormat {
  return (field.format ?? "date") as DateTimeFormat;
}

function scoredOfFormat(brief: Brief, hearing: Hearing): Scored<Moment>[] {
  const format = formatOf(brief);
  return scoredMoments(brief, hearing, (moment) => answers(moment, format));
}

/** Every moment of a sort with its score; the ends of "from … to …" go to the fields that ask for them. */
export function scoredMoments(
  brief: Brief,
  hearing: Hearing,
  usable: (moment: Moment) => boolean,
): Scored<Moment>[] {
  const lies = liesOf(brief.field);
  const born = brief.cues.has("birth");
  const birth = { ...brief, cues: new Map([["birth", 1]]) };
  const today = localNow(hearing.talk.setting)?.toPlainDate().toString();
  const latest = GONE_BY.test(brief.text) ? today : undefined;
  const moments = hearing
    .moments(lies)
    .filter(
      (found) =>
        usable(found.value) &&
        !hearing.declined(found.sentence) &&
        (lies === "behind" || !SINCE.test(found.sentence.folded.slice(0, found.start))) &&
        (!born || evidence(birth, found, hearing.talk.sentences) > 0) &&
        (latest === undefined || found.value.date === null || found.value.date <= latest),
    );
  const side = sideOf(brief, hearing.briefs);
  const sides = sidesOf(moments);
  return score(brief, hearing, moments, (found) => {
    // A birth date, or the "today" of a courtesy, needs words that ask for it.
    const said = born || isToday(found, today) ? 0 : SAID;
    const own = sides.get(found);
    if (!own || !side) return said;
    return said + (own === side ? RIGHT_SIDE : WRONG_SIDE);
  });
}

function isToday({ value, sentence, start, end }: Found<Moment>, today: string | undefined): boolean {
  return (
    value.relative &&
    value.date === (today ?? null) &&
    value.time === null &&
    !/\s/.test(sentence.text.slice(start, end).trim()) &&
    sentence.words.length > 1
  );
}

/** Whether a moment says what a format asks for, placed or not: a lone time of day is no day. */
function answers(moment: Moment, format: DateTimeFormat): boolean {
  if (format === "time") return moment.time !== null;
  if (moment.ofVagueDay) return false;
  return saysDay(moment) || (format === "date-time" && moment.time !== null);
}

/** Whether it can be placed as well. */
function holds(moment: Moment, format: DateTimeFormat): boolean {
  if (format === "time") return moment.time !== null && !moment.chosen;
  return moment.date !== null || (answers(moment, format) && !saysDay(moment));
}

function saysDay({ date, relative, day, weekday, alternatives }: Moment): boolean {
  return date !== null || relative || day !== undefined || weekday !== undefined || alternatives.length > 0;
}
