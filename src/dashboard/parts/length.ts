import type { Language } from "../words/words.ts";

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

const formats = new Map<string, Intl.NumberFormat>();

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
    formats.get(key) ?? new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  formats.set(key, format);
  return format.format(value);
}
