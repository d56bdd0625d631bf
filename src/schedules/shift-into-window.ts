import { Temporal } from "temporal-polyfill";
import { type CallingWindow, WEEKDAYS, type Weekday } from "./calling-window.ts";
import { readableAt, zoned } from "./local-time.ts";

/** A window of one day a week that a clock change swallows opens again within two weeks. */
const HORIZON_DAYS = 15;

export interface Shifted {
  /** Epoch milliseconds. */
  at: number;
  /** Why it moved, in a sentence; null where it stands. */
  explanation: string | null;
}

/**
 * The first moment from `at` on that the window allows, by the clock of the person who is called: `calleeZone` where the
 * window says `callee`, else the window's own zone. `days` are the days on which a window opens, so one across midnight
 * runs into the next day. Windows are read off the local clock, which makes an hour that comes twice open twice.
 */
export function shiftIntoWindow(at: number, window: CallingWindow, calleeZone: string): Shifted {
  const timezone = window.timezone === "callee" ? calleeZone : window.timezone;
  if (isOpen(at, window, timezone)) return { at, explanation: null };
  const opening = openings(at, window, timezone).find((moment) => isOpen(moment, window, timezone));
  if (opening === undefined) throw new RangeError("The calling window never opens.");
  const why = `${readableAt(at, timezone)} is outside the calling window (${describe(window)})`;
  return { at: opening, explanation: `${why}; moved to ${readableAt(opening, timezone)}.` };
}

export function isOpen(at: number, window: CallingWindow, timezone: string): boolean {
  const local = zoned(at, timezone);
  const clock = local.toPlainTime().toString({ smallestUnit: "minute" });
  const opens = (date: Temporal.ZonedDateTime) => window.days.includes(weekday(date));
  if (window.start < window.end) return opens(local) && window.start <= clock && clock < window.end;
  return (
    (opens(local) && clock >= window.start) || (opens(local.subtract({ days: 1 })) && clock < window.end)
  );
}

/** Moments after `at` when a window may open, in order: its start on each day, and a change of the clocks. */
function openings(at: number, window: CallingWindow, timezone: string): number[] {
  const now = zoned(at, timezone);
  const start = Temporal.PlainTime.from(window.start);
  const starts = Array.from({ length: HORIZON_DAYS }, (_, days) =>
    now.toPlainDate().add({ days }).toPlainDateTime(start),
  ).flatMap((local) => [
    local.toZonedDateTime(timezone, { disambiguation: "earlier" }),
    local.toZonedDateTime(timezone, { disambiguation: "later" }),
  ]);
  const change = now.getTimeZoneTransition("next");
  return [...starts, ...(change ? [change] : [])]
    .map((moment) => moment.epochMilliseconds)
    .filter((moment) => moment > at)
    .sort((a, b) => a - b);
}

function weekday(date: Temporal.ZonedDateTime): Weekday {
  return WEEKDAYS[date.dayOfWeek - 1] ?? "monday";
}

function describe({ days, start, end }: CallingWindow): string {
  const named = WEEKDAYS.filter((day) => days.includes(day));
  return `${named.length === WEEKDAYS.length ? "every day" : named.join(", ")} ${start} to ${end}`;
}
