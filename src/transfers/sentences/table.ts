import { type Language, languageOf } from "../../extraction/values/value.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { TR } from "./tr.ts";

/** What is said about a transfer, in one language; every sentence is whole, and may be spoken. */
export interface Sentences {
  /** Stands for an ampersand. */
  and: string;
  /** Stands before a country code. */
  plus: string;
  yes: string;
  /** To the human: who is on the line; either may be unknown. */
  onTheLine(name: string | null, number: string | null): string;
  /** To the human: the caller wants a person. */
  askedForPerson: string;
  /** To the human: why the call comes to them. */
  reason(reason: string): string;
  /** To the human: `budget: 500` and the like. */
  known(values: readonly string[]): string;
  /** To the voice agent, as the three that follow. */
  handingOver(name: string | null): string;
  alreadyHandingOver: string;
  nobodyThere: string;
  /** Where there is nothing to offer the caller. */
  goOn: string;
  /** `when` as `spokenTime` writes it. */
  callBack(when: string): string;
}

const ALL: Record<Language, Sentences> = { en: EN, tr: TR, es: ES, de: DE };

/** The language of a BCP 47 tag in which something can be said here: English where it is none of ours. */
export const spokenLanguage = (tag: string): Language =>
  languageOf({ language: tag, startedAt: null, timezone: null, customerNumber: null });

export const sentencesIn = (tag: string): Sentences => ALL[spokenLanguage(tag)];
