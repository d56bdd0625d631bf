import { describe, expect, it, test } from "vitest";
import table from "../../src/gate/data/public-holidays.json" with { type: "json" };
import { LAST_HOLIDAY_YEAR, publicHoliday } from "../../src/gate/public-holidays.ts";

const TOKEN = /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[0-9a-z]+$/;

it.each([
  ["US", "2026-12-25", "Christmas Day"],
  ["US", "2027-01-18", "Martin Luther King Jr. Day"],
  ["US", "2026-11-26", "Thanksgiving Day"],
  ["US", "2027-07-04", "Independence Day"],
  ["US", "2027-07-05", "Independence Day (substitute day)"],
  ["US", "2027-12-31", "New Year's Day (substitute day)"],
  ["GB", "2027-03-26", "Good Friday"],
  ["GB", "2027-12-28", "Boxing Day (substitute day)"],
  ["DE", "2026-10-03", "National Holiday"],
  ["DE", "2026-05-14", "Ascension Day"],
  ["FR", "2026-07-14", "Bastille Day"],
  ["ES", "2026-10-12", "Fiesta Nacional de España"],
  ["TR", "2026-10-29", "Republic Day"],
  ["TR", "2026-05-19", "Commemoration of Atatürk, Youth and Sports Day"],
  ["JP", "2026-05-05", "Children's Day"],
  ["CN", "2026-02-17", "Spring Festival"],
  ["IN", "2026-01-26", "Republic Day"],
  ["IL", "2026-09-21", "Day of Atonement (Yom Kippur)"],
  ["GR", "2026-04-13", "Easter Monday"],
])("%s keeps %s: %s", (country, date, name) => {
  expect(publicHoliday(country, date)).toBe(name);
});

describe("a holiday of several days", () => {
  it.each(["2026-03-20", "2026-03-21", "2026-03-22"])("marks %s, of Turkey's Ramazan Bayramı", (date) => {
    expect(publicHoliday("TR", date)).toBe("End of Ramadan (Eid al-Fitr)");
  });

  it.each(["2026-05-27", "2026-05-28", "2026-05-29", "2026-05-30"])(
    "marks %s, of Turkey's Kurban Bayramı",
    (date) => {
      expect(publicHoliday("TR", date)).toBe("Feast of the Sacrifice (Eid al-Adha)");
    },
  );

  it.each([
    ["the eve of Ramazan Bayramı", "2026-03-19"],
    ["the day after it", "2026-03-23"],
    ["the eve of Kurban Bayramı", "2026-05-26"],
    ["the day after it", "2026-05-31"],
  ])("leaves %s open", (_, date) => {
    expect(publicHoliday("TR", date)).toBeNull();
  });
});

it.each([
  ["a working day", "US", "2026-11-27"],
  ["half a day", "DE", "2026-12-24"],
  ["an observance", "DE", "2026-11-11"],
  ["a holiday of one region", "DE", "2026-06-04"],
  ["the half day of China's women", "CN", "2026-03-08"],
  ["a country that is none", "XX", "2026-12-25"],
  ["a country in small letters", "us", "2026-12-25"],
  ["a year before the table", "US", `${table.first - 1}-12-25`],
  ["a year after it", "US", `${LAST_HOLIDAY_YEAR + 1}-12-25`],
  ["what is no date", "US", "Christmas"],
  ["a date with a time", "US", "2026-12-25T10:00"],
])("%s is no holiday (%s %s)", (_, country, date) => {
  expect(publicHoliday(country, date)).toBeNull();
});

describe("the table", () => {
  test("reaches at least a year ahead; npm run gate-data moves it on", () => {
    expect(new Date().getUTCFullYear() + 1).toBeLessThanOrEqual(LAST_HOLIDAY_YEAR);
  });

  test("has every year of every country, with a name for each day", () => {
    const countries = Object.entries(table.countries);
    expect(countries.length).toBeGreaterThan(200);
    const years = table.last - table.first + 1;
    expect(countries.filter(([, days]) => days.split("|").length !== years + 1)).toEqual([]);
    const tokens = countries.flatMap(([, days]) => days.split(/[ |]/)).filter(Boolean);
    expect(
      tokens.filter((token) => !TOKEN.test(token) || !table.names[Number.parseInt(token.slice(4), 36)]),
    ).toEqual([]);
  });

  test("covers the last day of its last year", () => {
    expect(publicHoliday("US", `${LAST_HOLIDAY_YEAR}-12-25`)).toBe("Christmas Day");
  });
});
