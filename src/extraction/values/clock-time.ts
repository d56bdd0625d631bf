import { DAY_PART_HOUR, DAY_PARTS, type DayPart } from "./moment.ts";
import type { Said } from "./said.ts";

const HOUR_MIN = 60;
const HALF_DAY_MIN = 12 * HOUR_MIN;
const DAY_MIN = 24 * HOUR_MIN;

/** An hour without a.m. or p.m. is the one between 7:00 and 18:59: people ring and meet by day. */
const WAKING_FROM_MIN = 7 * HOUR_MIN;

export interface ClockTime {
  /** Minutes since midnight. */
  minutes: number;
  /** Neither a.m. nor p.m. nor the 24-hour clock was said; `minutes` is the time in waking hours. */
  halfDayOpen: boolean;
  /** No hour was said, only a part of the day. */
  chosen: boolean;
  dayPart: DayPart | null;
}

/** The time of day that was said, null where none was or it is no time. */
export function clockTimeOf(said: Said): ClockTime | null {
  const part = said.part ?? said.partbefore;
  const dayPart = part === undefined ? null : (DAY_PARTS[part.value] ?? null);
  if (said.named) return certain(said.named.value * HOUR_MIN, dayPart);
  const hour = said.hour;
  if (hour === undefined) {
    if (dayPart === null) return null;
    return { minutes: DAY_PART_HOUR[dayPart] * HOUR_MIN, halfDayOpen: false, chosen: true, dayPart };
  }
  if (hour.value > 24) return null;
  const shift = shiftOf(said);
  const meridiem = said.meridiem?.value;
  const twentyFour = hour.value > 12 || hour.value === 0 || hour.padded;
  if (twentyFour) return certain(hour.value * HOUR_MIN + shift, dayPart);
  if (meridiem !== undefined) return certain(((hour.value % 12) + meridiem) * HOUR_MIN + shift, dayPart);
  if (dayPart !== null) return certain(hourIn(dayPart, hour.value) * HOUR_MIN + shift, dayPart);
  const early = (hour.value % 12) * HOUR_MIN + shift;
  const minutes = early < WAKING_FROM_MIN ? early + HALF_DAY_MIN : early;
  return { minutes: wrapped(minutes), halfDayOpen: true, chosen: false, dayPart: null };
}

function certain(minutes: number, dayPart: DayPart | null): ClockTime {
  return { minutes: wrapped(minutes), halfDayOpen: false, chosen: false, dayPart };
}

function wrapped(minutes: number): number {
  return (minutes + DAY_MIN) % DAY_MIN;
}

/** Minutes to add to the full hour: "half past", "quarter to", "fünf vor halb" (half to, and five before that). */
function shiftOf(said: Said): number {
  const offset = said.quarter?.value ?? said.offset?.value ?? 0;
  const signed = said.to ? -offset : offset;
  const half = said.halfto ? -30 : said.half ? 30 : 0;
  const quarters = said.threequarter ? -15 : said.quarterof ? -45 : 0;
  return signed + half + quarters + (said.minute?.value ?? 0);
}

/** The 24-hour hour of a 12-hour one in a part of the day: 9 in the evening is 21, 12 at night is 0. */
function hourIn(part: DayPart, hour: number): number {
  const early = hour % 12;
  if (part === "morning") return early;
  if (part === "night") return early < 6 ? early : early + 12;
  if (part === "noon") return early >= 10 ? early : early + 12;
  return early === 0 && part === "evening" ? 0 : early + 12;
}
