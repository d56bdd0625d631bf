import { fold } from "../fold.ts";

/** What a language calls the parts of dates and times, and the orders in which it says them. */
export interface Grammar {
  /** Phrases by class, each with its value; the class names are the language's own and used in the patterns. */
  words: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /**
   * Inflected forms of number words with their value (Turkish "üçte", "beşinde"); they end a number, and a CASE
   * follows it.
   */
  inflected?: ReadonlyMap<string, number>;
  /** Forms that are numbers only behind a ten, because alone they are everyday words. */
  inflectedBehindTens?: ReadonlyMap<string, number>;
  /** Words that say two things at once, with the class and value of each ("Donnerstagnachmittag"). */
  pairs?: Readonly<Record<string, readonly [string, number][]>>;
  /** Patterns over classes; named groups are the parts that `calendar-date.ts` and `clock-time.ts` resolve. */
  dates: readonly string[];
  times: readonly string[];
  /** Times that are read as such only behind a date, or only before one. */
  timesAfterDate: readonly string[];
  timesBeforeDate: readonly string[];
  /** What may be the whole of an answer, but is too weak a sign in running text. */
  alone: readonly string[];
  /** Lengths of time from the call ("in half an hour"). */
  spans: readonly string[];
  /** What may stand between a date and its time. */
  glue: string;
  /** What stands between the ends of a range ("May 12th to 24th"), where one month is said for both. */
  range: string;
  /** What stands between two of which one holds ("Monday or on Tuesday"). */
  or: string;
}

/** Classes of numbers by what they can be: a minute, hour, day, month or year. */
const NUMBER_CLASSES = [
  "N0",
  "N0P",
  "N1",
  "N10",
  "N13",
  "N19",
  "N24",
  "N32",
  "N60",
  "YEAR",
  "NUM",
  "ORD",
  "ORDLOW",
  "NUMDATE",
  "CASE",
  "COMMA",
  "COLON",
  "DOT",
  "DASH",
  "END",
  "OTHER",
] as const;

/** Sets of number classes, usable in any pattern. */
const SETS: Readonly<Record<string, string>> = {
  ANYNUM: "[N0 N0P N1 N10 N13 N19 N24 N32 N60 YEAR NUM]",
  AMOUNT: "[N1 N10 N13 N19 N24 N32 N60 NUM]",
  NDAY: "[N0P N1 N10 N13 N19 N24]",
  NMONTH: "[N0P N1 N10]",
  HOUR12: "[N1 N10]",
  HOUR24: "[N0 N0P N1 N10 N13 N19]",
  MINUTE: "(?:(?<minute>[N0P N10 N13 N19 N24 N32])|N0 (?<minute>N1))",
  COLONED: "(?:(?<minute>[N0P N10 N13 N19 N24 N32]))",
  OFFSET: "[N1 N10 N13 N19 N24]",
  YEARS:
    "(?:(?<year>YEAR)|(?<century>N19) COMMA? (?:(?<yy>[N0P N10 N13 N19 N24 N32 N60])|N0 (?<yy>[N1 N0P])))",
};

/** What behind a number makes it a number of something. */
const NOUNS = ["OTHER", "TUNIT", "DUNIT", "WEEK", "MONTHUNIT", "COLON", "DASH"];

/** First of the characters that stand for classes; none of them means anything in a regular expression. */
const CLASS_BASE = 0xe000;

export interface Compiled {
  /** Folded first word → phrases that begin with it, longest first. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  inflected: ReadonlyMap<string, number>;
  inflectedBehindTens: ReadonlyMap<string, number>;
  pairs: ReadonlyMap<string, readonly Phrase[]>;
  classOf: (name: string) => string;
  /** Finds dates, times and both together in a string of classes. */
  anywhere: RegExp;
  /** Matches a whole string of classes. */
  alone: RegExp;
  range: RegExp;
  /** Finds the word for "or", or is what stands between two alternatives. */
  or: RegExp;
  orBetween: RegExp;
  /** Begins with "or" and ends with the number of an alternative of which nothing more is said ("… or 4"). */
  orBefore: Readonly<Record<"hour" | "day", RegExp>>;
  /** Begins with such a number and ends with "or" ("3 or …"). */
  orBehind: Readonly<Record<"hour" | "day", RegExp>>;
}

export interface Phrase {
  words: readonly string[];
  class: string;
  value: number;
}

/** Turns a grammar into one regular expression over classes, one character a class. All quantifiers are bounded. */
export function compile(grammar: Grammar): Compiled {
  const names = [...NUMBER_CLASSES, ...Object.keys(grammar.words)];
  const classes = new Map(names.map((name, index) => [name, String.fromCharCode(CLASS_BASE + index)]));
  const classOf = (name: string): string => {
    const char = classes.get(name);
    if (char === undefined) throw new Error(`The grammar has no class ${name}.`);
    return char;
  };
  const translate = (pattern: string): string =>
    pattern
      .replace(/\b[A-Z][A-Z0-9]+\b/g, (name) => SETS[name] ?? name)
      .replace(/\b[A-Z][A-Z0-9]+\b/g, classOf)
      .replace(/\s+/g, "");
  const any = (patterns: readonly string[]): string => `(?:${patterns.map(translate).join("|")})`;
  const glue = translate(grammar.glue);
  const or = translate(grammar.or);
  const [hours, days] = [translate("HOUR24"), translate("[ORD ORDLOW N0P N1 N10 N13 N19 N24]")];
  const noNoun = translate(`(?![${NOUNS.filter((name) => classes.has(name)).join(" ")}] | ANYNUM)`);
  const date = any(grammar.dates);
  const anywhere = [
    any(grammar.spans),
    `${date}(?:${glue}${any([...grammar.times, ...grammar.timesAfterDate])})?`,
    `${any([...grammar.times, ...grammar.timesBeforeDate])}${glue}${date}`,
    any(grammar.times),
  ];
  return {
    phrases: phrasesOf(grammar, classOf),
    inflected: grammar.inflected ?? new Map(),
    inflectedBehindTens: grammar.inflectedBehindTens ?? new Map(),
    pairs: new Map(
      Object.entries(grammar.pairs ?? {}).map(([word, parts]) => [
        fold(word),
        parts.map(([name, value]) => ({ words: [word], class: classOf(name), value })),
      ]),
    ),
    classOf,
    anywhere: new RegExp(anywhere.join("|"), "dg"),
    range: new RegExp(`^${translate(grammar.range)}$`),
    or: new RegExp(translate("OR")),
    orBetween: new RegExp(`^${or}$`),
    orBefore: {
      hour: new RegExp(`^${or}${hours}${noNoun}`),
      day: new RegExp(`^${or}${days}${noNoun}`),
    },
    orBehind: { hour: new RegExp(`${hours}${or}$`), day: new RegExp(`${days}${or}$`) },
    alone: new RegExp(`^(?:${any([...grammar.alone, ...grammar.times, ...grammar.dates])})$`, "d"),
  };
}

function phrasesOf(grammar: Grammar, classOf: (name: string) => string): Map<string, Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  for (const [name, entries] of Object.entries(grammar.words)) {
    for (const [phrase, value] of Object.entries(entries)) {
      const words = fold(phrase).split(" ");
      const first = words[0] ?? "";
      phrases.set(first, [...(phrases.get(first) ?? []), { words, class: classOf(name), value }]);
    }
  }
  for (const list of phrases.values()) list.sort((left, right) => right.words.length - left.words.length);
  return phrases;
}
