import type { Temporal } from "temporal-polyfill";
import { WEEKDAYS } from "../gate/calling-window.ts";
import type { Recurrence } from "./recurrence.ts";

type Day = Temporal.PlainDate;

/** Periods (days, ISO weeks, months) are counted from the one that holds the start, which is 0. */
interface Rhythm {
  periodOf(day: Day): number;
  /** The days of a period that match, in order. */
  daysIn(period: number): Day[];
}

/**
 * The days on which a recurrence that starts on `start` falls, in order and without end, from the first period on that
 * does not end before `from`; so some may come before it. `from` is not before `start`. The period is reached by
 * arithmetic, however long ago the start was.
 */
export function* matchingDays(start: Day, recurrence: Recurrence, from: Day): Generator<Day, never> {
  const { interval } = recurrence;
  const { periodOf, daysIn } = rhythm(start, recurrence);
  for (let step = Math.ceil(periodOf(from) / interval); ; step++) yield* daysIn(step * interval);
}

function rhythm(start: Day, recurrence: Recurrence): Rhythm {
  switch (recurrence.frequency) {
    case "daily":
      return {
        periodOf: (day) => daysBetween(start, day),
        daysIn: (period) => [start.add({ days: period })],
      };
    case "weekly":
      return weekly(start, recurrence);
    case "monthly":
      return monthly(start, recurrence.day_of_month ?? start.day);
  }
}

function weekly(start: Day, { days_of_week }: Recurrence): Rhythm {
  const monday = start.subtract({ days: start.dayOfWeek - 1 });
  const offsets = days_of_week?.map((day) => WEEKDAYS.indexOf(day)) ?? [start.dayOfWeek - 1];
  offsets.sort((a, b) => a - b);
  return {
    periodOf: (day) => Math.floor(daysBetween(monday, day) / 7),
    daysIn: (period) => offsets.map((offset) => monday.add({ days: 7 * period + offset })),
  };
}

function monthly(start: Day, dayOfMonth: number): Rhythm {
  const first = start.with({ day: 1 });
  return {
    periodOf: (day) => first.until(day, { largestUnit: "months" }).months,
    // `with` takes a month's last day for one that it does not have.
    daysIn: (period) => [first.add({ months: period }).with({ day: dayOfMonth })],
  };
}

function daysBetween(earlier: Day, later: Day): number {
  return earlier.until(later, { largestUnit: "days" }).days;
}
