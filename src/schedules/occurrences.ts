import { Temporal } from "temporal-polyfill";
import { sayReason } from "../reasons/say.ts";
import { matchingDays } from "./matching-days.ts";
import type { Recurrence } from "./recurrence.ts";

/** Nothing is planned so far ahead, and a search that finds nothing ends. */
export const HORIZON_YEARS = 10;

export interface Occurrence {
  /** Local ISO time without offset: `2026-05-07T14:30:00`. */
  local: string;
  /** Why it does not take place, in a sentence; null where it does. */
  skipped: string | null;
}

type Time = Temporal.PlainDateTime;

/**
 * The local times at which a schedule is meant to run, in order: those strictly after the local time `after`, or all of
 * them for null. Without recurrence that is `start` alone. With one, the first is the first match at or after `start`,
 * whose time of day is every run's:
 *
 * - daily: every `interval`th day from the start's;
 * - weekly: `days_of_week` (else the start's weekday) of every `interval`th ISO week from the start's;
 * - monthly: `day_of_month` (else the start's day) of every `interval`th month from the start's; in a month without that
 *   day its last one, so that 31 January is followed by 28 or 29 February and by 31 March.
 *
 * A day in `skip_dates` comes with `skipped`. `until` is inclusive and ends it, as do ten years after the later of
 * `start` and `after`; `max_runs` is left to the caller. Throws RangeError where `start` or `after` is no local time.
 */
export function* occurrences(
  start: string,
  recurrence: Recurrence | null,
  after: string | null,
): Generator<Occurrence, void> {
  const first = localTime(start);
  const passed = after === null ? null : localTime(after);
  const isAhead = (time: Time) => !isBefore(time, first) && (passed === null || isBefore(passed, time));
  if (recurrence === null) {
    if (isAhead(first)) yield { local: textOf(first), skipped: null };
    return;
  }
  const from = passed !== null && isBefore(first, passed) ? passed : first;
  const horizon = from.add({ years: HORIZON_YEARS });
  for (const day of matchingDays(first.toPlainDate(), recurrence, from.toPlainDate())) {
    const time = day.toPlainDateTime(first);
    if (isBefore(horizon, time) || isPastUntil(time, recurrence)) return;
    if (isAhead(time)) yield { local: textOf(time), skipped: whySkipped(textOf(time), recurrence) };
  }
}

/** True for a local time that `until` shuts out. A date includes its whole day. */
export function isPastUntil(time: Time, { until }: Recurrence): boolean {
  if (until === undefined) return false;
  return isBefore(localTime(until.includes("T") ? until : `${until}T23:59:59`), time);
}

/** A sentence where the day of a local time is in `skip_dates`, else null. */
export function whySkipped(local: string, { skip_dates }: Recurrence): string | null {
  const date = local.slice(0, local.indexOf("T"));
  return skip_dates?.includes(date) ? sayReason("run.skip_date", { date }) : null;
}

/** A local ISO time to its second. */
export function localTime(text: string): Time {
  return Temporal.PlainDateTime.from(text).round({ smallestUnit: "second", roundingMode: "floor" });
}

export function isBefore(one: Time, other: Time): boolean {
  return Temporal.PlainDateTime.compare(one, other) < 0;
}

function textOf(time: Time): string {
  return time.toString({ smallestUnit: "second" });
}
