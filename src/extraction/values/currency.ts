import { readCardinal, readPhrase } from "./cardinal.ts";
import { lexiconOf } from "./lexicon/lexicon.ts";
import { type Token, tokenise } from "./token.ts";
import type { Mention, Parsed, Setting } from "./value.ts";

export interface Amount {
  value: number;
  /** ISO 4217. */
  currency: string;
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["₺", "TRY"],
  ["¥", "JPY"],
  ["₹", "INR"],
]);

/** Countries whose own dollar or peso is meant when no other is named. */
const OWN_DOLLAR: Readonly<Record<string, string>> = {
  CA: "CAD",
  AU: "AUD",
  NZ: "NZD",
  SG: "SGD",
  HK: "HKD",
};
const OWN_PESO: Readonly<Record<string, string>> = {
  AR: "ARS",
  CL: "CLP",
  CO: "COP",
  MX: "MXN",
  UY: "UYU",
  DO: "DOP",
};

const EURO_COUNTRIES = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");

/** What an amount without a currency is in, by the customer's country. */
const HOME_CURRENCY: Readonly<Record<string, string>> = {
  ...OWN_DOLLAR,
  ...OWN_PESO,
  ...Object.fromEntries(EURO_COUNTRIES.map((country) => [country, "EUR"])),
  US: "USD",
  GB: "GBP",
  TR: "TRY",
  CH: "CHF",
  JP: "JPY",
  IN: "INR",
};

const CODES: ReadonlySet<string> = new Set([...SYMBOLS.values(), ...Object.values(HOME_CURRENCY), "PEN"]);

/** Amounts of money: a number with a currency before or behind it, and hundredths ("five dollars and twenty cents"). */
export function findAmounts(text: string, setting: Setting): Mention<Amount>[] {
  const tokens = tokenise(text, setting.language);
  const found: Mention<Amount>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const cardinal = readCardinal(tokens, at, setting);
    if (cardinal === null) {
      at++;
      continue;
    }
    const before = currencyAt(text, tokens[at - 1], setting);
    const behind = currencyAt(text, tokens[cardinal.next], setting);
    const minor = isMinor(tokens[cardinal.next], setting);
    const currency = before ?? behind ?? (minor ? homeCurrency(setting) : null);
    if (currency === null) {
      const shared = currencyBehindOr(text, tokens, cardinal.next, setting);
      const [first, last] = [tokens[at], tokens[cardinal.next - 1]];
      if (shared !== null && first && last)
        found.push({ start: first.start, end: last.end, value: { value: cardinal.value, currency: shared } });
      at = cardinal.next;
      continue;
    }
    const major = behind === null ? cardinal.next : cardinal.next + 1;
    const cents = minor || behind === null ? null : readCents(tokens, major, setting);
    const next = cents?.next ?? (minor ? cardinal.next + 1 : major);
    const start = before === null ? tokens[at]?.start : tokens[at - 1]?.start;
    const value = minor ? cardinal.value / 100 : cardinal.value + (cents?.value ?? 0);
    found.push({
      start: start ?? 0,
      end: tokens[next - 1]?.end ?? 0,
      value: { value: roundedToCents(value), currency },
    });
    at = next;
  }
  return found;
}

/** "Four or five hundred pounds": the currency of the second is that of both. */
function currencyBehindOr(
  text: string,
  tokens: readonly Token[],
  at: number,
  setting: Setting,
): string | null {
  const behind = behindOr(tokens, at, setting);
  const other = behind === null ? null : readCardinal(tokens, behind, setting);
  return other === null ? null : currencyAt(text, tokens[other.next], setting);
}

/** Index behind the word for "or", null where none stands at `at`. */
function behindOr(tokens: readonly Token[], at: number, { language }: Setting): number | null {
  for (const phrase of lexiconOf(language).or) {
    const next = readPhrase(tokens, at, phrase);
    if (next !== null) return next;
  }
  return null;
}

/** Sums of hundredths as the nearest double, so that 5 + 0.2 is 5.2. */
function roundedToCents(value: number): number {
  return Number(value.toFixed(4));
}

/** Symbols, words, and codes in capitals: in small letters `try` is a word. */
function currencyAt(text: string, token: Token | undefined, setting: Setting): string | null {
  if (token === undefined || token.kind === "digits") return null;
  const said = text.slice(token.start, token.end);
  if (CODES.has(said)) return said;
  const named = SYMBOLS.get(said) ?? lexiconOf(setting.language).money.currencies.get(token.text) ?? null;
  const country = setting.country ?? "";
  if (named === "USD") return OWN_DOLLAR[country] ?? named;
  return named === "MXN" ? (OWN_PESO[country] ?? null) : named;
}

function isMinor(token: Token | undefined, { language }: Setting): boolean {
  return token !== undefined && lexiconOf(language).money.minor.has(token.text);
}

function homeCurrency({ country }: Setting): string | null {
  return country === null ? null : (HOME_CURRENCY[country] ?? null);
}

/** Hundredths behind the currency: "and twenty cents", "mit 50 Cent", or bare as in "zwölf Euro fünfzig". */
function readCents(
  tokens: readonly Token[],
  at: number,
  setting: Setting,
): { value: number; next: number } | null {
  const joined = /^(and|ve|con|y|und|mit)$/.test(tokens[at]?.text ?? "");
  const cents = readCardinal(tokens, joined ? at + 1 : at, setting, {
    whole: true,
    hundredsStandAlone: false,
  });
  if (cents === null || cents.value > 99) return null;
  if (isMinor(tokens[cents.next], setting)) return { value: cents.value / 100, next: cents.next + 1 };
  const bare = !joined && cents.value >= 10 && tokens[cents.next]?.kind !== "word";
  return bare ? { value: cents.value / 100, next: cents.next } : null;
}

/**
 * An amount as ISO 4217 code, space and two decimals, e.g. `USD 1200.00` (`JPY 1200`). A number without a currency is
 * in the currency of `setting.country`, and unreadable where that is not known.
 */
export function parseCurrency(text: string, setting: Setting): Parsed<string> {
  const amounts = findAmounts(text, setting).map(({ value }) => formatted(value));
  const values = [...new Set(amounts)];
  const [value] = values;
  if (values.length > 1) return { kind: "ambiguous", alternatives: values };
  if (value !== undefined) return { kind: "value", value };
  return parseBare(text, setting);
}

function parseBare(text: string, setting: Setting): Parsed<string> {
  const tokens = tokenise(text, setting.language);
  const at = tokens.findIndex((_, index) => readCardinal(tokens, index, setting) !== null);
  const cardinal = at < 0 ? null : readCardinal(tokens, at, setting);
  if (cardinal === null) return { kind: "unreadable", rule: "The answer must hold an amount of money." };
  const currency = homeCurrency(setting);
  if (currency === null) return { kind: "unreadable", rule: "The amount was said without a currency." };
  return { kind: "value", value: formatted({ value: cardinal.value, currency }) };
}

function formatted({ value, currency }: Amount): string {
  return `${currency} ${value.toFixed(currency === "JPY" ? 0 : 2)}`;
}
