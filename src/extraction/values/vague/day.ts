import type { Temporal } from "temporal-polyfill";
import type { VaguePart } from "./phrases.ts";

type Day = Temporal.PlainDate;
type Said = ReadonlySet<VaguePart>;

const MONDAY = 1;
const WEDNESDAY = 3;
const FRIDAY = 5;
const SATURDAY = 6;
const MIDDLE_OF_MONTH = 15;

/** What "a couple of" and "a few" come to. */
export function countOf(said: Said): number | null {
  return said.has("two") ? 2 : said.has("few") ? 3 : null;
}

/**
 * The day after `today` that a vague time comes to by the table of the README under "Dates", null where it has no rule
 * or its day is past. What is neither this week's nor next week's is the coming one ("at the beginning of the month").
 */
export function vagueDay(said: Said, today: Day): Day | null {
  const day = placed(said, today);
  if (day !== null && today.until(day).days > 0) return day;
  const isComing = (said.has("early") || said.has("middle")) && !said.has("this") && !said.has("next");
  return isComing && day !== null ? placed(new Set([...said, "next"]), today) : null;
}

function placed(said: Said, today: Day): Day | null {
  if (said.has("beside") || said.has("weak")) return null;
  const count = countOf(said);
  if (count !== null) return moved(said, count, today);
  if (said.has("weekend") || said.has("week")) return inWeek(said, today);
  return said.has("month") ? inMonth(said, today) : null;
}

function moved(said: Said, count: number, today: Day): Day | null {
  if (said.has("days")) return today.add({ days: count });
  if (said.has("weeks")) return today.add({ weeks: count });
  return said.has("months") ? today.add({ months: count }) : null;
}

/** Weeks begin on Monday. */
function inWeek(said: Said, today: Day): Day | null {
  const monday = today.subtract({ days: today.dayOfWeek - MONDAY }).add({ weeks: said.has("next") ? 1 : 0 });
  const on = (weekday: number) => monday.add({ days: weekday - MONDAY });
  if (said.has("weekend")) return on(SATURDAY);
  if (said.has("late")) return on(FRIDAY);
  if (said.has("middle")) return on(WEDNESDAY);
  if (said.has("early") || said.has("next")) return monday;
  return today.dayOfWeek < FRIDAY ? today.add({ days: 1 }) : null;
}

function inMonth(said: Said, today: Day): Day | null {
  const first = today.with({ day: 1 }).add({ months: said.has("next") ? 1 : 0 });
  if (said.has("late")) return weekdayFrom(first.with({ day: first.daysInMonth }), -1);
  if (said.has("middle")) return weekdayFrom(first.with({ day: MIDDLE_OF_MONTH }), 1);
  return said.has("early") || said.has("next") ? weekdayFrom(first, 1) : null;
}

/** The day itself, or the nearest before or after it from Monday to Friday. */
function weekdayFrom(day: Day, step: 1 | -1): Day {
  return day.dayOfWeek > FRIDAY ? weekdayFrom(day.add({ days: step }), step) : day;
}
