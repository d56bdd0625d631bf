import type { Language } from "../words/words.ts";

const regions = new Map<Language, Intl.DisplayNames>();

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
