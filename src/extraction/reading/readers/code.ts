import type { Reading } from "../../model.ts";
import type { Brief } from "../brief.ts";
import type { Found } from "../evidence.ts";
import type { Hearing } from "../hearing.ts";
import { pick, readingOf, type Scored, score } from "../pick.ts";
import type { Sentence, Talk } from "../talk.ts";
import { fold, type Word } from "../word.ts";

const AT_LEAST = 0.35;
const SHORTEST = 3;
const LONGEST_PREFIX = 5;
/** "Order ID 4471": what says that a code follows is no part of it. */
const LABELS = new Set(["code", "number", "reference"]);
const NATO =
  "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu".split(
    " ",
  );
const SPOKEN = new Map<string, string>([
  ...NATO.map((word): [string, string] => [word, word.charAt(0)]),
  ...Object.entries({
    alfa: "a",
    juliett: "j",
    whisky: "w",
    zero: "0",
    oh: "0",
    one: "1",
    two: "2",
    three: "3",
    four: "4",
    five: "5",
    six: "6",
    seven: "7",
    eight: "8",
    nine: "9",
  }),
  ...Object.entries({
    sifir: "0",
    bir: "1",
    iki: "2",
    uc: "3",
    dort: "4",
    bes: "5",
    alti: "6",
    yedi: "7",
    sekiz: "8",
    dokuz: "9",
  }),
  ...Object.entries({
    cero: "0",
    uno: "1",
    dos: "2",
    tres: "3",
    cuatro: "4",
    cinco: "5",
    seis: "6",
    siete: "7",
    ocho: "8",
    nueve: "9",
  }),
  ...Object.entries({
    null: "0",
    eins: "1",
    zwei: "2",
    zwo: "2",
    drei: "3",
    vier: "4",
    funf: "5",
    sechs: "6",
    sieben: "7",
    acht: "8",
    neun: "9",
  }),
]);
const UK_POSTCODE = /^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/;

/** Codes of letters and digits, spelled or written: postcodes, order, member and serial numbers. */
export function readCode(brief: Brief, hearing: Hearing): Reading | null {
  const codes = hearing.talk.sentences.flatMap((sentence) => codesIn(sentence, hearing.talk));
  const postal = brief.cues.has("postcode");
  const scored = score(brief, hearing, codes).map((one) => ({
    ...one,
    score: one.score * (postal && UK_POSTCODE.test(one.found.value) ? 1.3 : 1),
  }));
  const good = scored.filter(({ score }) => score >= AT_LEAST);
  const found = settle(good);
  return found && readingOf(found.value.toUpperCase(), found);
}

/** Said several times: the form heard most often, then the best; a garbled repeat loses. */
function settle(scored: readonly Scored<string>[]): Found | null {
  const votes = new Map<string, number>();
  for (const { found, score } of scored) votes.set(found.value, (votes.get(found.value) ?? 0) + score);
  const best = pick(
    scored.map((one) => ({ ...one, score: votes.get(one.found.value) ?? 0 })),
    AT_LEAST,
  );
  return best;
}

/** Runs of letters, digits and spelling words that hold at least one digit. */
function codesIn(sentence: Sentence, talk: Talk): Found[] {
  const found: Found[] = [];
  let run: { value: string; start: number; end: number } | null = null;
  const close = () => {
    if (run && run.value.length >= SHORTEST && /\d/.test(run.value)) found.push({ ...run, sentence });
    run = null;
  };
  for (const word of sentence.words) {
    const piece =
      inAddress(sentence.text, word) || LABELS.has(word.sense)
        ? null
        : (pieceOf(word.text, talk) ?? prefixOf(sentence.text, word));
    if (piece === null) close();
    else if (run) run = { value: run.value + piece, start: run.start, end: word.end };
    else run = { value: piece, start: word.start, end: word.end };
  }
  close();
  return found;
}

/** Part of an e-mail or web address. */
function inAddress(text: string, { start, end }: Word): boolean {
  return /[^\s@]*@$|\/\/\S*$/.test(text.slice(0, start)) || /^[^\s@]*@/.test(text.slice(end));
}

/** The letters in front of a hyphen and a digit ("AT-20917"), whatever word they spell. */
function prefixOf(text: string, { text: own, end }: Word): string | null {
  return own.length <= LONGEST_PREFIX && own === own.toUpperCase() && /^-\d/.test(text.slice(end, end + 2))
    ? fold(own)
    : null;
}

function pieceOf(text: string, talk: Talk): string | null {
  const folded = fold(text);
  const spoken = SPOKEN.get(folded);
  if (spoken) return spoken;
  if (/\d/.test(folded)) return /^[a-z\d]{1,20}$/.test(folded) ? folded : null;
  if (folded.length === 1) return folded;
  return folded.length <= 3 && text === text.toUpperCase() && !talk.speech.stop.has(folded) ? folded : null;
}
