import { describe, expect, it } from "vitest";
import { statedZone } from "../../src/gate/stated-zone.ts";

describe("a zone is understood", () => {
  it.each([
    ["America/Chicago", "America/Chicago"],
    ["america/chicago", "America/Chicago"],
    ["US/Central", "America/Chicago"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["timezone: Europe/Istanbul.", "Europe/Istanbul"],
    ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ])("by its IANA name: %s is %s", (text, zone) => {
    expect(statedZone(text)).toBe(zone);
  });

  it.each([
    ["Chicago", "America/Chicago"],
    ["Istanbul", "Europe/Istanbul"],
    ["İSTANBUL", "Europe/Istanbul"],
    ["İstanbul'dayım", "Europe/Istanbul"],
    ["London", "Europe/London"],
    ["Londra saati", "Europe/London"],
    ["los angeles", "America/Los_Angeles"],
    ["Zürich", "Europe/Zurich"],
    ["Wien", "Europe/Vienna"],
    ["Kolkata", "Asia/Kolkata"],
    ["Kyiv", "Europe/Kyiv"],
    ["Kiev", "Europe/Kyiv"],
    ["Buenos Aires", "America/Argentina/Buenos_Aires"],
    ["here in Denver", "America/Denver"],
    ["New York saatiyle", "America/New_York"],
    ["estoy en Ciudad de México", "America/Mexico_City"],
    ["Paris, France", "Europe/Paris"],
  ])("by a city that names it: %s is %s", (text, zone) => {
    expect(statedZone(text)).toBe(zone);
  });

  it.each([
    ["Central time", "America/Chicago"],
    ["I'm on Central time", "America/Chicago"],
    ["eastern", "America/New_York"],
    ["I'm on Eastern, please", "America/New_York"],
    ["3 pm Eastern", "America/New_York"],
    ["East Coast", "America/New_York"],
    ["west coast time", "America/Los_Angeles"],
    ["Pacific standard time", "America/Los_Angeles"],
    ["PACIFIC DAYLIGHT TIME", "America/Los_Angeles"],
    ["mountain time", "America/Denver"],
    ["Arizona time", "America/Phoenix"],
    ["Alaska time", "America/Anchorage"],
    ["Hawaii time", "Pacific/Honolulu"],
    ["Central European time", "Europe/Berlin"],
    ["mitteleuropäische Zeit", "Europe/Berlin"],
    ["deutsche Zeit", "Europe/Berlin"],
    ["Istanbul time", "Europe/Istanbul"],
    ["Türkiye saati", "Europe/Istanbul"],
    ["Türkiye saatiyle", "Europe/Istanbul"],
    ["Almanya saati", "Europe/Berlin"],
    ["UK time", "Europe/London"],
    ["British Summer Time", "Europe/London"],
    ["hora de España", "Europe/Madrid"],
    ["hora peninsular", "Europe/Madrid"],
    ["hora de Canarias", "Atlantic/Canary"],
    ["GMT", "UTC"],
    ["utc", "UTC"],
  ])("as it is spoken: %s is %s", (text, zone) => {
    expect(statedZone(text)).toBe(zone);
  });

  it.each([
    ["EST", "America/New_York"],
    ["est", "America/New_York"],
    ["EDT", "America/New_York"],
    ["CST", "America/Chicago"],
    ["CDT", "America/Chicago"],
    ["MST", "America/Denver"],
    ["MDT", "America/Denver"],
    ["10 am PST", "America/Los_Angeles"],
    ["PDT", "America/Los_Angeles"],
    ["CET", "Europe/Berlin"],
    ["CEST", "Europe/Berlin"],
    ["BST", "Europe/London"],
    ["AKST", "America/Anchorage"],
    ["HST", "Pacific/Honolulu"],
  ])("by its abbreviation, summer time and all: %s is %s", (text, zone) => {
    expect(statedZone(text)).toBe(zone);
  });

  it.each([
    ["Ohio", "America/New_York"],
    ["I'm in California", "America/Los_Angeles"],
    ["New Mexico", "America/Denver"],
    ["West Virginia", "America/New_York"],
    ["Washington State", "America/Los_Angeles"],
    ["Carolina del Norte", "America/New_York"],
    ["Germany", "Europe/Berlin"],
    ["Deutschland", "Europe/Berlin"],
    ["Japonya", "Asia/Tokyo"],
    ["Türkei", "Europe/Istanbul"],
    ["Turkey", "Europe/Istanbul"],
    ["los Países Bajos", "Europe/Amsterdam"],
    ["Northern Ireland", "Europe/London"],
    ["Rhode Island", "America/New_York"],
  ])("by a state or country that has one time: %s is %s", (text, zone) => {
    expect(statedZone(text)).toBe(zone);
  });

  it.each([
    ["Vienna, Central European time", "Europe/Vienna"],
    ["Central European time, in Vienna", "Europe/Vienna"],
    ["Detroit, so Eastern time", "America/Detroit"],
    ["Central time, in Texas", "America/Chicago"],
    ["Lisbon, Portugal", "Europe/Lisbon"],
    ["Toronto, Canada", "America/Toronto"],
    ["Panama City, Florida", "America/Chicago"],
  ])("by several names that agree: %s is %s", (text, zone) => {
    expect(statedZone(text)).toBe(zone);
  });
});

it.each([
  ["a state with two times", "Florida"],
  ["another", "I'm in Texas"],
  ["a name that a state and a country share", "Georgia"],
  ["the one of a state and a city", "Washington"],
  ["a country with two times", "Spain"],
  ["a country with many", "Mexico"],
  ["a city that names no zone", "Portland"],
  ["another", "Kingston"],
  ["two zones", "Chicago or New York"],
  ["two names that contradict each other", "Paris, Texas"],
  ["a city and another's time", "Denver, Eastern time"],
  ["an offset", "GMT+3"],
  ["an offset with a space", "UTC +3"],
  ["a word of the Spanish for meeting", "la reunión"],
  ["a call center", "the call center"],
  ["a woman", "Regina"],
  ["half a name of something else", "Central Africa"],
  ["another", "Mountain View"],
  ["a French word", "elle est là"],
  ["the moon", "the moon"],
  ["an island", "on the island"],
  ["nothing", ""],
])("%s tells no zone: %s", (_, text) => {
  expect(statedZone(text)).toBeNull();
});
