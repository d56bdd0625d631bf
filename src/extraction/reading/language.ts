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
  const words =
    fold(text)
      .match(/\p{L}+/gu)
      ?.slice(0, WORDS_READ) ?? [];
  let best: Language = "en";
  let most = 0;
  for (const language of LANGUAGES) {
    const { stop, filler } = SPEECH[language];
    let worth = LETTERS[language].test(text.toLowerCase()) ? LETTER_WORTH : 0;
    for (const word of words) {
      if (stop.has(word) || filler.has(word) || conceptOf(word, stemOf(word, language), language)) worth++;
    }
    if (worth > most) {
      best = language;
      most = worth;
    }
  }
  return best;
}

/** The language of a talk, from its first turns. */
export function languageOfTurns(turns: readonly Turn[]): Language {
  const first = turns.slice(0, TURNS_READ).map((turn) => turn.text.slice(0, 400));
  return languageOfText(first.join(" "));
}
