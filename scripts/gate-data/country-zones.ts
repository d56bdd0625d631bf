import { type CountryCode, getCountries } from "libphonenumber-js/max";
import { clockOf, distinct } from "./clocks.ts";

/** Clocks that are no owner's of such a number: China lives by Beijing's, and Crimea's numbers are Russian. */
const NOT_LIVED_BY: Partial<Record<CountryCode, string[]>> = {
  CN: ["Asia/Urumqi"],
  UA: ["Europe/Simferopol"],
  // Alaska and Hawaii have one area code each, so a number of an unknown area is in neither.
  US: ["America/Adak", "America/Anchorage", "Pacific/Honolulu"],
};

/** Regions with numbers of their own that CLDR gives no zone. */
const WITHOUT_CLDR_ZONE: Partial<Record<CountryCode, string>> = {
  AC: "Atlantic/St_Helena",
  TA: "Atlantic/St_Helena",
  XK: "Europe/Belgrade",
};

/** Every zone that CLDR knows in a country, in the runtime's own names. */
export function cldrZones(country: CountryCode): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined };
  const zones = locale.getTimeZones() ?? [];
  const other = WITHOUT_CLDR_ZONE[country];
  return zones.length === 0 && other ? [other] : zones;
}

/** Country to its zones, one for each time that its clocks tell. */
export function countryZones(firstYear: number, weight: (zone: string) => number): Record<string, string> {
  const rows = getCountries()
    .sort()
    .map((country) => {
      const left = NOT_LIVED_BY[country]?.map((zone) => clockOf(zone, firstYear)) ?? [];
      const zones = cldrZones(country).filter((zone) => !left.includes(clockOf(zone, firstYear)));
      return [country, distinct(zones, firstYear, weight).join(" ")] as const;
    });
  return Object.fromEntries(rows.filter(([, zones]) => zones !== ""));
}
