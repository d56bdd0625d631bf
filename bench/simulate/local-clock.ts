import type { CallingWindow, Weekday } from "../../src/gate/calling-window.ts";
import { publicHoliday } from "../../src/gate/public-holidays.ts";

const DAY_MS = 86_400_000;

/** What the clocks of a zone show. */
export interface LocalTime {
  /** YYYY-MM-DD */
  date: string;
  /** HH:MM:SS */
  clock: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local time of an instant (epoch ms), by the runtime's own calendar and not by the worker's. */
export function localTimeOf(at: number, timeZone: string): LocalTime {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone, calendar: "iso8601", hourCycle: "h23" },
      ...{ year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    clock: `${parts.hour}:${parts.minute}:${parts.second}`,
  };
}

const DAYS: readonly Weekday[] = [
  ...(["sunday", "monday", "tuesday", "wednesday"] as const),
  ...(["thursday", "friday", "saturday"] as const),
];

export const weekdayOf = (date: string): Weekday =>
  DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "sunday";

const dayBefore = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, date.length);

/** Why a phone should not ring at an instant under a window, in a few words; null where it may. */
export function whyShut(
  at: number,
  window: CallingWindow,
  zones: readonly string[],
  country: string,
): string | null {
  for (const zone of window.timezone === "callee" ? zones : [window.timezone]) {
    const { date, clock } = localTimeOf(at, zone);
    const opening = openingDay(window, date, clock);
    const shown = `${weekdayOf(date)} ${date} ${clock} in ${zone}`;
    const hours = `${window.start} to ${window.end}`;
    if (opening === null) return `${shown} is not within ${hours}`;
    if (!window.days.includes(weekdayOf(opening))) return `${shown}: ${hours} does not open on that day`;
    const holiday = window.public_holidays === "skip" ? publicHoliday(country, opening) : null;
    if (holiday !== null) return `${shown} is ${holiday} in ${country}`;
  }
  return null;
}

/** The day on which the window opened that a time lies in; null where it lies in none. */
function openingDay({ start, end }: CallingWindow, date: string, clock: string): string | null {
  const time = clock.slice(0, start.length);
  if (start < end) return start <= time && time < end ? date : null;
  if (time >= start) return date;
  return time < end ? dayBefore(date) : null;
}
