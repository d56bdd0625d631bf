import { Temporal } from "temporal-polyfill";
import type { FieldValue } from "../extraction/field.ts";
import { sayReason } from "../reasons/say.ts";
import { localAt, readableAt, resolveLocal, zoned } from "../time/local-time.ts";

/** For a day without an hour: late enough for everyone to be up, early enough to leave the day for another attempt. */
const HOUR_FOR_A_DAY = "10:00";
/** For "today" said after that hour: soon, and not at once. */
const LATER_TODAY_MINUTES = 60;
/** Nobody expects a call after this local hour who only said "today". */
const LAST_HOUR_OF_A_DAY = 20;
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
type Reading = { at: number; because: string; chosen?: true } | { problem: Problem };

/** Why a value says nothing, by the end of its code. */
type Problem = "no_field" | "no_value" | "past" | "too_far" | "no_such_date" | "unreadable" | "day_over";

/**
 * When a follow-up rings. The value may be ISO 8601 with offset, local to `timezone`, a day (`HOUR_FOR_A_DAY`), or a time
 * of day (the next one); without one, what stands for a vague time. A time that was still ahead when it was said, and has
 * passed while the call was read, rings at once. Null, unreadable, past, or over a year ahead falls back to the delay, and
 * says so.
 */
export function resolveFollowUp(wish: FollowUpWish): FollowUpTime {
  const read = readWish(wish);
  if ("problem" in read) {
    const facts = { field: wish.field ?? "", value: textOf(wish), minutes: wish.fallbackDelayMinutes };
    const explanation = sayReason(`fallback.${read.problem}`, facts);
    const at = wish.now + wish.fallbackDelayMinutes * MINUTE_MS;
    return answer(wish, { at, because: explanation }, true);
  }
  return answer(wish, read, false);
}

const textOf = ({ value, suggested }: FollowUpWish) => String(value ?? suggested ?? "").trim();

function readWish(wish: FollowUpWish): Reading {
  const { field, value, chosen, words, saidAt, now, timezone } = wish;
  if (field === null) return { problem: "no_field" };
  const text = textOf(wish);
  if (text === "") return { problem: "no_value" };
  const read = readText(text, field, now, timezone);
  if ("problem" in read) return read;
  if (read.at <= now) {
    const wasAhead = saidAt !== null && read.at > saidAt && now - read.at <= MAX_OVERDUE_MS;
    if (!wasAhead) return { problem: "past" };
    return { at: now, because: sayReason("asked.overdue", { field, time: text }) };
  }
  if (read.at > now + MAX_AHEAD_DAYS * DAY_MS) return { problem: "too_far" };
  if (value !== null && !chosen) return read;
  const at = readableAt(read.at, timezone);
  const because =
    words === null
      ? sayReason("asked.part_of_day", { field, at })
      : sayReason("asked.vague", { field, words, at });
  return { at: read.at, because, chosen: true };
}

function readText(text: string, field: string, now: number, timezone: string): Reading {
  try {
    if (WITH_OFFSET.test(text)) {
      const because = sayReason("asked.exact", { field, time: text });
      return { at: Temporal.Instant.from(text).epochMilliseconds, because };
    }
    if (LOCAL.test(text)) return readLocal(text, field, timezone);
    if (DATE.test(text)) return readDay(text, field, now, timezone);
    if (TIME.test(text)) return readTimeOfDay(text, field, now, timezone);
  } catch {
    return { problem: "no_such_date" };
  }
  return { problem: "unreadable" };
}

function readLocal(time: string, field: string, zone: string): Reading {
  const { at, shifted } = resolveLocal(time, zone);
  if (!shifted) return { at, because: sayReason("asked.local", { field, time, zone }) };
  return { at, because: sayReason("asked.gap", { field, time, zone, local: localAt(at, zone) }) };
}

function readDay(date: string, field: string, now: number, timezone: string): Reading {
  const { at } = resolveLocal(`${date}T${HOUR_FOR_A_DAY}`, timezone);
  const clock = HOUR_FOR_A_DAY;
  if (at > now || !localAt(now, timezone).startsWith(date)) {
    const because = sayReason("asked.day", { field, date, clock, zone: timezone });
    return { at, because, chosen: true };
  }
  const later = now + LATER_TODAY_MINUTES * MINUTE_MS;
  const evening = Temporal.PlainDateTime.from(date)
    .with({ hour: LAST_HOUR_OF_A_DAY })
    .toZonedDateTime(timezone);
  if (later > evening.epochMilliseconds) return { problem: "day_over" };
  const because = sayReason("asked.today", { field, date, clock, minutes: LATER_TODAY_MINUTES });
  return { at: later, because, chosen: true };
}

function readTimeOfDay(clock: string, field: string, now: number, timezone: string): Reading {
  const today = zoned(now, timezone).toPlainDate();
  const at = [today, today.add({ days: 1 })]
    .map((day) => resolveLocal(`${day}T${clock}`, timezone).at)
    .find((candidate) => candidate > now);
  if (at === undefined) return { problem: "past" };
  return { at, because: sayReason("asked.clock", { field, clock, zone: timezone }) };
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
