import type { CallContext } from "../model.ts";

export const LANGUAGES = ["en", "tr", "es", "de"] as const;
/** A language that the deterministic parts read to full depth; any other is read as English. */
export type Language = (typeof LANGUAGES)[number];

/** What a phrase is read against. */
export interface Setting {
  language: Language;
  /** Instant and zone that "tomorrow" counts from; null: relative phrases stay unreadable. */
  now: { epochMs: number; timezone: string } | null;
  /** ISO 3166-1 alpha-2 country of numbers said without one; null when the call does not tell. */
  country: string | null;
}

/** A value found inside a text: `text.slice(start, end)` is what was said. */
export interface Mention<T> {
  start: number;
  end: number;
  value: T;
}

/** What became of a phrase that should hold exactly one value. */
export type Parsed<T> =
  /** `chosen` where its hour was not said but stands for a part of the day ("tomorrow morning"). */
  | { kind: "value"; value: T; chosen?: true }
  /** Several readings are equally good, e.g. 03/04 as a date; the caller reports them, never picks. */
  | { kind: "ambiguous"; alternatives: T[] }
  /** `rule` is the sentence that the user sees: what the phrase breaks. */
  /** `suggested` is what a rule makes of words that are no value ("some time next week"), in the format's normal form. */
  | { kind: "unreadable"; rule: string; suggested?: string };

/** The language tag's primary part where it is one of ours, else English. */
export function languageOf(call: CallContext): Language {
  const primary = call.language?.toLowerCase().split("-")[0];
  return LANGUAGES.find((language) => language === primary) ?? "en";
}
