import type { Lexeme } from "./lexeme.ts";

/** Parts of dates and times; each is a named group in the patterns of `grammar/`. */
export const PARTS = [
  ...["day", "month", "year", "century", "yy", "numdate", "n1", "n2", "weekday", "monththis", "monthnext"],
  ...["this", "next", "last", "coming", "weekthis", "weeknext", "weekafter", "relday", "today", "tomorrow"],
  ...["amount", "unit", "ago", "seconds", "amount2", "seconds2", "andhalf", "andhalf2"],
  ...["hour", "minute", "half", "quarter", "offset", "past", "to", "halfto", "threequarter", "quarterof"],
  ...["meridiem", "part", "partbefore", "named"],
] as const;
export type Part = (typeof PARTS)[number];

/** What was said: the lexeme of each part that the words hold. */
export type Said = { readonly [part in Part]?: Lexeme };

/** The lexemes that the named groups of a match stand on; the match must come from an expression with the `d` flag. */
export function saidIn(match: RegExpExecArray, lexemes: readonly Lexeme[]): Said {
  const groups = match.indices?.groups ?? {};
  const said: { [part in Part]?: Lexeme } = {};
  for (const part of PARTS) {
    const range = groups[part];
    const lexeme = range && lexemes[range[0]];
    if (lexeme) said[part] = lexeme;
  }
  return said;
}
