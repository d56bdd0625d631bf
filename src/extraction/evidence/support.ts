import type { Turn } from "../../calls/turn.ts";
import type { Field, FieldValue } from "../field.ts";
import { passage, type Span, wordsOfTurn } from "../ground.ts";
import { liesOf, normalise } from "../normalise.ts";
import type { Evidence } from "../result.ts";
import { findBooleans } from "../values/boolean.ts";
import { findAmounts } from "../values/currency.ts";
import { findDateTimes } from "../values/date-time.ts";
import { findDigitRuns } from "../values/digits.ts";
import { findEmails } from "../values/email.ts";
import { findNumbers } from "../values/number.ts";
import { findPhones } from "../values/phone.ts";
import { findUrls } from "../values/url.ts";
import type { Mention, Setting } from "../values/value.ts";
import { digitsSaidAround } from "./digits-said.ts";
import { findOrdinals } from "./ordinals.ts";
import { type Scene, sceneBefore, sceneOf } from "./scene.ts";
import { addsNoName, isComposed, isRewording, saidPiecewise } from "./wording.ts";
import { indexOfWords, wordsOf } from "./words.ts";

/** Nobody says more than this in one breath. */
const LONGEST_PHRASE_CHARS = 1_000;

/** A value with the words that the model gave it in. */
export interface Claim {
  field: Field;
  value: FieldValue;
  raw: string | number | boolean;
}

/** `stated`: the cited words say the value; `inferred`: it rests on them; `absent`: they say nothing of the kind. */
export type Support = { kind: "stated" | "inferred"; evidence: Evidence[] } | { kind: "absent" };

/**
 * Whether the cited passages hold the value itself. Options and booleans may follow from talk that does not name
 * them; so may a text that the description asks to be composed. Everything else has to have been said: in the cited
 * turn, or in the turn before it, which a "yes" confirms.
 */
export function supportOf(
  claim: Claim,
  cited: Evidence[],
  turns: readonly Turn[],
  setting: Setting,
): Support {
  const { field, value } = claim;
  if (field.type === "enum" || field.type === "boolean") {
    const named = cited.some(({ quote }) => names(value, quote, setting));
    return { kind: named ? "stated" : "inferred", evidence: cited };
  }
  const scenes = cited.map((evidence) => sceneOf(evidence, turns)).filter((scene) => scene !== null);
  for (const scene of scenes) {
    const said = saidIn(claim, scene, setting);
    if (said) return { kind: "stated", evidence: withPassage(cited, said) };
  }
  if (saidTogether(claim, cited, scenes, turns, setting)) return { kind: "stated", evidence: cited };
  for (const evidence of cited) {
    const question = deniedIn(turns[evidence.turn], setting) ? null : sceneBefore(evidence, turns);
    const said = question && saidIn(claim, question, setting);
    if (said) return { kind: "stated", evidence: [said, ...cited] };
  }
  if (isComposed(field) && addsNoName(String(value), turns, setting))
    return { kind: "inferred", evidence: cited };
  return { kind: "absent" };
}

/** For an answer without a citation: the last turn that says the value word for word. */
export function lastSaid(raw: string | number | boolean, turns: readonly Turn[]): Evidence | null {
  for (let number = turns.length - 1; number >= 0; number--) {
    const turn = turns[number];
    const span = turn && wordForWord(raw, turn);
    if (span) return passage(number, turn, span);
  }
  return null;
}

/** The cited passages, and the one that says the value where none of them does. */
function withPassage(cited: Evidence[], said: Evidence): Evidence[] {
  const shows = ({ turn, quote }: Evidence) => turn === said.turn && quote.includes(said.quote);
  return cited.some(shows) ? cited : [...cited, said];
}

/** "Friday at ten?" "No." does not say Friday at ten. */
export function deniedIn(turn: Turn | undefined, setting: Setting): boolean {
  return (
    turn !== undefined &&
    findBooleans(turn.text.slice(0, LONGEST_PHRASE_CHARS), setting).some(({ value }) => !value)
  );
}

function names(value: FieldValue, quote: string, setting: Setting): boolean {
  if (typeof value === "boolean") return findBooleans(quote, setting).some((said) => said.value === value);
  return indexOfWords(wordsOf(quote), wordsOf(String(value))) >= 0;
}

function saidIn(claim: Claim, { number, turn }: Scene, setting: Setting): Evidence | null {
  const mentions = mentionsOf(claim.field, turn.text, setting);
  const mention = mentions.find(({ start, end }) => means(claim, turn.text.slice(start, end), setting));
  if (mention) return passage(number, turn, mention);
  const span = wordForWord(claim.raw, turn);
  if (!span || (isFigures(claim.field) && mentions.some((mention) => isPartOf(span, mention)))) return null;
  return passage(number, turn, span);
}

/** Values that no single mention holds: several passages, digits over several turns, a text in other words. */
function saidTogether(
  claim: Claim,
  cited: readonly Evidence[],
  scenes: readonly Scene[],
  turns: readonly Turn[],
  setting: Setting,
): boolean {
  const { field, value, raw } = claim;
  const quotes = cited.map(({ quote }) => quote);
  if ([...quotes, quotes.join(" ")].some((quote) => means(claim, quote, setting))) return true;
  if (field.type === "string" && field.format === null && !field.digitsOnly) {
    return isRewording(String(value), scenes, setting);
  }
  if (quotes.length > 1 && saidPiecewise(String(raw), quotes)) return true;
  if (field.format !== "phone" && !field.digitsOnly) return false;
  return cited.some(({ turn }) =>
    digitsSaidAround(turn, turns, setting).some((digits) => means(claim, digits, setting)),
  );
}

/** True where a phrase of the call, brought to normal form, is the claimed value. */
function means({ field, value }: Claim, phrase: string, setting: Setting): boolean {
  const parsed = normalise(field, phrase, setting);
  return parsed.kind === "value" && parsed.value === value;
}

function wordForWord(raw: string | number | boolean, turn: Turn): Span | null {
  if (String(raw).length > LONGEST_PHRASE_CHARS) return null;
  const words = wordsOfTurn(turn);
  const sought = wordsOf(String(raw));
  const at = indexOfWords(words, sought);
  const first = words[at];
  const last = words[at + sought.length - 1];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** "5" is in "5,000" and "555" in "415 555 2671", and neither was said. */
function isPartOf(span: Span, mention: Span): boolean {
  return (
    mention.start <= span.start &&
    span.end <= mention.end &&
    mention.end - mention.start > span.end - span.start
  );
}

function isFigures({ type, format, digitsOnly }: Field): boolean {
  return type === "number" || digitsOnly || format === "phone" || format === "currency";
}

function mentionsOf(field: Field, text: string, setting: Setting): Mention<unknown>[] {
  if (field.type === "number") {
    return [findNumbers, findAmounts, findDigitRuns, findOrdinals].flatMap((find): Mention<unknown>[] =>
      find(text, setting),
    );
  }
  if (field.digitsOnly) return findDigitRuns(text, setting);
  switch (field.format) {
    case "date":
    case "time":
    case "date-time":
      return findDateTimes(text, setting, liesOf(field));
    case "phone":
      return findPhones(text, setting);
    case "email":
      return findEmails(text, setting);
    case "url":
      return findUrls(text, setting);
    case "currency":
      return findAmounts(text, setting);
    case null:
      return [];
  }
}
