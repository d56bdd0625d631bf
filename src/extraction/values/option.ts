import { fold } from "./fold.ts";
import type { Parsed } from "./value.ts";

/**
 * The option that the text is: exactly, else but for case, diacritics (Turkish ı and İ included), spaces and the
 * marks round it. Nothing fuzzy. Several options ("red or blue") are ambiguous. Two options that differ only there
 * can be told apart only when written exactly.
 */
export function matchOption(text: string, options: readonly string[]): Parsed<string> {
  if (options.includes(text)) return { kind: "value", value: text };
  const one = matchOne(text, options);
  if (one.kind !== "unreadable") return one;
  const several = text.split(OR).map((part) => matchOne(part, options));
  const named = [...new Set(several.flatMap((part) => (part.kind === "value" ? [part.value] : [])))];
  const isOpen = named.length > 1 && several.every(({ kind }) => kind === "value");
  return isOpen ? { kind: "ambiguous", alternatives: named } : one;
}

/** What joins options of which one is meant, but nobody said which. */
export const OPTIONS_JOINED = " or ";
const OR = /\s(?:or|oder|veya|ya da|yoksa|o|u)\s|\s?[,/]\s?/i;

function matchOne(text: string, options: readonly string[]): Parsed<string> {
  const said = bare(text);
  const matches = options.filter((option) => bare(option) === said);
  const [match] = matches;
  if (match === undefined)
    return { kind: "unreadable", rule: `The answer must be one of: ${options.join(", ")}.` };
  return matches.length > 1 ? { kind: "ambiguous", alternatives: matches } : { kind: "value", value: match };
}

function bare(text: string): string {
  return fold(text)
    .replace(/\s+/g, " ")
    .replace(/^[\s"'“”„.,;:!?]{1,9}|[\s"'“”„.,;:!?]{1,9}$/g, "");
}
