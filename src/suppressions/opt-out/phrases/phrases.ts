import type { Language } from "../../../extraction/values/value.ts";
import type { Phrase } from "../../../wording/phrase.ts";
import { DE } from "./de.ts";
import { EN } from "./en.ts";
import { ES } from "./es.ts";
import { TR } from "./tr.ts";

/** How one language says it. Every pattern runs on a line of `wording/words.ts`: folded, without apostrophes. */
export interface Phrases {
  language: Language;
  /** Sounds that a speaker makes while thinking. */
  fillers: ReadonlySet<string>;
  /** Courtesy and anger, single words or two together, that may stand anywhere. */
  asides: ReadonlySet<string>;
  /** A line without any of these says nothing of the matter. */
  cue: RegExp;
  /** The wish not to be called again; `elliptic` is no more than a no where a callback was offered. */
  wishes: readonly Phrase[];
  /** Leave to be called: takes a wish back that came before. */
  permits: readonly Phrase[];
  /** What an agent asks, or offers, right before the customer answers. */
  asks: {
    /** "Shall I take you off our list?" */
    removal: RegExp;
    /** "So you don't want us to call again?": yes and no both confirm. */
    doubt: RegExp;
    /** "May we call you again in the future?" */
    permission: RegExp;
    /** "Should we call you back tomorrow?" */
    callback: RegExp;
    /** A time in a question about calling makes it a callback. */
    time: RegExp;
  };
  /** An answer that opens with a yes; with a no; with a no that is only for now, or out of courtesy. */
  yes: RegExp;
  no: RegExp;
  notNow: RegExp;
}

export const PHRASES: readonly Phrases[] = [EN, TR, ES, DE];
