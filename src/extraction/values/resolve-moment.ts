import type { Temporal } from "temporal-polyfill";
import { daysOf } from "./calendar-date.ts";
import { type ClockTime, clockTimeOf } from "./clock-time.ts";
import type { Lies, Moment } from "./moment.ts";
import type { Said } from "./said.ts";
import type { Setting } from "./value.ts";
import { localNow } from "./zone.ts";

/** Spans longer than this are no appointment, and would leave the calendar. */
const MAX_SPAN_S = 400 * 24 * 3600;

/** What the said parts come to; null where they are no day and no time. */
export function momentOf(said: Said, setting: Setting, lies: Lies): Moment | null {
  const now = localNow(setting);
  if (said.seconds) return spanFrom(now, said);
  const today = now?.toPlainDate() ?? null;
  const clock = clockTimeOf(said);
  const { days, relative, parts, noSuchDay } = daysOf(said, today, lies, setting);
  const saidDay = Object.keys(parts).length > 0 || relativeWord(said) || said.numdate !== undefined;
  if (!saidDay && clock === null) return null;
  if (saidDay && days.length === 0 && today !== null && !noSuchDay) return null;
  const [day] = days;
  const isToday = day !== undefined && today !== null && day.equals(today);
  const [hour, minute] = [said.hour?.value, said.minute?.value];
  return {
    ...parts,
    ...(hour === undefined ? {} : { hour }),
    ...(minute === undefined ? {} : { minute }),
    ...(clock?.dayPart ? { dayPart: clock.dayPart } : {}),
    relative: saidDay && relative,
    date: days.length === 1 && day ? day.toString() : null,
    time: clock === null ? null : hhmm(isToday && now ? laterToday(clock, now) : clock.minutes),
    halfDayOpen: clock?.halfDayOpen ?? false,
    epochMs: null,
    chosen: clock?.chosen ?? false,
    alternatives: days.length > 1 ? days.map((each) => each.toString()) : [],
    noSuchDay,
  };
}

function relativeWord(said: Said): boolean {
  return [said.relday, said.today, said.tomorrow, said.unit, said.weekafter, said.weekday].some(Boolean);
}

/** "today at eight", said at three in the afternoon, is the evening. */
function laterToday({ minutes, halfDayOpen }: ClockTime, now: Temporal.ZonedDateTime): number {
  const passed = now.hour * 60 + now.minute >= minutes;
  const evening = minutes + 12 * 60;
  return halfDayOpen && passed && minutes < 12 * 60 && evening < 22 * 60 ? evening : minutes;
}

function hhmm(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "in twenty seconds", "in an hour and a half", "two hours ago". */
function spanFrom(now: Temporal.ZonedDateTime | null, said: Said): Moment | null {
  const amount = (said.half ? 0.5 : (said.amount?.value ?? 1)) + (said.andhalf || said.andhalf2 ? 0.5 : 0);
  const more = (said.amount2?.value ?? 0) * (said.seconds2?.value ?? 0);
  const seconds = Math.round(amount * (said.seconds?.value ?? 0) + more);
  if (seconds > MAX_SPAN_S) return null;
  const at = now?.add({ seconds: said.ago ? -seconds : seconds }) ?? null;
  return {
    relative: true,
    date: at?.toPlainDate().toString() ?? null,
    time: at === null ? null : hhmm(at.hour * 60 + at.minute),
    halfDayOpen: false,
    epochMs: at?.epochMilliseconds ?? null,
    chosen: false,
    alternatives: [],
    noSuchDay: false,
  };
}
