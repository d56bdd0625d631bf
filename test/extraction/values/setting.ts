import type { Language, Setting } from "../../../src/extraction/values/value.ts";

/** Thursday 30 April 2026, a quarter past ten in the morning in Istanbul. */
const THURSDAY_MORNING = {
  epochMs: Date.parse("2026-04-30T10:15:00+03:00"),
  timezone: "Europe/Istanbul",
};

const HOME: Readonly<Record<Language, string>> = { en: "US", tr: "TR", es: "ES", de: "DE" };

/** A call in a language, from the country that speaks it, on that Thursday. */
export function settingIn(language: Language, changes: Partial<Setting> = {}): Setting {
  return { language, now: THURSDAY_MORNING, country: HOME[language], ...changes };
}
