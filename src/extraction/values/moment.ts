/** Vague parts of the day, in the order of their hours. */
export const DAY_PARTS = [
  "morning",
  "noon",
  "afternoon",
  "evening",
  "night",
  "lunch-over",
  "day-over",
] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/**
 * The hour that stands for a part of the day when no hour was said: early enough in each part that a call is welcome.
 * `lunch-over` is "after lunch", `day-over` is "after work" or "end of the day".
 */
export const DAY_PART_HOUR: Readonly<Record<DayPart, number>> = {
  morning: 9,
  noon: 12,
  afternoon: 15,
  evening: 19,
  night: 21,
  "lunch-over": 14,
  "day-over": 17,
};

/**
 * A day, a time of day, or both, as said and as resolved. The said parts are there only where the words hold them;
 * `date` and `time` are what they come to, null where they say none or it cannot be placed.
 */
export interface Moment {
  year?: number;
  /** 1 to 12. */
  month?: number;
  /** Day of the month, 1 to 31. */
  day?: number;
  /** ISO: 1 Monday to 7 Sunday. */
  weekday?: number;
  /** As said, before a.m. or p.m. is known. */
  hour?: number;
  minute?: number;
  dayPart?: DayPart;
  /** Said relative to the call ("tomorrow", "in two weeks"), so not readable without `setting.now`. */
  relative: boolean;
  /** YYYY-MM-DD. */
  date: string | null;
  /** HH:MM on the 24-hour clock. */
  time: string | null;
  /** True where neither a.m. nor p.m. nor the 24-hour clock was said: `time` is then the one in waking hours. */
  halfDayOpen: boolean;
  /** The instant, where the words fix one by themselves ("in twenty seconds"). */
  epochMs: number | null;
  /** True where `time` was not said but stands for a vague part of the day ("tomorrow morning"). */
  chosen: boolean;
  /** There where only a time was said, of a day that nothing stands for ("next week at three"). */
  ofVagueDay?: true;
  /** Several equally good dates (03/04/2026; a weekday that contradicts the day); `date` is then null. */
  alternatives: readonly string[];
  /** True where the calendar has no such day (31 February); `date` is then null. */
  noSuchDay: boolean;
}

/** Which way a date without a year lies: a follow-up ahead, a birthday behind. */
export type Lies = "ahead" | "behind";
