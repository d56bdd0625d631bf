import { findDateTimes } from "../values/date-time.ts";
import { findDigitRuns } from "../values/digits.ts";
import { findNumbers } from "../values/number.ts";
import { ordinalOf } from "../values/ordinal.ts";
import { tokenise } from "../values/token.ts";
import type { Language, Setting } from "../values/value.ts";
import { SPEECH } from "./speech/speech.ts";
import type { Sentence } from "./talk.ts";

/** What a word alone tells: most sentences hold no value, and seeing that is far cheaper than the full search. */
interface Look {
  numeric: boolean;
  temporal: boolean;
}

const UNITS = new Set("minute hour date week month year night time".split(" "));
const SOME_DAY_MS = 1_767_225_600_000;
const MEMO_WORDS = 8_000;
const memo = new Map<string, Look>();

export function isNumeric(folded: string, language: Language): boolean {
  return lookAt(folded, language).numeric;
}

export function mayHoldNumber(sentence: Sentence, language: Language): boolean {
  return sentence.words.some(({ folded }) => isNumeric(folded, language));
}

export function mayHoldMoment(sentence: Sentence, language: Language): boolean {
  return sentence.words.some(({ folded, sense }) => UNITS.has(sense) || lookAt(folded, language).temporal);
}

function lookAt(folded: string, language: Language): Look {
  const key = `${language}:${folded}`;
  const known = memo.get(key);
  if (known) return known;
  const setting: Setting = { language, now: { epochMs: SOME_DAY_MS, timezone: "UTC" }, country: null };
  const numeric =
    /\d/.test(folded) || findNumbers(folded, setting).length > 0 || findDigitRuns(folded, setting).length > 0;
  const temporal =
    numeric ||
    SPEECH[language].calendar.has(folded) ||
    ordinalOf(tokenise(folded, language), 0, setting) !== null ||
    findDateTimes(folded, setting).length > 0;
  const look = { numeric, temporal };
  if (memo.size >= MEMO_WORDS) memo.clear();
  memo.set(key, look);
  return look;
}
