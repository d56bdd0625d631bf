import { DAY_PARTS, type DayPart } from "../moment.ts";

/** Lengths of time that the calendar decides, as the values of unit words. */
export const UNITS = { day: 1, week: 2, month: 3, year: 4, fortnight: 5 } as const;

/** Lengths of time in seconds, as the values of unit words. */
export const SECONDS = { second: 1, minute: 60, hour: 3600 } as const;

/** A part of the day as a number, so that it can be the value of a word. */
export function DAY_PART(part: DayPart): number {
  return DAY_PARTS.indexOf(part);
}

/** Names of the months from January on; further lists give other names, `-` where there is none. */
export function MONTHS(...lists: string[]): Record<string, number> {
  return counted(lists);
}

/** Names of the weekdays from Monday on. */
export function DAYS(...lists: string[]): Record<string, number> {
  return counted(lists);
}

function counted(lists: readonly string[]): Record<string, number> {
  const entries = lists.flatMap((list) =>
    list.split(" ").map((name, at): [string, number] => [name, at + 1]),
  );
  return Object.fromEntries(entries.filter(([name]) => name !== "-"));
}

/** Words that only have a class, no value. */
export function WORDS(list: string): Record<string, number> {
  return Object.fromEntries(list.split(/\s+/).map((word) => [word, 1]));
}
