import type { Turn } from "../../calls/turn.ts";
import type { Field } from "../field.ts";
import { wordsOfTurn } from "../ground.ts";
import { findNumbers } from "../values/number.ts";
import type { Language, Setting } from "../values/value.ts";
import type { Scene } from "./scene.ts";
import { isSpelledIn } from "./spelled.ts";
import { type Word, wordsOf } from "./words.ts";

/** Share of a text's words that its evidence must hold, so all of up to three; names and figures must all be there. */
const LEAST_COVERAGE = 0.75;
/** Letters that two forms of a word share ("leaking", "leaks"), and the most that may follow them. */
const STEM_LETTERS = 4;
const ENDING_LETTERS = 3;

/** Words that join others and say nothing by themselves, in the four languages; a text may have them more. */
const JOINERS = new Set(
  "a an the of at on in to for and is with by o clock el la los las de del al y a en con der die das den dem am im um und mit für fur ve ile bir saat saatte".split(
    " ",
  ),
);

const COMPOSED =
  /\bsummar|\bdescrib|\bdescription\b|\bexplain|\bexplanation\b|\bnotes?\b|\boverview\b|\brecap\b|\bsentences?\b|\bin your own words\b|özet|açıkla|\bresum|\bzusammenfass|\bbeschreib/i;

/** True where the description asks for a text that nobody says word for word: a summary, a description, notes. */
export function isComposed({ type, format, description }: Field): boolean {
  return type === "string" && format === null && COMPOSED.test(description);
}

/** True where every word that carries meaning stands in one of the quotes. */
export function saidPiecewise(text: string, quotes: readonly string[]): boolean {
  const said = new Set(quotes.flatMap(wordsOf).map((word) => word.folded));
  const sought = wordsOf(text).filter(({ folded }) => !JOINERS.has(folded));
  return sought.length > 0 && sought.every(({ folded }) => said.has(folded));
}

/** True where a text says in other words, or spelled together, what the cited turns say, and nothing beyond it. */
export function isRewording(text: string, scenes: readonly Scene[], setting: Setting): boolean {
  const places = scenes.map(({ turn }) => turn);
  if (places.some((turn) => isSpelledIn(text, turn, setting))) return true;
  const said = new Set(places.flatMap((turn) => spoken(wordsOfTurn(turn))));
  const figures = new Set(
    places.flatMap((turn) => findNumbers(turn.text, setting).map(({ value }) => String(value))),
  );
  const sought = wordsOf(text).filter(({ folded }) => !JOINERS.has(folded));
  const isSaid = (word: Word) =>
    said.has(word.folded) || figures.has(word.folded) || inOtherForm(word, text, said, setting.language);
  const missing = sought.filter((word) => !isSaid(word));
  if (sought.length === 0 || missing.some((word) => isFigure(word) || isName(word, text, setting.language)))
    return false;
  return missing.length <= sought.length * (1 - LEAST_COVERAGE);
}

/** True where a composed text brings in no name and no figure that the call does not have. */
export function addsNoName(text: string, turns: readonly Turn[], { language }: Setting): boolean {
  const doubtful = wordsOf(text).filter(
    (word) => isFigure(word) || (isName(word, text, language) && !startsSentence(word, text)),
  );
  const said = new Set(turns.flatMap((turn) => spoken(wordsOfTurn(turn))));
  return doubtful.every(({ folded }) => said.has(folded));
}

/** The words of a turn, and those that single letters in a row spell ("R-O-E"). */
function spoken(words: readonly Word[]): string[] {
  const plain = words.map((word) => word.folded);
  const spelled = plain.map((word) => (/^\p{L}$/u.test(word) ? word : " ")).join("");
  return [...plain, ...spelled.split(/ +/).filter((word) => word.length > 1)];
}

function inOtherForm(word: Word, text: string, said: ReadonlySet<string>, language: Language): boolean {
  // A name has one form, except in Turkish, which hangs its cases on it ("Ankarada").
  const asName = isName(word, text, language);
  if (isFigure(word) || (asName && language !== "tr") || word.folded.length < STEM_LETTERS) return false;
  const stem = asName
    ? word.folded
    : word.folded.slice(0, Math.max(STEM_LETTERS, word.folded.length - ENDING_LETTERS));
  return [...said].some(
    (other) =>
      other.startsWith(stem) && other.length - stem.length <= (asName ? ENDING_LETTERS + 2 : ENDING_LETTERS),
  );
}

function isFigure({ folded }: Word): boolean {
  return /\p{N}/u.test(folded);
}

/** A capital letter marks a name, but not in German, where it marks every noun. */
function isName({ start }: Word, text: string, language: Language): boolean {
  return language !== "de" && /\p{Lu}/u.test(text.charAt(start));
}

function startsSentence({ start }: Word, text: string): boolean {
  return /(?:^|[.!?:]\s*)["'“]?$/.test(text.slice(0, start));
}
