import { Temporal } from "temporal-polyfill";
import type { Span } from "../store/count-spans.ts";
import { HOUR_MS, QUARTER_MS, type RolledSpan } from "../store/rolled-hours.ts";
import { isoAt, zoned } from "../time/local-time.ts";

/** One day or hour of a local clock, or the part of it that was asked for; the end is not included. */
export interface Period {
  /** Epoch milliseconds. */
  first: number;
  past: number;
  /** The same as the local clock shows them: `2026-05-07T00:00:00+03:00`. */
  from: string;
  until: string;
}

export type PeriodUnit = "day" | "hour";

/** The days or hours of a zone's clock from `from` to before `until`: a day may have 23 hours, or 25. */
export function periodsOf(from: number, until: number, timezone: string, by: PeriodUnit): Period[] {
  const edges = [from];
  for (let at = from; at < until; edges.push(at)) at = Math.min(nextStart(at, timezone, by), until);
  const shown = edges.map((at) => isoAt(at, timezone));
  return edges.slice(1).map((past, index) => ({
    first: edges[index] ?? from,
    past,
    from: shown[index] ?? "",
    until: shown[index + 1] ?? "",
  }));
}

function nextStart(at: number, timezone: string, by: PeriodUnit): number {
  const here = zoned(at, timezone);
  if (by === "day") return here.toPlainDate().add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds;
  // Elapsed time, so that an hour that the clocks pass twice is two.
  const { minute, second, millisecond } = here.add({ hours: 1 });
  const next = at + HOUR_MS - minute * 60_000 - second * 1000 - millisecond;
  return next > at ? next : at + HOUR_MS;
}

/** The period of the same length before one: as many days where it is whole days of the zone. */
export function periodBefore(from: number, until: number, timezone: string): { from: number; until: number } {
  const [start, end] = [zoned(from, timezone), zoned(until, timezone)];
  const isWhole = [start, end].every((time) => time.equals(time.startOfDay()));
  if (!isWhole) return { from: from - (until - from), until: from };
  const { days } = start.toPlainDate().until(end.toPlainDate(), { largestUnit: "day" });
  return { from: start.subtract({ days }).startOfDay().epochMilliseconds, until: from };
}

/** The start of a local day, and of the one after it. */
export function dayOf(date: string, timezone: string): { first: number; past: number } {
  const day = Temporal.PlainDate.from(date);
  const start = (on: Temporal.PlainDate) => on.toZonedDateTime(timezone).epochMilliseconds;
  return { first: start(day), past: start(day.add({ days: 1 })) };
}

/**
 * A period under its label, cut into what is rolled up before `rolledPast` (its whole hours, and the quarters at its ends)
 * and what is to be counted directly.
 */
export function splitPeriod<Label extends string | number>(
  label: Label,
  { first, past }: Pick<Period, "first" | "past">,
  rolledPast: number,
): { rolled: RolledSpan<Label>[]; direct: Span<Label>[] } {
  const start = upTo(first, QUARTER_MS);
  const end = Math.min(downTo(past, QUARTER_MS), rolledPast);
  if (start >= end) return { rolled: [], direct: [{ label, first, past }] };
  const hours = { first: Math.min(upTo(start, HOUR_MS), end), past: Math.max(downTo(end, HOUR_MS), start) };
  const isWithinAnHour = hours.first >= hours.past;
  const rolled: RolledSpan<Label>[] = isWithinAnHour
    ? [{ label, minutes: 15, first: start, past: end }]
    : [
        { label, minutes: 15, first: start, past: hours.first },
        { label, minutes: 60, ...hours },
        { label, minutes: 15, first: hours.past, past: end },
      ];
  const direct = [
    { label, first, past: start },
    { label, first: end, past },
  ];
  return { rolled: rolled.filter(isAny), direct: direct.filter(isAny) };
}

const upTo = (at: number, unit: number) => Math.ceil(at / unit) * unit;
const downTo = (at: number, unit: number) => Math.floor(at / unit) * unit;
const isAny = ({ first, past }: Span) => first < past;
