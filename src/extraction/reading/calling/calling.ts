import type { Language } from "../../values/value.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { OTHER } from "./other.ts";
import { TR } from "./tr.ts";

/** How people ask to be called, in a language. Every pattern has the flag `g` and runs on folded text (`word.ts`). */
export interface Calling {
  /** "Call me back", "someone should ring me". */
  wishes: RegExp;
  /** "Don't call me", "no need to call back". */
  refuses: RegExp;
  /** A refusal of an hour or a day, not of the call: "don't call me before nine". */
  limits: RegExp;
  /** What holds words of a wish and is none: "I will call you back", "they call me Bob". */
  neither: RegExp;
  /** The agent's words for a call to come: "shall we call you?", "a colleague can ring you". */
  offers: RegExp;
}

/** English is what other languages are read with. */
export const CALLING: Readonly<Record<Language, readonly Calling[]>> = {
  en: [EN, OTHER],
  tr: [TR],
  es: [ES],
  de: [DE],
};
