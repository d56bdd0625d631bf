import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** The rule that keeps a number from being rung, in the order in which they are asked. */
export type DialRule = "short_code" | "unreadable" | "not_valid" | "no_country" | "number_type";

export interface Refusal {
  rule: DialRule;
  explanation: string;
}

/** Lines that reach a person at an ordinary price; VOIP is a land line in all but name (France's 09, Turkey's 0850). */
const DIALABLE_TYPES = new Set(["MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE", "VOIP"]);

/** Emergency and service numbers have at most six digits, with or without a country code's plus in front. */
const SHORT_CODE = /^\+?\d{1,6}$/;

/**
 * The toll-fraud gate in front of every dial: why a number is not rung, or null where it may be. A number heard on a call
 * is anyone's word, so only what the numbering plan calls an ordinary line passes.
 */
export function refuseNumber(number: string): Refusal | null {
  if (SHORT_CODE.test(number)) {
    return {
      rule: "short_code",
      explanation: `${number} is an emergency or short code, which is never dialled.`,
    };
  }
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) {
    return {
      rule: "unreadable",
      explanation: `${number} is not a phone number: use E.164, e.g. +14155550123.`,
    };
  }
  if (!parsed.isValid()) {
    return { rule: "not_valid", explanation: `${number} does not exist in its country's numbering plan.` };
  }
  if (!parsed.country) {
    const explanation = `${number} belongs to no country (satellite or international network), which is never dialled.`;
    return { rule: "no_country", explanation };
  }
  const type = parsed.getType();
  if (!type || !DIALABLE_TYPES.has(type)) {
    const named = (type ?? "unknown").toLowerCase().replaceAll("_", " ");
    return {
      rule: "number_type",
      explanation: `${number} is a ${named} number; only mobile and fixed lines are dialled.`,
    };
  }
  return null;
}
