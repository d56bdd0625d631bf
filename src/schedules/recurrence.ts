import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { FieldError } from "../errors.ts";
import { WEEKDAYS } from "../gate/calling-window.ts";
import { HORIZON_YEARS, isPastUntil, localTime, occurrences } from "./occurrences.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

const isDate = (text: string) => DATE.test(text) && exists(text);

const SkippedDate = z
  .string()
  .refine(isDate, "Write a day that exists as YYYY-MM-DD, such as 2026-12-25, in the schedule's zone.");

const Until = z
  .string()
  .refine(
    (text) => isDate(text) || (LOCAL_TIME.test(text) && exists(text)),
    "Write a day that exists as YYYY-MM-DD, such as 2026-12-31, or a time in the schedule's zone as YYYY-MM-DDTHH:MM, without offset.",
  );

const DaysOfWeek = z
  .array(z.enum(WEEKDAYS))
  .min(1, "Name a weekday, or leave it out for the weekday of scheduled_at.")
  .overwrite((days) => [...new Set(days)]);

/** How a schedule repeats; all dates and times are in its zone. What each member means: `occurrences.ts`. */
export const Recurrence = z
  .strictObject({
    frequency: z.enum(["daily", "weekly", "monthly"]),
    /** Every so many days, weeks or months. */
    interval: z.number().int().min(1).max(366).default(1),
    days_of_week: DaysOfWeek.optional(),
    day_of_month: z.number().int().min(1).max(31).optional(),
    /** Inclusive; a date includes its whole day. */
    until: Until.optional(),
    max_runs: z.number().int().min(1).max(10_000).optional(),
    skip_dates: z.array(SkippedDate).max(366).optional(),
  })
  .check(({ value, issues }) => {
    const refuse = (member: "days_of_week" | "day_of_month", frequency: string) => {
      if (value[member] === undefined || value.frequency === frequency) return;
      const message = `Only a ${frequency} recurrence has ${member}: leave it out, or let frequency be ${frequency}.`;
      issues.push({ code: "custom", input: value[member], path: [member], message });
    };
    refuse("days_of_week", "weekly");
    refuse("day_of_month", "monthly");
  });
export type Recurrence = z.infer<typeof Recurrence>;

/**
 * What is wrong with a recurrence beside the start that it has, a local ISO time; none for a schedule that will run.
 * Throws RangeError where `scheduledAt` is no local time.
 */
export function checkRecurrence(recurrence: Recurrence, scheduledAt: string): FieldError[] {
  if (isPastUntil(localTime(scheduledAt), recurrence)) {
    const message = `until (${recurrence.until}) lies before the first run (${scheduledAt}): let it be later, or leave it out.`;
    return [{ field: "recurrence.until", message }];
  }
  let skipped = 0;
  for (const occurrence of occurrences(scheduledAt, recurrence, null)) {
    if (occurrence.skipped === null) return [];
    skipped++;
  }
  return [{ field: "recurrence", message: whyNone(recurrence, skipped) }];
}

function whyNone({ until }: Recurrence, skipped: number): string {
  const span =
    until === undefined ? `in the ${HORIZON_YEARS} years after scheduled_at` : `up to until (${until})`;
  if (skipped > 0)
    return `No run is left: every one ${span} is in skip_dates. Take a date out of skip_dates.`;
  const remedy = until === undefined ? "use a shorter interval" : "let until be later";
  return `No run is left: none falls ${span}. Choose other days, or ${remedy}.`;
}

function exists(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text);
    return true;
  } catch {
    return false;
  }
}
