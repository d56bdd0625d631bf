import type { Temporal } from "temporal-polyfill";
import { UNITS } from "./grammar/values.ts";
import type { Lies } from "./moment.ts";
import { type DayMonthYear, dateOrder, readingsOf } from "./numeric-date.ts";
import type { Said } from "./said.ts";
import type { Setting } from "./value.ts";
import { dateOf } from "./zone.ts";

type Day = Temporal.PlainDate;

/** The days that the said parts can mean, none where no day was said or it cannot be placed. */
export interface Days {
  days: Day[];
  relative: boolean;
  parts: { year?: number; month?: number; day?: number; weekday?: number };
  /** A day was said that the calendar does not have (31 February). */
  noSuchDay: boolean;
}

/** On either side of any day, this many months hold a 31st. */
const MONTHS_AHEAD = 4;

/** Has every day that some year has. */
const SOME_LEAP_YEAR = 2000;

/** A two-digit year this far ahead of the call is still read as ahead ("March '31"). */
const TWO_DIGIT_YEARS_AHEAD = 20;

/**
 * The day that was said, by the rules of the README under "Dates": without a year it lies ahead of the call (or behind
 * it, for birthdays and the like), today included; a bare weekday is the next one after today; "next Thursday" is the
 * Thursday of next week in English and German and the coming one in Spanish and Turkish; weeks begin on Monday.
 */
export function daysOf(said: Said, today: Day | null, lies: Lies, setting: Setting): Days {
  const weekday = said.weekday?.value;
  const named = namedDay(said, today, lies, setting);
  if (named !== null) return checked(named, weekday, today);
  const days = relativeDays(said, today);
  return { days, relative: true, parts: weekday === undefined ? {} : { weekday }, noSuchDay: false };
}

/** A weekday beside a day of the month must agree with it; where it does not, both days are possible. */
function checked(named: Days, weekday: number | undefined, today: Day | null): Days {
  if (weekday === undefined) return named;
  const parts = { ...named.parts, weekday };
  const agreeing = named.days.filter((day) => day.dayOfWeek === weekday);
  const [first] = named.days;
  if (agreeing.length > 0 || first === undefined) return { ...named, days: agreeing, parts };
  const nearest = first.add({ days: ((weekday - first.dayOfWeek + 10) % 7) - 3 });
  return { ...named, days: today === null ? [] : [first, nearest], parts };
}

function namedDay(said: Said, today: Day | null, lies: Lies, setting: Setting): Days | null {
  const readings = readingsIn(said, today, lies, setting);
  if (readings !== null) {
    const days = readings.flatMap((reading) => placed(reading, today, lies) ?? []);
    const [only] = readings;
    const isReal = ({ day, month, year }: DayMonthYear) =>
      dateOf(year ?? SOME_LEAP_YEAR, month, day) !== null;
    const noSuchDay = !readings.some(isReal);
    return { days, relative: false, parts: readings.length === 1 && only ? { ...only } : {}, noSuchDay };
  }
  const day = said.day?.value;
  if (day === undefined) return null;
  const found = today === null ? null : dayOfMonth(day, said, today, lies);
  return {
    days: found === null ? [] : [found],
    relative: true,
    parts: { day },
    noSuchDay: today !== null && found === null,
  };
}

/** The day-month readings of what was said, null where no month was. Two-digit years are completed. */
function readingsIn(said: Said, today: Day | null, lies: Lies, setting: Setting): DayMonthYear[] | null {
  const numeric = said.numdate?.numeric;
  if (numeric) return numeric.readings.map((reading) => completed(reading, today, lies));
  const year = yearIn(said);
  const [first, second] = [said.n1?.value, said.n2?.value];
  if (first !== undefined && second !== undefined) return readingsOf(first, second, dateOrder(setting), year);
  const [day, month] = [said.day?.value, said.month?.value];
  if (day === undefined || month === undefined) return null;
  return [{ day, month, ...(year === undefined ? {} : { year }) }];
}

function yearIn(said: Said): number | undefined {
  const [century, years] = [said.century?.value, said.yy?.value];
  return century !== undefined && years !== undefined ? century * 100 + years : said.year?.value;
}

