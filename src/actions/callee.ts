import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { customerNumber } from "../calls/parties.ts";
import { type Facts, factOf } from "../conditions/facts.ts";
import type { NumberSource } from "../gate/countries.ts";
import { sayReason } from "../reasons/say.ts";
import type { CallRow } from "../store/calls.ts";

/** Whom a follow-up rings, E.164, and who gave the number. `explanation` is null where nothing needs saying. */
export type Callee =
  | { number: string; source: NumberSource; explanation: string | null }
  | { number: null; explanation: string };

/** The number that `field` holds, else the customer's own on the call; says which where a field was asked. */
export function calleeOf(field: string | null, facts: Facts, call: CallRow): Callee {
  const own = customerNumber(call);
  const value = field === null ? null : factOf(facts, field);
  const said = value === null ? null : toE164(String(value), own);
  // The customer's own number is known from the call, also where they say it once more.
  const source = said === own ? "call" : "transcript";
  if (said) {
    const explanation = sayReason("callee.of_field", { number: said, field: field ?? "" });
    return { number: said, source, explanation };
  }
  if (!own) return { number: null, explanation: sayReason("callee.none") };
  if (field === null) return { number: own, source: "call", explanation: null };
  const explanation =
    value === null
      ? sayReason("callee.no_value", { field, number: own })
      : sayReason("callee.no_number", { field, value: String(value), number: own });
  return { number: own, source: "call", explanation };
}

/** A number said without a country code belongs to the country that the customer calls from; without that, to none. */
function toE164(text: string, own: string | null): string | null {
  const country = own ? parsePhoneNumberFromString(own)?.country : undefined;
  const number = parsePhoneNumberFromString(text, country ? { defaultCountry: country } : {});
  return number?.isValid() ? number.number : null;
}
