/** Numbers below are seconds since 1970, those from it on milliseconds: it is the year 5138, or March 1973. */
const SECONDS_BELOW = 100_000_000_000;

/** Nobody's phone rang by such a clock before 2000: what is told for it is a count or nonsense. */
const FIRST_MS = Date.UTC(2000, 0);

/** ISO 8601, also with a space for the T: date, time, and the zone where it is told. */
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d[\d:.]*) ?(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** `Sun, 22 Nov 2026 10:00:05 +0000` (RFC 2822, date-time). */
const RFC_2822 = /^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UTC?)$/;

/**
 * Epoch ms of a provider's time, whatever clock it has: a number of seconds or milliseconds, or its digits; ISO 8601; RFC
 * 2822. Null where it is none of them, and where a text leaves its zone to be guessed, unless `zone` says that the provider
 * means UTC.
 */
export function readInstant(time: unknown, { zone = "told" }: { zone?: "told" | "utc" } = {}): number | null {
  const ms =
    typeof time === "number" ? msOf(time) : typeof time === "string" ? parse(time.trim(), zone) : Number.NaN;
  return ms >= FIRST_MS && !Number.isNaN(new Date(ms).getTime()) ? Math.round(ms) : null;
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

/** A length or an offset in seconds as whole milliseconds, no less than nothing; null where it is not told. */
export const secondsToMs = (seconds: number | null | undefined) =>
  seconds == null ? null : Math.max(0, Math.round(seconds * 1000));
