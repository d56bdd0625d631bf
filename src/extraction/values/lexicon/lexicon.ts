import type { Language } from "../value.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { tr } from "./tr.ts";

/** A number word that adds: "twenty" is 20 and leaves room for what is below 10, "seven" leaves none. */
export interface Atom {
  value: number;
  room: number;
}

/** How a language says numbers. All words are folded (`fold.ts`). */
export interface NumberWords {
  atoms: ReadonlyMap<string, Atom>;
  /** Long words such as "zweitausendfünfhundert" that hold a whole number; German only. */
  compound: ((word: string) => Atom | null) | null;
  /** Words that multiply what stands before them by a hundred, or mean 100 where nothing does and `bare` holds. */
  hundreds: ReadonlySet<string>;
  /** What they multiply at most: "twenty five hundred" is a number in English, "yirmi beş yüz" is 20 and 500. */
  mostHundreds: number;
  scales: ReadonlyMap<string, number>;
  bare: boolean;
  /** Count as 1 before a hundred or a scale ("a million"); alone they are articles. */
  articles: ReadonlySet<string>;
  /** Joins after a hundred or a scale ("a hundred and three"). */
  and: ReadonlySet<string>;
  /** Joins tens and units ("treinta y uno"). */
  tensAnd: ReadonlySet<string>;
  /** Said behind a number ("and a half"), or before a scale ("half a million"). */
  fractionsAfter: readonly [string[], number][];
  halvesBefore: readonly string[][];
  ordinals: ReadonlyMap<string, number>;
  /** What makes digits an ordinal when it touches them: `st`, `º`. */
  ordinalMarks: ReadonlySet<string>;
  point: ReadonlySet<string>;
  minus: ReadonlySet<string>;
  /** Said behind a number without changing it, though it may hold a number word ("por ciento"). */
  percent: readonly string[][];
  /** One and its articles count alone only behind or before one of these ("for one", "bir kişi"). */
  oneBehind: ReadonlySet<string>;
  oneBefore: ReadonlySet<string>;
}

/** How a language reads digits aloud. */
export interface DigitWords {
  /** Zero as it is only said between digits ("oh"). */
  zeros: ReadonlySet<string>;
  /** "double two", "triple seven": how often the next digit stands. */
  repeats: ReadonlyMap<string, number>;
  /** "eight hundred five five five" is 800 555, not 805 55. */
  hundredsStandAlone: boolean;
}

/** How a language says the signs of addresses. Each entry is a phrase of folded words. */
export interface AddressWords {
  at: readonly string[][];
  signs: readonly [string[], string][];
  /** "m as in Mike". */
  asIn: readonly string[][];
  /** Words before an address that are no part of it ("my e-mail is"). */
  before: ReadonlySet<string>;
}

/** Words that name a currency; the minor ones are hundredths of what was said before. */
export interface MoneyWords {
  currencies: ReadonlyMap<string, string>;
  minor: ReadonlySet<string>;
}

export interface Lexicon {
  fillers: ReadonlySet<string>;
  /** What joins two values of which one holds, each as folded words. */
  or: readonly string[][];
  numbers: NumberWords;
  digits: DigitWords;
  address: AddressWords;
  money: MoneyWords;
  /** Answers as a whole or at the beginning of a longer one. */
  yes: readonly string[];
  no: readonly string[];
  /** Answers only as a whole: as the first words of a sentence they mean something else ("right now"). */
  yesAlone: readonly string[];
  noAlone: readonly string[];
  /** Begin like an answer and are none ("no idea", "not sure"). */
  neither: readonly string[];
}

const LEXICONS: Readonly<Record<Language, Lexicon>> = { en, tr, es, de };

export function lexiconOf(language: Language): Lexicon {
  return LEXICONS[language];
}
