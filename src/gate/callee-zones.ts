import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import numbering from "./data/phone-zones.json" with { type: "json" };

/** Countries, by calling code, whose mobile numbers are given out by area (libphonenumber, `isNumberGeographical`). */
const MOBILE_BY_AREA = new Set(["1", "52", "54", "55"]);
/** Of a number that may be a mobile one, as every Chilean is, the area says nothing. */
const FIXED = new Set<string | undefined>(["FIXED_LINE", undefined]);
const MOBILE = new Set<string | undefined>(["MOBILE", "FIXED_LINE_OR_MOBILE"]);

const countries: Partial<Record<string, string>> = numbering.countries;
let zonesOfPrefix: Map<string, readonly string[]> | undefined;

/**
 * The IANA zones in which the owner of an E.164 number may be, sorted: those of its area by the longest prefix that is
 * known, those of the whole country for a number that belongs to no area (mobile, VoIP), none where nothing is known.
 * Zones that tell the same time stand there once. Source: libphonenumber's time zone metadata, corrected by CLDR's
 * zones of each country (scripts/gate-data).
 */
export function calleeZones(number: string): readonly string[] {
  const parsed = parsePhoneNumberFromString(number);
  const ofArea = !parsed || isOfArea(parsed) ? zonesOfArea(number.replace(/^\+/, "")) : [];
  // A North American area code without an entry is a new one, so its country is all that it tells.
  return ofArea.length > 0 ? ofArea : countryZones(parsed?.country ?? "");
}

/** The zones of an ISO 3166-1 alpha-2 country, one for each time that its clocks tell (US: without Alaska and Hawaii). */
export function countryZones(country: string): readonly string[] {
  return countries[country]?.split(" ") ?? [];
}

function isOfArea(number: PhoneNumber): boolean {
  const type = number.getType();
  return FIXED.has(type) || (MOBILE.has(type) && MOBILE_BY_AREA.has(number.countryCallingCode));
}

function zonesOfArea(digits: string): readonly string[] {
  zonesOfPrefix ??= readPrefixes();
  for (let length = Math.min(digits.length, numbering.longest); length > 0; length -= 1) {
    const zones = zonesOfPrefix.get(digits.slice(0, length));
    if (zones) return zones;
  }
  return [];
}

function readPrefixes(): Map<string, readonly string[]> {
  return new Map(
    Object.entries(numbering.prefixes).flatMap(([zones, prefixes]) => {
      const list = zones.split(" ");
      return prefixes.split(" ").map((prefix) => [prefix, list] as const);
    }),
  );
}
