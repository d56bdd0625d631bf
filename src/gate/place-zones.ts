import { fold } from "../extraction/values/fold.ts";
import { countryZones } from "./callee-zones.ts";
import { renamed } from "./current-zone.ts";
import countryNames from "./data/country-names.json" with { type: "json" };

/** US states and the federal district that live by one clock, but Georgia (a country too) and Washington (a city too). */
const STATES: Record<string, string> = {
  "America/New_York":
    "connecticut|delaware|maine|maryland|massachusetts|new hampshire|new jersey|north carolina|ohio|pennsylvania|rhode island|south carolina|vermont|virginia|west virginia|washington dc|washington d c|new york state|nueva jersey|nuevo hampshire|carolina del norte|carolina del sur|pensilvania|virginia occidental",
  "America/Chicago":
    "alabama|arkansas|illinois|iowa|louisiana|luisiana|minnesota|mississippi|misisipi|missouri|oklahoma|wisconsin",
  "America/Denver": "colorado|montana|new mexico|nuevo mexico|utah|wyoming",
  "America/Phoenix": "arizona",
  "America/Los_Angeles": "california|kalifornien|kaliforniya|washington state",
  "Pacific/Honolulu": "hawaii|hawai",
};

/** Places with several times, beside the countries that have them: they say which zones are possible. */
const DIVIDED: Record<string, string[]> = {
  "florida|indiana|kentucky|michigan|tennessee": ["America/New_York", "America/Chicago"],
  "kansas|nebraska|north dakota|south dakota|texas|dakota del norte|dakota del sur": [
    "America/Chicago",
    "America/Denver",
  ],
  "idaho|nevada|oregon": ["America/Los_Angeles", "America/Denver"],
  alaska: ["America/Anchorage", "America/Adak"],
  "georgia|jorgia": ["America/New_York", "Asia/Tbilisi"],
  washington: ["America/New_York", "America/Los_Angeles"],
  "panama city": ["America/Panama", "America/Chicago"],
};

/** Cities of zones under the names that other languages have for them. */
const CITIES: Record<string, string> = {
  "America/New_York": "nueva york|new york city",
  "Europe/London": "londra|londres",
  "Europe/Istanbul": "estambul|constantinople",
  "Europe/Vienna": "wien|viena|viyana",
  "Europe/Rome": "roma|rom",
  "Europe/Moscow": "moskau|moskova|moscu",
  "Europe/Athens": "athen|atenas|atina",
  "Europe/Prague": "prag|praga",
  "Europe/Warsaw": "warschau|varsovia|varsova",
  "Europe/Brussels": "brussel|bruselas|bruksel",
  "Europe/Copenhagen": "kopenhagen|copenhague|kopenhag",
  "Europe/Lisbon": "lissabon|lisboa|lizbon",
  "Europe/Zurich": "zurih",
  "Europe/Kyiv": "kiev|kiew",
  "Africa/Cairo": "kairo|el cairo|kahire",
  "America/Mexico_City": "ciudad de mexico|mexiko stadt|cdmx",
  "America/Havana": "la habana",
  "Asia/Tokyo": "tokio",
  "Asia/Jerusalem": "kudus|jerusalen",
  "Asia/Kolkata": "calcutta",
};

/**
 * Last segments of zone names that are also words of everyday speech, names of people, or the lesser of two cities
 * (Córdoba, Mérida, San Juan, Santarém): they say nothing.
 */
const NOT_A_CITY = new Set(
  "casey|center|christmas|cordoba|davis|easter|jordan|knox|la rioja|marengo|merida|midway|monticello|nome|oral|palmer|petersburg|regina|resolute|reunion|salta|san juan|san luis|santarem|troll|truk|vincennes|wake|wallis".split(
    "|",
  ),
);

/** Folded name of a place to the zones that it has: cities that name a zone, US states and countries. */
export function placeZones(): [string, readonly string[]][] {
  return [
    ...cityZones(),
    ...Object.entries(countryNames).flatMap(([country, names]) => pairs(names, countryZones(country))),
    ...[STATES, CITIES].flatMap((table) =>
      Object.entries(table).flatMap(([zone, names]) => pairs(names, [zone])),
    ),
    ...Object.entries(DIVIDED).flatMap(([names, zones]) => pairs(names, zones)),
  ];
}

function pairs(names: string, zones: readonly string[]): [string, readonly string[]][] {
  return names.split("|").map((name) => [name, zones]);
}

function cityZones(): [string, readonly string[]][] {
  const cities = Map.groupBy(Intl.supportedValuesOf("timeZone"), cityOf);
  return [...cities].flatMap(([city, [zone, another]]): [string, readonly string[]][] => {
    if (zone === undefined || another !== undefined || NOT_A_CITY.has(city)) return [];
    const current = renamed(zone);
    return [...new Set([city, cityOf(current)])].map((name) => [name, [current]]);
  });
}

function cityOf(zone: string): string {
  return fold(zone.slice(zone.lastIndexOf("/") + 1)).replaceAll(/[_-]/g, " ");
}
