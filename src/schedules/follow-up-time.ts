import { Temporal } from "temporal-polyfill";
import type { FieldValue } from "../extraction/field.ts";
import { localAt, readableAt, resolveLocal, zoned } from "../time/local-time.ts";

/** For a day without an hour: late enough for everyone to be up, early enough to leave the day for another attempt. */
export const HOUR_FOR_A_DAY = "10:00";
/** For "today" said after that hour: soon, and not at once. */
export const LATER_TODAY_MINUTES = 60;
/** Nobody expects a call after this local hour who only said "today". */
export const LAST_HOUR_OF_A_DAY = 20;
/** What lies further ahead is a misheard year, not a follow-up. */
const MAX_AHEAD_DAYS = 366;
/** A transcript may take hours to come; whoever waits for a call that long still expects it, and later no more. */
const MAX_OVERDUE_MS = 4 * 3_600_000;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}(:\d{2})?$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;

export interface FollowUpWish {
  /** The field that holds the value, for the explanation; null where the action names none. */
  field: string | null;
  value: FieldValue;
  /** What stands for a vague time ("end of next week") that is no value; null where none was said. */
  suggested: string | null;
  /** True where only a part of the day was said, and the hour of the value stands for it. */
  chosen: boolean;
  /** The words themselves, for the explanation; null where they are not known. */
  words: string | null;
  /** When the call began in which it was said, epoch milliseconds; null where that is not known. */
  saidAt: number | null;
  /** Epoch milliseconds. */
  now: number;
  timezone: string;
  fallbackDelayMinutes: number;
}

export interface FollowUpTime {
  /** Epoch milliseconds: `scheduled_at` in `timezone`. */
  at: number;
  /** Local ISO time without offset. */
  scheduled_at: string;
  timezone: string;
  explanation: string;
  /** True where the value gave no time and the delay was taken. */
  fell_back: boolean;
  /** True where the hour is ours, not the customer's. */
  hour_chosen: boolean;
}

/** What a value says, in epoch milliseconds and with a sentence; or why it says nothing. */
type Reading = { at: number; because: string; chosen?: true } | { problem: string };

/**
 * When a follow-up rings. The value may be ISO 8601 with offset, local to `timezone`, a day (`HOUR_FOR_A_DAY`), or a time
 * of day (the next one); without one, what stands for a vague time. A time that was still ahead when it was said, and has
 * passed while the call was read, rings at once. Null, unreadable, past, or over a year ahead falls back to the delay, and
 * says so.
 */
export function resolveFollowUp(wish: FollowUpWish): FollowUpTime {
  const read = readWish(wish);
  if ("problem" in read) {
    const explanation = `${read.problem}; ${wish.fallbackDelayMinutes} minutes from now instead.`;
    const at = wish.now + wish.fallbackDelayMinutes * MINUTE_MS;
    return answer(wish, { at, because: explanation }, true);
  }
  return answer(wish, read, false);
}

function readWish({ field, value, suggested, chosen, words, saidAt, now, timezone }: FollowUpWish): Reading {
  if (field === null) return { problem: "No field gives the time" };
  const text = String(value ?? suggested ?? "").trim();
  if (text === "") return { problem: `${field} has no value` };
  const read = readText(text, `${field} ${text}`, now, timezone);
  if ("problem" in read) return read;
  if (read.at <= now) {
    const wasAhead = saidAt !== null && read.at > saidAt && now - read.at <= MAX_OVERDUE_MS;
    if (!wasAhead) return { problem: `${field} ${text} lies in the past` };
    return { at: now, because: `${field} ${text} has passed since it was said; it rings at once.` };
  }
  if (read.at > now + MAX_AHEAD_DAYS * DAY_MS)
    return { problem: `${field} ${text} is more than a year ahead` };
  if (value !== null && !chosen) return read;
  const said = words === null ? `${field} names no hour` : `${field} is only said as "${words}"`;
  return {
    at: read.at,
    because: `${said}; ${readableAt(read.at, timezone)} was chosen for it.`,
    chosen: true,
  };
}

function readText(text: string, said: string, now: number, timezone: string): Reading {
  try {
    if (WITH_OFFSET.test(text))
      return { at: Temporal.Instant.from(text).epochMilliseconds, because: `${said}.` };
    if (LOCAL.test(text)) return readLocal(text, said, timezone);
    if (DATE.test(text)) return readDay(text, said, now, timezone);
    if (TIME.test(text)) return readTimeOfDay(text, said, now, timezone);
  } catch {
    return { problem: `${said} is not a date that exists` };
  }
  return { problem: `${said} is not a date in ISO 8601` };
}

function readLocal(text: string, said: string, timezone: string): Reading {
  const { at, shifted } = resolveLocal(text, timezone);
  if (!shifted) return { at, because: `${said} in ${timezone}.` };
  return {
    at,
    because: `${said} is skipped by the clocks in ${timezone}; ${localAt(at, timezone)} is taken.`,
  };
}

function readDay(date: string, said: string, now: number, timezone: string): Reading {
  const { at } = resolveLocal(`${date}T${HOUR_FOR_A_DAY}`, timezone);
  if (at > now || !localAt(now, timezone).startsWith(date)) {
    return { at, because: `${said} names no hour; ${HOUR_FOR_A_DAY} ${timezone} was chosen.`, chosen: true };
  }
  const later = now + LATER_TODAY_MINUTES * MINUTE_MS;
  const evening = Temporal.PlainDateTime.from(date)
    .with({ hour: LAST_HOUR_OF_A_DAY })
    .toZonedDateTime(timezone);
  if (later > evening.epochMilliseconds) return { problem: `${said} names no hour and is nearly over` };
  const because = `${said} names no hour and is today, past ${HOUR_FOR_A_DAY}; ${LATER_TODAY_MINUTES} minutes from now was chosen.`;
  return { at: later, because, chosen: true };
}

function readTimeOfDay(time: string, said: string, now: number, timezone: string): Reading {
  const today = zoned(now, timezone).toPlainDate();
  const at = [today, today.add({ days: 1 })]
    .map((day) => resolveLocal(`${day}T${time}`, timezone).at)
    .find((candidate) => candidate > now);
  if (at === undefined) return { problem: `${said} lies in the past` };
  return { at, because: `${said} names no day; the next one in ${timezone} is taken.` };
}

/** The stored intent is the local time, so the instant is what that local time comes to. */
function answer(
  { timezone }: FollowUpWish,
  { at: wanted, because, chosen }: Placed,
  fellBack: boolean,
): FollowUpTime {
  const scheduledAt = localAt(Math.ceil(wanted / 1000) * 1000, timezone);
  const { at } = resolveLocal(scheduledAt, timezone);
  return {
    ...{ at, scheduled_at: scheduledAt, timezone, explanation: because },
    ...{ fell_back: fellBack, hour_chosen: chosen ?? false },
  };
}

type Placed = Exclude<Reading, { problem: string }>;