function completed(reading: DayMonthYear, today: Day | null, lies: Lies): DayMonthYear {
  if (reading.year === undefined || reading.year >= 100) return reading;
  const now = today?.year ?? 2000 + TWO_DIGIT_YEARS_AHEAD;
  const latest = lies === "behind" ? now : now + TWO_DIGIT_YEARS_AHEAD;
  const year = 2000 + reading.year;
  return { ...reading, year: year > latest ? year - 100 : year };
}

function placed({ day, month, year }: DayMonthYear, today: Day | null, lies: Lies): Day | null {
  if (year !== undefined) return dateOf(year, month, day);
  if (today === null) return null;
  // Eight years hold a 29 February even round 2100.
  for (let step = 0; step <= 8; step++) {
    const date = dateOf(lies === "ahead" ? today.year + step : today.year - step, month, day);
    if (date !== null && isOnSide(date, today, lies)) return date;
  }
  return null;
}

function isOnSide(date: Day, today: Day, lies: Lies): boolean {
  const days = today.until(date).days;
  return lies === "ahead" ? days >= 0 : days <= 0;
}

/** "the 5th", "the 10th of this month", "the 7th next month", "Thursday the 5th". */
function dayOfMonth(day: number, said: Said, today: Day, lies: Lies): Day | null {
  const first = today.with({ day: 1 });
  if (said.monththis) return dateOf(first.year, first.month, day);
  if (said.monthnext) {
    const next = first.add({ months: 1 });
    return dateOf(next.year, next.month, day);
  }
  const weekday = said.weekday?.value;
  const candidates: Day[] = [];
  for (let step = 0; step < MONTHS_AHEAD; step++) {
    const month = first.add({ months: lies === "ahead" ? step : -step });
    const date = dateOf(month.year, month.month, day);
    if (date !== null && isOnSide(date, today, lies)) candidates.push(date);
  }
  // "Thursday the 5th" is of this month or the next; that some later 5th is a Thursday too is chance.
  const near = candidates.slice(0, 2);
  return near.find((date) => date.dayOfWeek === weekday) ?? candidates[0] ?? null;
}

function relativeDays(said: Said, today: Day | null): Day[] {
  if (today === null) return [];
  const base = said.today
    ? today
    : said.tomorrow
      ? today.add({ days: 1 })
      : (dayBefore(said, today) ?? weekdayIn(said, today) ?? today);
  if (said.weekafter) return [base.add({ weeks: 1 })];
  const unit = said.unit?.value;
  if (unit !== undefined) return moved(base, said, unit);
  return base === today && !said.today && !said.relday && !said.weekday ? [] : [base];
}

function dayBefore(said: Said, today: Day): Day | null {
  const offset = said.relday?.value;
  return offset === undefined ? null : today.add({ days: offset });
}

function weekdayIn(said: Said, today: Day): Day | null {
  const weekday = said.weekday?.value;
  if (weekday === undefined) return null;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const thisWeek = monday.add({ days: weekday - 1 });
  if (said.weeknext || said.next) return thisWeek.add({ weeks: 1 });
  if (said.weekthis) return thisWeek;
  const ahead = (weekday - today.dayOfWeek + 7) % 7;
  if (said.last) return today.subtract({ days: 7 - ahead });
  return today.add({ days: ahead === 0 && !said.this ? 7 : ahead });
}

/** "in two weeks", "three days ago", "a week from tomorrow"; months end on their last day where they must. */
function moved(base: Day, said: Said, unit: number): Day[] {
  const amount = said.amount?.value ?? 1;
  if (!Number.isInteger(amount) || amount > 1000) return [];
  const signed = said.ago ? -amount : amount;
  if (unit === UNITS.day) return [base.add({ days: signed })];
  if (unit === UNITS.week) return [base.add({ weeks: signed })];
  if (unit === UNITS.fortnight) return [base.add({ weeks: 2 * signed })];
  return [unit === UNITS.month ? base.add({ months: signed }) : base.add({ years: signed })];
}
