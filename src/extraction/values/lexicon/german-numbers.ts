import type { Atom } from "./lexicon.ts";
import { words } from "./words.ts";

const SMALL = words(
  `null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
   achtzehn neunzehn`,
);
const TENS = words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig");

/** Numbers below 100 in one word, with the spellings of keyboards without umlauts. */
function belowHundred(): Map<string, number> {
  const numbers = new Map<string, number>(SMALL.map((word, value) => [word, value]));
  for (const word of words("ein eine einen einem einer")) numbers.set(word, 1);
  TENS.forEach((ten, step) => {
    numbers.set(ten, 20 + 10 * step);
    for (let unit = 1; unit < 10; unit++) {
      const stem = unit === 1 ? "ein" : SMALL[unit];
      numbers.set(`${stem}und${ten}`, 20 + 10 * step + unit);
    }
  });
  for (const [word, value] of [...numbers]) {
    numbers.set(word.replace("funf", "fuenf").replace("funf", "fuenf").replace("zwolf", "zwoelf"), value);
    if (word.startsWith("zwei")) numbers.set(word.replace("zwei", "zwo"), value);
  }
  return numbers;
}

const BELOW_HUNDRED = belowHundred();

export const germanAtoms: ReadonlyMap<string, Atom> = new Map(
  [...BELOW_HUNDRED].map(([word, value]) => [word, { value, room: 0 }]),
);

/** A number below 1,000 (or of the kind "neunzehnhundert…") in one word; the empty word is `empty`. */
function belowThousand(word: string, empty: number): number | null {
  if (word === "") return empty;
  const at = word.indexOf("hundert");
  if (at < 0) return BELOW_HUNDRED.get(word) ?? null;
  const hundreds = at === 0 ? 1 : BELOW_HUNDRED.get(word.slice(0, at));
  const rest = word.slice(at + "hundert".length).replace(/^und/, "");
  const below = rest === "" ? 0 : BELOW_HUNDRED.get(rest);
  return hundreds === undefined || below === undefined ? null : 100 * hundreds + below;
}

/** "zweieinhalb" and "anderthalb". */
function halved(word: string): number | null {
  if (word === "anderthalb" || word === "eineinhalb") return 1.5;
  if (!word.endsWith("einhalb")) return null;
  const whole = BELOW_HUNDRED.get(word.slice(0, -"einhalb".length));
  return whole === undefined ? null : whole + 0.5;
}

/** The number that one long word says: "zweitausendfünfhundert", "zweieinhalbtausend", "dreihundertzwölf". */
export function germanCompound(word: string): Atom | null {
  const half = halved(word);
  if (half !== null) return { value: half, room: 0 };
  const at = word.indexOf("tausend");
  if (at < 0) {
    if (!word.includes("hundert") || word === "hundert") return null;
    const value = belowThousand(word, 0);
    return value === null ? null : { value, room: value % 100 === 0 ? 100 : 0 };
  }
  if (word === "tausend") return null;
  const left = halved(word.slice(0, at)) ?? belowThousand(word.slice(0, at), 1);
  const right = belowThousand(word.slice(at + "tausend".length).replace(/^und/, ""), 0);
  if (left === null || right === null) return null;
  return { value: left * 1000 + right, room: right === 0 && Number.isInteger(left) ? 1000 : 0 };
}

const IRREGULAR_ORDINALS: readonly [string, number][] = [
  ["erst", 1],
  ["dritt", 3],
  ["siebt", 7],
  ["acht", 8],
];

/** "fünfte", "einundzwanzigsten": 1 to 31 in every case. */
function ordinals(): Map<string, number> {
  const stems = [...BELOW_HUNDRED]
    .filter(([, value]) => value > 1 && value <= 31)
    .map(([word, value]): [string, number] => [word + (value < 20 ? "t" : "st"), value]);
  const cased = [...stems, ...IRREGULAR_ORDINALS].flatMap(([stem, value]) =>
    ["e", "en", "er", "es", "em"].map((ending): [string, number] => [stem + ending, value]),
  );
  return new Map(cased);
}

export const germanOrdinals: ReadonlyMap<string, number> = ordinals();
