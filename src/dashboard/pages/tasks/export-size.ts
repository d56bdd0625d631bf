import type { Language } from "../../words/words.ts";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];
const STEP = 1_000;

/** The size of a file as people of a language write it: `3.2 MB`. */
export function formatBytes(language: Language, bytes: number): string {
  const place = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: UNITS[place] ?? "byte",
    unitDisplay: place === 0 ? "long" : "short",
    maximumFractionDigits: 1,
  }).format(bytes / STEP ** place);
}
