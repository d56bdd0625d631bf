/** Numbers below are seconds since 1970, those from it on milliseconds: it is the year 5138, or March 1973. */
const SECONDS_BELOW = 100_000_000_000;

/** Nobody's phone rang by such a clock before 2000: what is told for it is a count or nonsense. */
const FIRST_MS = Date.UTC(2000, 0);
/**
 * What is told for a later one is a count, or has another unit: microseconds of today are the year 58860 in
 * milliseconds.
 */
const LAST_MS = Date.UTC(2100, 0);
/** No call is longer; what is told as more has another unit, or is nonsense. */
const LONGEST_MS = 31 * 86_400_000;

/** ISO 8601, also with a space for the T: date, time, and the zone where it is told. */
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d[\d:.]*) ?(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** `Sun, 22 Nov 2026 10:00:05 +0000` (RFC 2822, date-time). */
const RFC_2822 = /^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UTC?)$/;

/**
 * Epoch ms of a provider's time, whatever clock it has: a number of seconds or milliseconds, or its digits; ISO 8601;
 * RFC 2822. Null where it is none of them or not of this century, and where a text leaves its zone to be guessed,
 * unless `zone` says that the provider means UTC.
 */
export function readInstant(time: unknown, { zone = "told" }: { zone?: "told" | "utc" } = {}): number | null {
  const ms =
    typeof time === "number" ? msOf(time) : typeof time === "string" ? parse(time.trim(), zone) : Number.NaN;
  return ms >= FIRST_MS && ms < LAST_MS ? Math.round(ms) : null;
}

function parse(text: string, zone: "told" | "utc"): number {
  if (/^\d{9,16}(\.\d+)?$/.test(text)) return msOf(Number(text));
  if (RFC_2822.test(text)) return Date.parse(text);
  const [, date, hours, told] = ISO.exec(text) ?? [];
  if (date === undefined || (told === undefined && zone === "told")) return Number.NaN;
  return Date.parse(`${date}T${hours}${told === undefined || /^utc$/i.test(told) ? "Z" : told}`);
}

const msOf = (number: number) => (number < SECONDS_BELOW ? number * 1000 : number);

/** An instant (epoch ms) as ISO 8601 in UTC; null where it is none, or beyond what a date can be. */
export function isoOf(at: number | null): string | null {
  const date = at === null ? null : new Date(at);
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** A length or an offset in ms, whole; null where it is no time that a call can have. */
export const lengthMs = (ms: number | null | undefined) =>
  ms != null && ms >= 0 && ms <= LONGEST_MS ? Math.round(ms) : null;

/** The same of seconds, no less than nothing. */
export const secondsToMs = (seconds: number | null | undefined) =>
  seconds == null ? null : lengthMs(Math.max(0, seconds * 1000));
