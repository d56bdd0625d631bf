import type { Language } from "../../values/value.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { TR } from "./tr.ts";

/** The small words of a language that carry the shape of a talk. Every pattern runs on folded text. */
export interface Speech {
  /** Function words and the words of every description; they tell nothing about a field. */
  stop: ReadonlySet<string>;
  /** Sounds and courtesies that may stand round an answer. */
  filler: ReadonlySet<string>;
  /** Starts or contains a question or a request for information, with or without a question mark. */
  asks: RegExp;
  /** Ends right before the name of the speaker. */
  introduces: RegExp;
  /** Ends right before what something is called. */
  names: RegExp;
  /** Ends right before the speaker's trade. */
  works: RegExp;
  negation: ReadonlySet<string>;
  /** Months, weekdays and the like: capitals that are no names. */
  calendar: ReadonlySet<string>;
  /** An agent's sentence that reports a thing carried out. */
  done: RegExp;
  /** An agent's sentence that reports a thing not carried out. */
  failed: RegExp;
  /** An agent's question that offers to carry a thing out. */
  offers: RegExp;
  /** Words right before a place, by direction. */
  from: ReadonlySet<string>;
  to: ReadonlySet<string>;
  in: ReadonlySet<string>;
  /** A customer who wants the thing, who may, who does not. */
  keen: RegExp;
  hesitant: RegExp;
  averse: RegExp;
  /** Takes back what was said before. */
  corrects: RegExp;
}

export const SPEECH: Record<Language, Speech> = { en: EN, tr: TR, es: ES, de: DE };
