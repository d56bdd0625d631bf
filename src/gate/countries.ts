import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { CallingRules } from "./calling-rules.ts";

/** Who gave the number that is to be rung. What is only heard on a call is anyone's word. */
const NUMBER_SOURCES = ["request", "call", "transcript"] as const;
export type NumberSource = (typeof NUMBER_SOURCES)[number];

/** The country of a number in E.164, ISO 3166-1 alpha-2; null where it belongs to none. */
export function countryOf(number: string): string | null {
  return parsePhoneNumberFromString(number)?.country ?? null;
}

/**
 * The countries that may be rung: those that were listed, else those of the workspace's own numbers. Null, any country,
 * where there is neither and the number was not merely heard: then nothing but the simulated network can ring.
 */
export function allowedCountries(
  rules: Pick<CallingRules, "allowed_countries">,
  own: readonly string[],
  source: NumberSource,
): ReadonlySet<string> | null {
  if (rules.allowed_countries) return new Set(rules.allowed_countries);
  const countries = own.flatMap((number) => countryOf(number) ?? []);
  return countries.length === 0 && source !== "transcript" ? null : new Set(countries);
}
