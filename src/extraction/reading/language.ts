import type { Turn } from "../../calls/turn.ts";
import { LANGUAGES, type Language } from "../values/value.ts";
import { conceptOf } from "./concepts/lookup.ts";
import { SPEECH } from "./speech/speech.ts";
import { stemOf } from "./stem.ts";
import { fold } from "./word.ts";

/** So many words tell a language as well as more would. */
const WORDS_READ = 150;
const TURNS_READ = 40;
/** Letters that only one of the languages has. */
const LETTERS: Readonly<Record<Language, RegExp>> = {
  en: /(?!)/,
  tr: /[ğışİ]/u,
  es: /[ñ¿¡áéíóú]/u,
  de: /[ßä]/u,
};
const LETTER_WORTH = 2;
/** Languages share short words, so a few more of them prove nothing. */
const CLEARLY = 1.5;

/** Descriptions come again with every call of an agent. */
const MEMO_TEXTS = 1_000;
const memo = new Map<string, Language>();

/** The language that most words of a text belong to; English where none stands out. */
export function languageOfText(text: string): Language {
  const known = memo.get(text);
  if (known) return known;
  const language = guess(text);
  if (memo.size >= MEMO_TEXTS) memo.clear();
  memo.set(text, language);
  return language;
}

function guess(text: string): Language {
  const worth = worthOf(text);
  return LANGUAGES.reduce((best, language) => (worth[language] > worth[best] ? language : best), "en");
}

/** How many of a text's words each language knows. */
function worthOf(text: string): Record<Language, number> {
  const words =
    fold(text)
      .match(/\p{L}+/gu)
      ?.slice(0, WORDS_READ) ?? [];
  const worth = { en: 0, tr: 0, es: 0, de: 0 };
  for (const language of LANGUAGES) {
    const { stop, filler } = SPEECH[language];
    if (LETTERS[language].test(text.toLowerCase())) worth[language] += LETTER_WORTH;
    for (const word of words) {
      if (stop.has(word) || filler.has(word) || conceptOf(word, stemOf(word, language), language))
        worth[language]++;
    }
  }
  return worth;
}

/**
 * The language of a talk, from its first turns. An agent that is set to `expected` also meets people who speak another
 * one: that is believed where its words clearly outnumber those of the expected language.
 */
export function languageOfTurns(turns: readonly Turn[], expected: Language | null = null): Language {
  const first = turns.slice(0, TURNS_READ).map((turn) => turn.text.slice(0, 400));
  const text = first.join(" ");
  const heard = languageOfText(text);
  if (expected === null || heard === expected) return heard;
  const worth = worthOf(text);
  return worth[heard] >= CLEARLY * worth[expected] + LETTER_WORTH ? heard : expected;
}
