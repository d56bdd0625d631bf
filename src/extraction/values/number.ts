import { type Cardinal, readCardinal, readPhrase } from "./cardinal.ts";
import { findAmounts } from "./currency.ts";
import { findDigitRuns } from "./digits.ts";
import { lexiconOf } from "./lexicon/lexicon.ts";
import { ordinalOf } from "./ordinal.ts";
import { type Token, tokenise, touches } from "./token.ts";
import type { Mention, Parsed, Setting } from "./value.ts";

/** Measures that are written without a space behind a number ("5kg"); any other letters make it a code or a time. */
const GLUED_UNIT =
  /^(k|kg|g|mg|km|m|cm|mm|l|ml|lb|lbs|oz|gb|mb|h|min|mins|x|eur|usd|gbp|tl|try|chf|tane|kisi)$/;

const THOUSAND = "k";

/**
 * Quantities said in a text, with fractions, decimals, scales, minus and percent ("minus two and a half thousand").
 * Left out are ordinals, clock times, codes, written dates, and numbers said one after another without a pause: those
 * are digit strings (`digits.ts`). Articles count as one only where something is counted ("for one", "bir kişi").
 */
export function findNumbers(text: string, setting: Setting): Mention<number>[] {
  const tokens = tokenise(text, setting.language);
  const found: Mention<number>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const cardinal = readCardinal(tokens, at, setting);
    if (cardinal === null) {
      at = behindUnread(tokens, at);
      continue;
    }
    const chain = behindChain(tokens, cardinal, setting);
    const signed = chain === cardinal.next ? quantity(tokens, at, cardinal, setting) : null;
    if (signed !== null) found.push(signed);
    at = behindPercent(tokens, Math.max(chain, cardinal.next), setting);
  }
  const runs = found.length === 0 ? [] : findDigitRuns(text, setting);
  return found.filter(({ start, end }) => !runs.some((run) => isPartOf(start, end, run)));
}

/** Within a longer string of digits, as the last digit of "seven nine double two". */
function isPartOf(start: number, end: number, run: Mention<string>): boolean {
  return run.start <= start && end <= run.end && run.end - run.start > end - start;
}

function behindPercent(tokens: readonly Token[], at: number, { language }: Setting): number {
  const { percent } = lexiconOf(language).numbers;
  for (const phrase of percent) {
    const next = readPhrase(tokens, at, phrase);
    if (next !== null) return next;
  }
  return at;
}

/** Digits too long or too oddly grouped to be a number are passed over as a whole. */
function behindUnread(tokens: readonly Token[], at: number): number {
  let next = at + 1;
  while (
    tokens[at]?.kind === "digits" &&
    touches(tokens[next - 1], tokens[next]) &&
    tokens[next]?.kind !== "word"
  )
    next++;
  return next;
}

/** Behind the last of the numbers that follow each other with nothing between. */
function behindChain(tokens: readonly Token[], first: Cardinal, setting: Setting): number {
  let next = first.next;
  for (;;) {
    const more = readCardinal(tokens, next, setting);
    if (more === null) return next;
    next = more.next;
  }
}

function quantity(
  tokens: readonly Token[],
  at: number,
  cardinal: Cardinal,
  setting: Setting,
): Mention<number> | null {
  const { numbers } = lexiconOf(setting.language);
  const first = tokens[at];
  const last = tokens[cardinal.next - 1];
  const before = tokens[at - 1];
  const after = tokens[cardinal.next];
  if (first === undefined || last === undefined) return null;
  const mention = { start: first.start, end: last.end, value: cardinal.value };

  if (first.kind === "digits") {
    if (/^0\d/.test(first.text) || (touches(before, first) && isGlue(before))) return null;
    if (before?.text === "-" && touches(before, first) && touches(tokens[at - 2], before)) return null;
    if (after !== undefined && touches(last, after)) {
      if (after.kind === "word" && !GLUED_UNIT.test(after.text)) return null;
      if (after.kind === "word" && after.text === THOUSAND)
        return signed({ ...mention, value: mention.value * 1000, end: after.end });
      if (/^[:/\-–.,ºª]$/.test(after.text) && touches(after, tokens[cardinal.next + 1])) return null;
      if (/^[:/ºª]$/.test(after.text)) return null;
    }
  } else if (cardinal.next === at + 1 && !countsAlone(tokens, at, setting)) return null;
  return signed(mention);

  function signed(value: Mention<number>): Mention<number> {
    if (before === undefined) return value;
    const dash =
      before.text === "-" &&
      first !== undefined &&
      touches(before, first) &&
      !touches(tokens[at - 2], before);
    return dash || numbers.minus.has(before.text)
      ? { ...value, start: before.start, value: -value.value }
      : value;
  }
}

/** Before a number these join it to something larger: a code, a time, a phone number, a hyphenated chain. */
function isGlue(before: Token | undefined): boolean {
  return before !== undefined && (before.kind === "word" || /^[:/+.–]$/.test(before.text));
}

/** A single word is a quantity unless it is one, or an article, with nothing to count beside it. */
function countsAlone(tokens: readonly Token[], at: number, { language }: Setting): boolean {
  const { numbers } = lexiconOf(language);
  const word = tokens[at]?.text ?? "";
  if (!numbers.articles.has(word)) return true;
  if (tokens.filter((token) => token.kind !== "mark").length === 1) return true;
  const behind = numbers.oneBehind.has(tokens[at - 1]?.text ?? "");
  const before = numbers.oneBefore.has(tokens[at + 1]?.text ?? "");
  return before || (behind && tokens[at + 1]?.kind !== "word");
}

/**
 * The one number that a phrase holds; words, units and currency round it are dropped. Years and ordinals are read as
 * numbers here ("nineteen eighty four", "third"), and "two fifty" is ambiguous: 250, or 2.50 of a currency.
 */
export function parseNumber(text: string, setting: Setting): Parsed<number> {
  const amounts = findAmounts(text, setting);
  const amount = amounts.length === 1 ? amounts[0] : undefined;
  if (amount !== undefined) return { kind: "value", value: amount.value.value };
  const found = findNumbers(text, setting);
  const values = [...new Set(found.map((mention) => mention.value))];
  const [value] = values;
  if (values.length > 1) return { kind: "ambiguous", alternatives: values };
  if (value !== undefined) return { kind: "value", value };
  return parsePair(text, setting) ?? { kind: "unreadable", rule: "The answer must hold one number." };
}

/** What is no quantity in running text but can be nothing else as the whole of an answer. */
function parsePair(text: string, setting: Setting): Parsed<number> | null {
  const tokens = tokenise(text, setting.language).filter((token) => token.kind !== "mark");
  const ordinal = ordinalOf(tokens, 0, setting);
  if (ordinal?.next === tokens.length) return { kind: "value", value: ordinal.value };
  const first = readCardinal(tokens, 0, setting);
  if (first === null) return null;
  if (first.next === tokens.length) return { kind: "value", value: first.value };
  const second = readCardinal(tokens, first.next, setting);
  if (second?.next !== tokens.length || second.value < 10 || second.value > 99) return null;
  if (first.value >= 10 && first.value <= 20)
    return { kind: "value", value: first.value * 100 + second.value };
  if (first.value < 1 || first.value > 9) return null;
  return {
    kind: "ambiguous",
    alternatives: [first.value * 100 + second.value, first.value + second.value / 100],
  };
}
