import { parseDateTime } from "../../values/date-time.ts";
import type { Lies, Moment } from "../../values/moment.ts";
import { isDayless } from "../../values/vague/moments-on.ts";
import type { Setting } from "../../values/value.ts";
import { asksTime } from "../asks-time.ts";
import { type Found, quoteOf } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import type { Sentence } from "../talk.ts";

/** A day and its hour are agreed on within a few exchanges. */
const MOST_SENTENCES_APART = 8;
/** "At three, please.": more words than these round an hour speak of something else ("we are open until five"). */
const MOST_OTHER_WORDS = 3;

/** A day and an hour said apart as one moment, where they stand and in the words of both. */
export interface Together {
  words: string;
  quote: string;
  turn: number;
}

/**
 * "Tomorrow." "At what time?" "At three in the afternoon.": what was picked, with the other half, where that was said
 * in the same exchange. Null where nothing belongs to it, or the two make no moment.
 */
export function together(picked: Found<Moment>, lies: Lies, hearing: Hearing): Together | null {
  const { setting } = hearing.talk;
  const whole = wholeOf(picked, lies, hearing);
  if (whole) return readable(quoteOf(whole), quoteOf(whole), whole.sentence.turn, lies, setting);
  const halves = isDayless(picked.value)
    ? { day: dayBefore(picked, lies, hearing), time: picked }
    : {
        day: picked,
        time: picked.value.time === null || picked.value.chosen ? hourFor(picked, lies, hearing) : null,
      };
  if (!halves.day || !halves.time) return null;
  const [day, time] = [quoteOf(halves.day), quoteOf(halves.time)];
  return readable(`${day} ${time}`, `${day}\n${time}`, halves.time.sentence.turn, lies, setting);
}

function readable(words: string, quote: string, turn: number, lies: Lies, setting: Setting): Together | null {
  const parsed = parseDateTime(words, "date-time", setting, lies);
  return parsed.kind === "value" && !parsed.chosen ? { words, quote, turn } : null;
}

/** "Monday at nine or Wednesday at two?" "Wednesday, then.": the same day with its hour, as it was offered or agreed on. */
function wholeOf({ value, sentence }: Found<Moment>, lies: Lies, hearing: Hearing): Found<Moment> | null {
  if (value.time !== null || value.date === null) return null;
  const near = hearing.moments(lies).filter((found) => {
    const apart = found.sentence.index - sentence.index;
    const isAccepted = apart < 0 || !found.sentence.asks || hearing.accepted(found.sentence);
    return Math.abs(apart) <= MOST_SENTENCES_APART && isHour(found, hearing) && isAccepted;
  });
  const same = near.filter((found) => found.value.date === value.date);
  const hours = new Set(same.map((found) => found.value.time));
  return hours.size === 1 ? (same.at(-1) ?? null) : null;
}

/** The hour that was agreed on behind a day: the last before another day is spoken of. */
function hourFor(day: Found<Moment>, lies: Lies, hearing: Hearing): Found<Moment> | null {
  let hour: Found<Moment> | null = null;
  for (const found of hearing.moments(lies)) {
    const apart = found.sentence.index - day.sentence.index;
    if (apart <= 0) continue;
    if (apart > MOST_SENTENCES_APART) break;
    if (!isDayless(found.value)) {
      if (found.value.date === day.value.date && found.value.time === null) continue;
      break;
    }
    if (isHour(found, hearing) && isAgreed(found, hearing)) hour = found;
  }
  return hour;
}

/** The last day that was spoken of before an hour. */
function dayBefore(hour: Found<Moment>, lies: Lies, hearing: Hearing): Found<Moment> | null {
  if (!isAgreed(hour, hearing)) return null;
  const day = hearing
    .moments(lies)
    .findLast(
      ({ value, sentence }) =>
        sentence.index < hour.sentence.index &&
        hour.sentence.index - sentence.index <= MOST_SENTENCES_APART &&
        !isDayless(value) &&
        !hearing.declined(sentence),
    );
  return day?.value.date && day.value.time === null ? day : null;
}

function isHour({ value, sentence }: Found<Moment>, hearing: Hearing): boolean {
  return value.time !== null && !value.chosen && !value.ofVagueDay && !hearing.declined(sentence);
}

/** Asked for, offered and accepted, or said by itself. */
function isAgreed({ sentence, start, end }: Found<Moment>, hearing: Hearing): boolean {
  if (sentence.asks) return hearing.accepted(sentence);
  return sentence.prompts.some(asksTime) || hearing.accepted(sentence) || isBare(sentence, start, end);
}

function isBare({ words }: Sentence, start: number, end: number): boolean {
  return words.filter((word) => word.end <= start || word.start >= end).length <= MOST_OTHER_WORDS;
}
