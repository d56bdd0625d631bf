import { Temporal } from "temporal-polyfill";
import { AppError } from "../errors.ts";
import { sayReason } from "../reasons/say.ts";
import { readableAt, zoned } from "../time/local-time.ts";
import { type CallingWindow, WEEKDAYS, type Weekday } from "./calling-window.ts";
import { publicHoliday } from "./public-holidays.ts";

/** A window of one day a week that holidays and a clock change swallow opens again within this. */
const HORIZON_DAYS = 45;

/** A window that no moment suits in all of its zones. */
export class NeverAllowed extends AppError {
  override readonly name = "NeverAllowed";

  constructor(zones: readonly string[]) {
    super("conflict", sayReason("window.never_in", { zones: zones.join(" and ") }));
  }
}

/** What `work` answers, or the error of the window that it found never to open. */
export function unlessNever<Answer>(work: () => Answer): Answer | NeverAllowed {
  try {
    return work();
  } catch (error) {
    if (error instanceof NeverAllowed) return error;
    throw error;
  }
}

/** Where and when a window is read off the clock. */
export interface WindowSetting {
  window: CallingWindow;
  /** Zones that the callee may live in: it must be open in every one. */
  zones: readonly string[];
  /** Whose public holidays count, ISO 3166-1 alpha-2; null: nobody's. */
  country: string | null;
}

export interface Shifted {
  /** Epoch milliseconds. */
  at: number;
  /** Why it moved, in a sentence; null where it stands. */
  explanation: string | null;
}

/**
 * The first moment from `at` on that the window allows in every zone. `days` are the days on which a window opens, so one
 * across midnight runs into the next day. Windows are read off the local clock, which makes an hour that comes twice open
 * twice. Throws NeverAllowed where the zones leave no moment that all of them allow.
 */
export function shiftIntoWindow(at: number, setting: WindowSetting): Shifted {
  const closed = closedIn(at, setting);
  if (closed === undefined) return { at, explanation: null };
  for (const moment of openings(at, setting)) {
    if (!isOpen(moment, setting)) continue;
    const [zone = "UTC"] = setting.zones;
    return { at: moment, explanation: whyMoved(at, closed, setting, readableAt(moment, zone)) };
  }
  throw new NeverAllowed(setting.zones);
}

/** Whether the window allows a moment (epoch ms) in every zone. */
export function isOpen(at: number, setting: WindowSetting): boolean {
  return closedIn(at, setting) === undefined;
}

/** The first zone in which a moment is not allowed; undefined where it is allowed everywhere. */
const closedIn = (at: number, setting: WindowSetting): string | undefined =>
  setting.zones.find((zone) => !isOpenIn(at, setting, zone));

function isOpenIn(at: number, { window, country }: WindowSetting, zone: string): boolean {
  const local = zoned(at, zone);
  const clock = local.toPlainTime().toString({ smallestUnit: "minute" });
  const opens = (date: Temporal.PlainDate) =>
    window.days.includes(weekday(date)) && holidayOn(date, window, country) === null;
  const today = local.toPlainDate();
  if (window.start < window.end) return window.start <= clock && clock < window.end && opens(today);
  return (
    (clock >= window.start && opens(today)) || (clock < window.end && opens(today.subtract({ days: 1 })))
  );
}

/**
 * Moments after `at` when the window may open in one of the zones, in order: its start on each day, a change of the
 * clocks.
 */
function* openings(at: number, { window, zones }: WindowSetting): Generator<number> {
  const start = Temporal.PlainTime.from(window.start);
  const here = zones.map((zone) => zoned(at, zone));
  const changes = here.flatMap((now) => now.getTimeZoneTransition("next")?.epochMilliseconds ?? []);
  let from = at;
  for (let days = 0; days < HORIZON_DAYS; days++) {
    const starts = here.flatMap((now) => {
      const local = now.toPlainDate().add({ days }).toPlainDateTime(start);
      return (["earlier", "later"] as const).map(
        (disambiguation) => local.toZonedDateTime(now.timeZoneId, { disambiguation }).epochMilliseconds,
      );
    });
    const until = Math.max(...starts);
    const moments = [...starts, ...changes.filter((change) => change <= until)];
    yield* moments.filter((moment) => moment > from).sort((a, b) => a - b);
    from = Math.max(from, until);
  }
}

function whyMoved(
  at: number,
  zone: string,
  { window, country, zones }: WindowSetting,
  moved: string,
): string {
  const closed = { at: readableAt(at, zone), moved };
  const holiday = holidayOn(zoned(at, zone).toPlainDate(), window, country);
  if (holiday !== null) return sayReason("window.holiday", { ...closed, holiday });
  const { start, end } = window;
  const facts = { ...closed, days: daysOf(window), start, end };
  if (zones.length === 1) return sayReason("window.closed", facts);
  return sayReason("window.closed_somewhere", { ...facts, zones: zones.join(" and ") });
}

function holidayOn(date: Temporal.PlainDate, window: CallingWindow, country: string | null): string | null {
  return window.public_holidays === "ring" || country === null
    ? null
    : publicHoliday(country, date.toString());
}

function weekday(date: Temporal.PlainDate): Weekday {
  return WEEKDAYS[date.dayOfWeek - 1] ?? "monday";
}

function daysOf({ days }: CallingWindow): string {
  const named = WEEKDAYS.filter((day) => days.includes(day));
  return named.length === WEEKDAYS.length ? "every day" : named.join(", ");
}
