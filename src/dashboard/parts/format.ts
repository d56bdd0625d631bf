import type { Language } from "../words/words.ts";
import { formatTime } from "./time.tsx";

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

const regions = new Map<Language, Intl.DisplayNames>();
const lengths = new Map<string, Intl.NumberFormat>();

/** A country by its code (ISO 3166-1 alpha-2), in a language; the code itself where it is none. */
export function formatRegion(language: Language, code: string): string {
  const names = regions.get(language) ?? new Intl.DisplayNames(language, { type: "region" });
  regions.set(language, names);
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A length in minutes with its unit, the largest one that goes into it whole: `1 day`, `90 minutes`. */
export function formatLength(language: Language, minutes: number): string {
  if (minutes > 0 && minutes % MINUTES_PER_DAY === 0)
    return withUnit(language, minutes / MINUTES_PER_DAY, "day");
  if (minutes > 0 && minutes % MINUTES_PER_HOUR === 0)
    return withUnit(language, minutes / MINUTES_PER_HOUR, "hour");
  return withUnit(language, minutes, "minute");
}

function withUnit(language: Language, value: number, unit: "day" | "hour" | "minute"): string {
  const key = `${language} ${unit}`;
  const format =
    lengths.get(key) ?? new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  lengths.set(key, format);
  return format.format(value);
}

/** A day, `2026-05-07`, in words; as it stands where it is none. */
export function formatDay(language: Language, day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : formatTime(language, "UTC", at, "date");
}
