import { Temporal } from "temporal-polyfill";

/**
 * The instant (epoch ms) of a local ISO time in a zone. A time that the clocks jump over moves forward by the jump and
 * is `shifted`; one that they pass twice is its first. Throws RangeError where the text is no such time.
 */
export function resolveLocal(local: string, timezone: string): { at: number; shifted: boolean } {
  const wanted = Temporal.PlainDateTime.from(local);
  const found = wanted.toZonedDateTime(timezone, { disambiguation: "compatible" });
  return { at: found.epochMilliseconds, shifted: !found.toPlainDateTime().equals(wanted) };
}

/** An instant as a local clock shows it: `2026-05-07T14:30:00`. */
export function localAt(at: number, timezone: string): string {
  return zoned(at, timezone).toPlainDateTime().toString({ smallestUnit: "second" });
}

/** An instant as ISO 8601 with the zone's offset: `2026-05-07T14:30:00+03:00`. */
export function isoAt(at: number, timezone: string): string {
  return zoned(at, timezone).toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** By name, Monday first: a formatter made for each sentence would take longer than all else about it. */
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** An instant as a person reads it: `Thursday 2026-05-07 14:30 (Europe/Istanbul)`. */
export function readableAt(at: number, timezone: string): string {
  const time = zoned(at, timezone);
  const clock = time.toPlainTime().toString({ smallestUnit: time.second === 0 ? "minute" : "second" });
  return `${DAYS[time.dayOfWeek - 1]} ${time.toPlainDate()} ${clock} (${timezone})`;
}

export function zoned(at: number, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
}
