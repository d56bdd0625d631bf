import { fold } from "../fold.ts";
import type { Atom } from "./lexicon.ts";

/** The folded words of a list written with spaces between them. */
export function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean).map(fold);
}

export function wordSet(list: string): ReadonlySet<string> {
  return new Set(words(list));
}

/** Phrases written with commas between them, each as its folded words. */
export function phrases(list: string): string[][] {
  return list.split(",").map(words);
}

/** Phrases written with commas between them, as they are said. */
export function phraseList(list: string): string[] {
  return list.split(",").map((phrase) => words(phrase).join(" "));
}

/** Number words: the first list counts up from zero, the second in tens from `tensFrom`. */
export function atomsOf(small: string, tens: string, tensFrom: number): [string, Atom][] {
  return [
    ...words(small).map((word, value): [string, Atom] => [word, { value, room: 0 }]),
    ...words(tens).map((word, step): [string, Atom] => [word, { value: tensFrom + 10 * step, room: 10 }]),
  ];
}

/** Words that count up from a first value, and others with theirs. */
export function countedFrom(
  first: number,
  list: string,
  ...others: [string, number][]
): ReadonlyMap<string, number> {
  return new Map([...words(list).map((word, step): [string, number] => [word, first + step]), ...others]);
}

/** The words that mean a thing, each with the thing: `{EUR: "euro euros"}` as euro → EUR, euros → EUR. */
export function meaning(things: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(things).flatMap(([thing, list]) =>
      words(list).map((word): [string, string] => [word, thing]),
    ),
  );
}
