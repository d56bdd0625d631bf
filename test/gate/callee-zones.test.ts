import { describe, expect, it, test } from "vitest";
import { calleeZones, countryZones } from "../../src/gate/callee-zones.ts";
import { currentZone } from "../../src/gate/current-zone.ts";
import numbering from "../../src/gate/data/phone-zones.json" with { type: "json" };
import { isTimezone } from "../../src/time/timezone.ts";

const RUSSIAN_CLOCKS = 11;

describe("a number tells the zones in which its owner may be", () => {
  it.each([
    ["New York City", "+12125550123", "America/New_York"],
    ["Florida's panhandle, which has two", "+18502345678", "America/Chicago America/New_York"],
    [
      "an exchange in it that the metadata lists with one",
      "+18504345678",
      "America/Chicago America/New_York",
    ],
    ["northern Indiana", "+12192345678", "America/Chicago America/New_York"],
    ["Arizona's metropolis", "+16025550123", "America/Phoenix"],
    ["Alaska, the Aleutians with it", "+19075550123", "America/Adak America/Anchorage"],
    ["Hawaii", "+18085550123", "Pacific/Honolulu"],
    ["Puerto Rico", "+17875550123", "America/Puerto_Rico"],
    ["Jamaica", "+18765550123", "America/Jamaica"],
    ["Saskatchewan", "+13065550123", "America/Regina"],
    ["a Turkish mobile", "+905321234567", "Europe/Istanbul"],
    ["a Turkish land line", "+902121234567", "Europe/Istanbul"],
    ["an Indian mobile", "+919812345678", "Asia/Kolkata"],
    ["a German mobile", "+4915112345678", "Europe/Berlin"],
    ["a British mobile", "+447400123456", "Europe/London"],
    ["a British land line", "+442079460018", "Europe/London"],
    ["the Isle of Man", "+441624712345", "Europe/Isle_of_Man"],
    ["a Spanish mobile", "+34612345678", "Atlantic/Canary Europe/Madrid"],
    ["a land line in Madrid", "+34912345678", "Europe/Madrid"],
    ["a land line in Tenerife", "+34922123456", "Atlantic/Canary"],
    ["a land line in Moscow", "+74951234567", "Europe/Moscow"],
    ["a land line in Kaliningrad", "+74012345678", "Europe/Kaliningrad"],
    ["a land line in Vladivostok", "+74232123456", "Asia/Vladivostok"],
    ["a Kazakh mobile", "+77011234567", "Asia/Almaty"],
    ["Sydney", "+61292123456", "Australia/Sydney"],
    ["Queensland", "+61732123456", "Australia/Brisbane Australia/Sydney"],
    ["Darwin", "+61889212345", "Australia/Darwin"],
    ["Adelaide", "+61882123456", "Australia/Adelaide"],
    ["Perth", "+61892123456", "Australia/Perth"],
    ["São Paulo", "+5511961234567", "America/Sao_Paulo"],
    ["a mobile in Manaus, by its area", "+5592961234567", "America/Manaus America/Sao_Paulo"],
    ["Acre", "+556832123456", "America/Rio_Branco"],
    ["Mexico City", "+525512345678", "America/Mexico_City"],
    ["Tijuana", "+526641234567", "America/Tijuana"],
    ["Cancún", "+529981234567", "America/Cancun"],
    ["Jakarta", "+622112345678", "Asia/Jakarta"],
    ["Bali", "+62361234567", "Asia/Makassar"],
    ["an Indonesian mobile", "+628123456789", "Asia/Jakarta Asia/Jayapura Asia/Makassar"],
    ["Ukraine, by the name of today", "+380501234567", "Europe/Kyiv"],
    ["China, which lives by one clock", "+8613812345678", "Asia/Shanghai"],
    ["Kosovo", "+38343201234", "Europe/Belgrade"],
  ])("%s (%s): %s", (_, number, zones) => {
    expect(calleeZones(number).join(" ")).toBe(zones);
  });

  it.each([
    ["Morocco", "+212520123456", "Africa/Casablanca"],
    ["Algeria", "+213551234567", "Africa/Algiers"],
    ["Nicaragua", "+50581234567", "America/Managua"],
    ["the West Bank", "+970599123456", "Asia/Gaza"],
    ["Libya", "+218912345678", "Africa/Tripoli"],
  ])("%s (%s) by its own summer time, not by a neighbour's that is the same in winter", (_, number, zone) => {
    expect(calleeZones(number)).toEqual([zone]);
  });

  test("a mobile of a wide country may be anywhere in it", () => {
    expect(calleeZones("+79161234567")).toHaveLength(RUSSIAN_CLOCKS);
    expect(calleeZones("+61412345678")).toEqual(countryZones("AU"));
    expect(countryZones("AU")).toContain("Australia/Darwin");
  });

  it.each([
    ["a free-phone number of no country", "+80012345678"],
    ["a satellite phone", "+881612345678"],
    ["what is no number", "hello"],
    ["nothing", ""],
    ["an area code that North America has not given out", "+12995550123"],
  ])("%s tells none", (_, number) => {
    expect(calleeZones(number)).toEqual([]);
  });

  test("a North American number without an area is somewhere between its country's coasts", () => {
    expect(countryZones("US")).toEqual([
      "America/Chicago",
      "America/Denver",
      "America/Los_Angeles",
      "America/New_York",
      "America/Phoenix",
    ]);
  });
});

describe("the table", () => {
  const lists = [...Object.keys(numbering.prefixes), ...Object.values(numbering.countries)];

  test("has only zones that the runtime knows, by their current names", () => {
    const zones = [...new Set(lists.flatMap((list) => list.split(" ")))];
    expect(zones.filter((zone) => !isTimezone(zone))).toEqual([]);
    expect(zones.filter((zone) => currentZone(zone) !== zone)).toEqual([]);
    expect(zones.length).toBeGreaterThan(250);
  });

  test("lists zones in order, each prefix once", () => {
    expect(lists.filter((list) => list !== list.split(" ").sort().join(" "))).toEqual([]);
    const prefixes = Object.values(numbering.prefixes).flatMap((list) => list.split(" "));
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(Math.max(...prefixes.map((prefix) => prefix.length))).toBe(numbering.longest);
  });
});

test("takes a number that may be a mobile one for one of the whole country, where mobiles are not given out by area", () => {
  expect(calleeZones("+56983012175")).toEqual(["America/Coyhaique", "America/Santiago", "Pacific/Easter"]);
  expect(calleeZones("+12125550123")).toEqual(["America/New_York"]);
});
