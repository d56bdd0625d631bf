import type { Language } from "../values/value.ts";

/** Endings that fall away, longest first. A light stemmer: both sides of a comparison go through it. */
const ENDINGS: Record<Language, readonly string[]> = {
  en: [
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "ies",
    "ied",
    "ed",
    "er",
    "es",
    "ly",
    "al",
    "s",
    "y",
    "e",
  ],
  tr: [
    "larinizi",
    "lerinizi",
    "lariniz",
    "leriniz",
    "larin",
    "lerin",
    "lari",
    "leri",
    "iniz",
    "iniz",
    "unuz",
    "dan",
    "den",
    "lar",
    "ler",
    "nin",
    "nun",
    "yi",
    "yu",
    "si",
    "su",
    "da",
    "de",
    "in",
    "un",
    "im",
    "um",
    "i",
    "u",
    "a",
    "e",
  ],
  es: [
    "aciones",
    "acion",
    "iendo",
    "ando",
    "mente",
    "adas",
    "ados",
    "ada",
    "ado",
    "ida",
    "ido",
    "ar",
    "er",
    "ir",
    "es",
    "as",
    "os",
    "a",
    "e",
    "o",
    "s",
  ],
  de: ["ungen", "ung", "sten", "ste", "ten", "te", "en", "er", "es", "em", "t", "n", "s", "e"],
};
const SHORTEST_STEM = 4;

/** Takes off one ending and, where another shows then ("moderately", "moderate"), that one too. */
export function stemOf(folded: string, language: Language): string {
  const word = folded.replace(/['’].*$/, "");
  if (/\d/.test(word)) return word;
  // "Tried" and "tries" are too short to lose an ending, but they are "try".
  const base = language === "en" ? word.replace(/i(?:ed|es)$/, "y") : word;
  return shorten(shorten(base, language), language);
}

function shorten(word: string, language: Language): string {
  for (const ending of ENDINGS[language]) {
    if (word.length - ending.length < SHORTEST_STEM || !word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    return stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
  }
  return word;
}
