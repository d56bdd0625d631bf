import { dayOf } from "../../../analyses/overview-periods.ts";
import { localAt } from "../../../time/local-time.ts";

/** What can be looked at: so many days up to today; 1 is today, by hour. */
export const PERIODS = [1, 7, 30, 90] as const;
export type Days = (typeof PERIODS)[number];
const DEFAULT: Days = 7;

const DAY_MS = 86_400_000;

export const readDays = (text: string | undefined): Days =>
  PERIODS.find((days) => String(days) === text) ?? DEFAULT;

/** The last days of a zone's clock, today among them. */
export function lastDays(days: Days, now: number, zone: string) {
  const dateAt = (at: number) => localAt(at, zone).slice(0, "YYYY-MM-DD".length);
  const until = dayOf(dateAt(now), zone).past;
  // Noon is in its day whatever the clocks did since.
  const from = dayOf(dateAt(until - (days - 0.5) * DAY_MS), zone).first;
  return { from, until, by: days === 1 ? ("hour" as const) : ("day" as const) };
}
