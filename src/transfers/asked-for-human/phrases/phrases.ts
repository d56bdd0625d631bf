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
  /** The wish to speak with a human; `elliptic` may as well answer another question: "a representative". */
  requests: readonly Phrase[];
  /** Takes a wish back that came before; `elliptic` may as well accept an offer: "go ahead". */
  withdrawals: readonly Phrase[];
  /** What an agent asks, or offers, right before the customer answers. */
  asks: {
    /** "Shall I connect you with a colleague?" */
    offer: RegExp;
    /** "I can connect you with a colleague": an offer where a tag follows, or a plain yes. */
    statement: RegExp;
    /** "Is that okay?" after a statement, as a sentence of its own. */
    tag: RegExp;
    /** "Can I try to help you first?" */
    stay: RegExp;
    /** "Who would you like to speak to?" */
    whom: RegExp;
    /** "What is your occupation?": a role answers it, and asks for nobody. */
    role: RegExp;
    /** A choice is not answered by a yes. */
    or: RegExp;
  };
  /** An answer that opens with a yes; with a mere okay; with a no; with a yes or no that is not for now. */
  yes: RegExp;
  okay: RegExp;
  no: RegExp;
  notNow: RegExp;
}

export const PHRASES: readonly Phrases[] = [EN, TR, ES, DE];
