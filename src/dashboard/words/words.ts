export const LANGUAGES = ["en", "tr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text of the interface, in English and in Turkish; `{name}` is filled in. */
export type Phrase = readonly [en: string, tr: string];
/** A text that differs by the number `n`. */
export interface Counted {
  one: Phrase;
  other: Phrase;
}
export type Words = Record<string, Phrase | Counted>;
export type Values = Record<string, string | number>;

const rules = new Map(LANGUAGES.map((language) => [language, new Intl.PluralRules(language)]));

/** A phrase in a language; numbers are grouped as that language writes them. */
export function translate(language: Language, phrase: Phrase | Counted, values: Values = {}): string {
  const chosen = "one" in phrase ? phrase[isOne(language, values.n) ? "one" : "other"] : phrase;
  const text = chosen[LANGUAGES.indexOf(language)] ?? chosen[0];
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => show(language, values[name] ?? hole));
}

const isOne = (language: Language, n: string | number | undefined) =>
  rules.get(language)?.select(Number(n)) === "one";

const show = (language: Language, value: string | number) =>
  typeof value === "number" ? numbers(language).format(value) : value;

const formats = new Map<Language, Intl.NumberFormat>();

function numbers(language: Language): Intl.NumberFormat {
  const standing = formats.get(language) ?? new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  formats.set(language, standing);
  return standing;
}
