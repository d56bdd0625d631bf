import { Temporal } from "temporal-polyfill";
import type { Setting } from "./value.ts";

/** The local date and time of the call, in the zone that the customer speaks in. */
const locals = new WeakMap<object, Temporal.ZonedDateTime | null>();

/** Null where the call's time is not known or its zone is none that the runtime knows. */
export function localNow({ now }: Setting): Temporal.ZonedDateTime | null {
  if (now === null) return null;
  const known = locals.get(now);
  if (known !== undefined) return known;
  const local = zoned(now.epochMs, now.timezone);
  locals.set(now, local);
  return local;
}

function zoned(epochMs: number, timezone: string): Temporal.ZonedDateTime | null {
  try {
    return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timezone);
  } catch {
    return null;
  }
}

/** `2026-05-07T14:30:00+03:00` */
export function withOffset(time: Temporal.ZonedDateTime): string {
  return time.toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** A local day and time as an instant with offset; in a gap it moves forward, in an overlap it is the first. */
export function localInstant(date: string, time: string, setting: Setting): string | null {
  const zone = localNow(setting)?.timeZoneId;
  if (zone === undefined) return null;
  return withOffset(
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: "compatible" }),
  );
}

export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return null;
  }
}
