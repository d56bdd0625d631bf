import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { sayReason } from "../reasons/say.ts";

/** The rules that keep a number from ever being rung, in the order in which they are asked. */
export type NumberRule = "short_code" | "unreadable" | "not_valid" | "no_country" | "country" | "number_type";

export interface Refusal<Rule extends string = NumberRule> {
  rule: Rule;
  /** A sentence, with the remedy where there is one. */
  explanation: string;
}

/** Lines that reach a person at an ordinary price; VOIP is a land line in all but name (France's 09, Turkey's 0850). */
const DIALABLE_TYPES = new Set(["MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE", "VOIP"]);

/** Emergency and service numbers have at most six digits, with or without a country code's plus in front. */
const SHORT_CODE = /^\+?\d{1,6}$/;

/**
 * Why a number may not be rung at all, or null where it may. Only what its numbering plan calls an ordinary line passes,
 * and only in a country of `countries`; null: any country.
 */
export function refuseNumber(number: string, countries: ReadonlySet<string> | null): Refusal | null {
  if (SHORT_CODE.test(number)) {
    return refusal("short_code", sayReason("number.short_code", { number }));
  }
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) {
    return refusal("unreadable", sayReason("number.unreadable", { number }));
  }
  if (!parsed.isValid()) {
    return refusal("not_valid", sayReason("number.not_valid", { number }));
  }
  const { country } = parsed;
  if (!country) {
    return refusal("no_country", sayReason("number.no_country", { number }));
  }
  if (countries && !countries.has(country)) {
    const listed = [...countries].sort().join(", ") || "none";
    return refusal("country", sayReason("number.country", { number, country, countries: listed }));
  }
  const type = parsed.getType();
  if (!type || !DIALABLE_TYPES.has(type)) {
    const kind = (type ?? "unknown").toLowerCase().replaceAll("_", " ");
    return refusal("number_type", sayReason("number.type", { number, kind }));
  }
  return null;
}

const refusal = (rule: NumberRule, explanation: string): Refusal => ({ rule, explanation });
