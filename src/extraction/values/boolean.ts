import { type Lexicon, lexiconOf } from "./lexicon/lexicon.ts";
import { type Token, tokenise } from "./token.ts";
import { LANGUAGES, type Language, type Mention, type Parsed, type Setting } from "./value.ts";

/** Longest phrase in the tables, in words. */
const MAX_WORDS = 6;

/** Phrases with what they answer; null where they only look like an answer. */
interface Answers {
  first: ReadonlyMap<string, boolean | null>;
  alone: ReadonlyMap<string, boolean>;
}

function answersOf({ yes, no, yesAlone, noAlone, neither }: Lexicon): Answers {
  const say = <T>(phrases: readonly string[], value: T) =>
    phrases.map((phrase): [string, T] => [phrase.replace(/[’']/g, " "), value]);
  return {
    first: new Map([...say<boolean | null>(yes, true), ...say(no, false), ...say(neither, null)]),
    alone: new Map([...say(yesAlone, true), ...say(noAlone, false)]),
  };
}

const ANSWERS: ReadonlyMap<Language, Answers> = new Map(
  LANGUAGES.map((language) => [language, answersOf(lexiconOf(language))]),
);

/**
 * The yes or no that a text opens with, if any ("yes please, on Monday", "hayır gerek yok"): the longest phrase of the
 * tables at its beginning. A yes or no in the middle of a sentence answers nothing.
 */
export function findBooleans(text: string, { language }: Setting): Mention<boolean>[] {
  const answers = ANSWERS.get(language);
  const words = leadingWords(text, language);
  const whole = words.length <= MAX_WORDS ? answers?.alone.get(spoken(words)) : undefined;
  if (whole !== undefined) return mentioned(words, whole);
  for (let length = Math.min(MAX_WORDS, words.length); length > 0; length--) {
    const phrase = words.slice(0, length);
    const value = answers?.first.get(spoken(phrase));
    if (value === null && isBroken(text, phrase) && !answers?.first.has(phrase.at(-1)?.text ?? "")) continue;
    if (value === null || isSpanishIf(text, words, length, language)) return [];
    if (value !== undefined) return mentioned(phrase, value);
  }
  return [];
}

/** Yes or no: a word or phrase of the tables as a whole, or at the beginning of a longer answer. 1 and 0 count. */
export function parseBoolean(text: string, setting: Setting): Parsed<boolean> {
  if (/^\s*[01]\s*$/.test(text)) return { kind: "value", value: text.trim() === "1" };
  const [found] = findBooleans(text, setting);
  if (found !== undefined) return { kind: "value", value: found.value };
  return { kind: "unreadable", rule: "The answer must be yes or no." };
}

/** "No, solo quiero uno" is a no; "no solo" is "not only". "Yes, and no" is neither with and without its comma. */
function isBroken(text: string, phrase: readonly Token[]): boolean {
  return /[,;:.!?–—]/.test(text.slice(phrase[0]?.end, phrase.at(-1)?.start));
}

/** "si", without its accent and with words behind it, is "if": "si puede, llámeme". */
function isSpanishIf(text: string, words: readonly Token[], length: number, language: Language): boolean {
  const [first, second] = words;
  if (language !== "es" || length > 1 || first?.text !== "si" || second === undefined) return false;
  return (
    text.slice(first.start, second.start).trimEnd() === text.slice(first.start, first.end) &&
    !text.slice(first.start, first.end).includes("í")
  );
}

/** One word more than the longest phrase, so that a whole answer can be told from a beginning. */
function leadingWords(text: string, language: Language): Token[] {
  const words: Token[] = [];
  for (const token of tokenise(text, language)) {
    if (token.kind !== "mark") words.push(token);
    if (words.length > MAX_WORDS) break;
  }
  return words;
}

function spoken(words: readonly Token[]): string {
  return words.map((word) => word.text).join(" ");
}

function mentioned(words: readonly Token[], value: boolean): Mention<boolean>[] {
  const [first] = words;
  const last = words.at(-1);
  return first && last ? [{ start: first.start, end: last.end, value }] : [];
}
