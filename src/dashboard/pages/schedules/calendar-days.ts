import { Temporal } from "temporal-polyfill";
import type { Span } from "../../../schedules/upcoming.ts";

export const STRETCHES = ["month", "week", "day"] as const;
/** How much of the calendar a page shows. */
export type Stretch = (typeof STRETCHES)[number];

const DAYS_OF_WEEK = 7;
const WEEKS_AHEAD = 5;
const MONTH = "2026-05".length;

/** The day (YYYY-MM-DD) that it is in a zone, `at` in epoch ms. */
export const dayAt = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The day that a text names, or null. */
export function dayNamed(text: string | undefined): string | null {
  try {
    return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text).toString() : null;
  } catch {
    return null;
  }
}

/** Whether a day is in the month of another. */
export const isInMonth = (day: string, other: string): boolean =>
  day.slice(0, MONTH) === other.slice(0, MONTH);

/** The days (YYYY-MM-DD) of a list: of a week seven from the day, since only what is to come is in it; else as `daysOf`. */
export function daysOfList(stretch: Stretch, day: string, today: string): string[] {
  return stretch === "week"
    ? daysFrom(Temporal.PlainDate.from(day), DAYS_OF_WEEK)
    : daysOf(stretch, day, today);
}

const daysFrom = (first: Temporal.PlainDate, count: number) =>
  Array.from({ length: count }, (_, days) => first.add({ days }).toString());

/**
 * The days (YYYY-MM-DD) of a stretch round a day: a month in whole weeks, a week from Monday, or the day alone. Of the month
 * that `today` is in, whose first weeks have passed, five weeks from this one.
 */
export function daysOf(stretch: Stretch, day: string, today: string): string[] {
  const date = Temporal.PlainDate.from(day);
  if (stretch === "day") return [day];
  if (stretch === "month" && isInMonth(day, today)) {
    const monday = Temporal.PlainDate.from(today);
    const from = monday.subtract({ days: monday.dayOfWeek - 1 });
    return daysFrom(from, WEEKS_AHEAD * DAYS_OF_WEEK);
  }
  const [first, last] = stretch === "week" ? [date, date] : [date.with({ day: 1 }), lastOfMonth(date)];
  const from = first.subtract({ days: first.dayOfWeek - 1 });
  const to = last.add({ days: DAYS_OF_WEEK - last.dayOfWeek });
  const count = from.until(to, { largestUnit: "day" }).days + 1;
  return daysFrom(from, count);
}

const lastOfMonth = (date: Temporal.PlainDate) => date.with({ day: date.daysInMonth });

/** A day in the stretch before (`-1`) or after (`1`). */
export function moveDay(stretch: Stretch, day: string, by: 1 | -1): string {
  const date = Temporal.PlainDate.from(day);
  if (stretch === "month") return date.with({ day: 1 }).add({ months: by }).toString();
  return date.add({ days: by * (stretch === "week" ? DAYS_OF_WEEK : 1) }).toString();
}

/** From when to when a day lasts in a zone; where the clocks change that is not 24 hours. */
export function spanOf(day: string, zone: string): Span {
  const date = Temporal.PlainDate.from(day);
  const start = (of: Temporal.PlainDate) => of.toZonedDateTime(zone).epochMilliseconds;
  return { from: start(date), before: start(date.add({ days: 1 })) };
}

/** The rows of a calendar. */
export function weeksOf<Day>(days: readonly Day[]): Day[][] {
  const count = Math.ceil(days.length / DAYS_OF_WEEK);
  return Array.from({ length: count }, (_, week) =>
    days.slice(week * DAYS_OF_WEEK, (week + 1) * DAYS_OF_WEEK),
  );
}
