import { parsePhoneNumberFromString } from "libphonenumber-js/max";

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
    return refusal("short_code", `${number} is an emergency or short code, which is never dialled.`);
  }
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) {
    return refusal("unreadable", `${number} is not a phone number: use E.164, e.g. +14155550123.`);
  }
  if (!parsed.isValid()) {
    return refusal("not_valid", `${number} does not exist in its country's numbering plan.`);
  }
  const { country } = parsed;
  if (!country) {
    const why = `${number} belongs to no country (satellite or international network), which is never dialled.`;
    return refusal("no_country", why);
  }
  if (countries && !countries.has(country)) {
    const listed = [...countries].sort().join(", ") || "none";
    const remedy = `add ${country} to allowed_countries of /v1/calling-rules if it is to be rung`;
    return refusal("country", `${number} is in ${country}, and calls go to ${listed}: ${remedy}.`);
  }
  const type = parsed.getType();
  if (!type || !DIALABLE_TYPES.has(type)) {
    const named = (type ?? "unknown").toLowerCase().replaceAll("_", " ");
    return refusal("number_type", `${number} is a ${named} number; only mobile and fixed lines are dialled.`);
  }
  return null;
}

const refusal = (rule: NumberRule, explanation: string): Refusal => ({ rule, explanation });
