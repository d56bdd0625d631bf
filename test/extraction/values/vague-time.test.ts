import { describe, expect, test } from "vitest";
import { parseDateTime } from "../../../src/extraction/values/date-time.ts";
import type { DateTimeFormat } from "../../../src/extraction/values/render-moment.ts";
import { findVagueTimes } from "../../../src/extraction/values/vague-time.ts";
import { LANGUAGES, type Language, type Setting } from "../../../src/extraction/values/value.ts";
import { settingIn } from "./setting.ts";

/** Tuesday 14 April 2026, 10:02 in Istanbul: every rule of the table has its day still ahead. */
const TUESDAY = "2026-04-14T10:02:00+03:00";

function at(language: Language, iso = TUESDAY, timezone = "Europe/Istanbul"): Setting {
  return settingIn(language, { now: { epochMs: Date.parse(iso), timezone } });
}

function suggested(phrase: string, setting: Setting, format: DateTimeFormat = "date-time"): string | null {
  const parsed = parseDateTime(phrase, format, setting);
  if (parsed.kind !== "unreadable") throw new Error(`${phrase} is ${JSON.stringify(parsed)}.`);
  return parsed.suggested ?? null;
}

/** What a phrase comes to → how each language says it. */
const TABLE: Record<string, Record<Language, string[]>> = {
  "2026-04-14T12:05": {
    en: ["in a couple of hours", "in a couple hours", "in an hour or two"],
    tr: ["bir iki saat sonra", "iki üç saate"],
    es: ["en un par de horas", "dentro de una o dos horas"],
    de: ["in ein, zwei Stunden", "in zwei bis drei Stunden"],
  },
  "2026-04-14T13:05": {
    en: ["in a few hours", "in several hours", "a few hours from now"],
    tr: ["birkaç saat sonra", "birkaç saate", "birkaç saat içinde"],
    es: ["en unas horas", "dentro de varias horas"],
    de: ["in ein paar Stunden", "in einigen Stunden"],
  },
  "2026-04-16T10:00": {
    en: ["in a couple of days", "in a day or two", "in two or three days", "a couple of days from now"],
    tr: ["iki üç gün içinde", "bir iki gün sonra", "bir iki güne", "2-3 gün sonra"],
    es: ["en un par de días", "en uno o dos días", "en dos o tres días", "en un día o dos"],
    de: ["in ein, zwei Tagen", "in ein bis zwei Tagen", "in zwei, drei Tagen"],
  },
  "2026-04-17T10:00": {
    en: [
      "in a few days",
      "in several days",
      "in the next few days",
      "end of this week",
      "the end of the week",
    ],
    tr: ["birkaç gün sonra", "birkaç güne", "önümüzdeki günlerde", "haftanın sonunda", "hafta sonuna doğru"],
    es: ["dentro de unos días", "en algunos días", "a finales de esta semana", "al final de la semana"],
    de: ["in ein paar Tagen", "in den nächsten Tagen", "Ende dieser Woche", "Ende der Woche"],
  },
  "2026-04-15T10:00": {
    en: ["this week", "some time this week", "later this week", "midweek", "mid-month"],
    tr: ["bu hafta", "bu hafta içinde", "hafta ortasında", "ay ortasında", "ayın ortasında"],
    es: ["esta semana", "a media semana", "a mediados de semana", "a mediados de mes"],
    de: ["diese Woche", "im Laufe der Woche", "Mitte der Woche", "Mitte des Monats"],
  },
  "2026-04-18T10:00": {
    en: ["the weekend", "this weekend", "over the weekend", "this coming weekend"],
    tr: ["hafta sonu", "bu hafta sonu", "haftasonu", "önümüzdeki hafta sonu"],
    es: ["el fin de semana", "este fin de semana", "para el fin de semana"],
    de: ["am Wochenende", "dieses Wochenende", "kommendes Wochenende"],
  },
  "2026-04-20T10:00": {
    en: [
      "next week",
      "sometime next week",
      "early next week",
      "the beginning of next week",
      "next week or so",
    ],
    tr: ["gelecek hafta", "haftaya", "önümüzdeki hafta bir ara", "gelecek hafta başında", "hafta başında"],
    es: ["la semana que viene", "la próxima semana", "a principios de la semana que viene"],
    de: ["nächste Woche irgendwann", "Anfang nächster Woche", "kommende Woche", "naechste Woche"],
  },
  "2026-04-22T10:00": {
    en: ["mid next week", "in the middle of next week"],
    tr: ["gelecek haftanın ortasında", "haftaya ortasına doğru"],
    es: ["a mediados de la semana que viene", "a mitad de la próxima semana"],
    de: ["Mitte nächster Woche", "Mitte der nächsten Woche"],
  },
  "2026-04-24T10:00": {
    en: ["the end of next week", "late next week", "later next week", "by the end of next week"],
    tr: ["gelecek hafta sonuna doğru", "gelecek haftanın sonunda", "önümüzdeki haftanın sonlarında"],
    es: ["a finales de la semana que viene", "al final de la próxima semana"],
    de: ["Ende nächster Woche", "gegen Ende der nächsten Woche", "Ende kommender Woche"],
  },
  "2026-04-25T10:00": {
    en: ["next weekend"],
    tr: ["gelecek hafta sonu", "haftaya hafta sonu"],
    es: ["el fin de semana que viene", "el próximo fin de semana"],
    de: ["nächstes Wochenende", "am nächsten Wochenende"],
  },
  "2026-04-28T10:00": {
    en: ["in a couple of weeks", "in a couple of weeks' time", "over the next couple of weeks"],
    tr: ["bir iki hafta sonra", "iki üç haftaya"],
    es: ["en un par de semanas"],
    de: ["in ein, zwei Wochen"],
  },
  "2026-05-05T10:00": {
    en: ["in a few weeks"],
    tr: ["birkaç hafta sonra", "birkaç haftaya"],
    es: ["en unas semanas", "dentro de unas cuantas semanas"],
    de: ["in ein paar Wochen", "in einigen Wochen"],
  },
  "2026-04-30T10:00": {
    en: ["the end of the month", "at the end of this month", "month's end"],
    tr: ["ay sonunda", "ayın sonuna doğru", "bu ayın sonunda"],
    es: ["a fin de mes", "a finales de mes", "a finales de este mes"],
    de: ["Ende des Monats", "zum Monatsende", "Ende dieses Monats"],
  },
  "2026-05-01T10:00": {
    en: ["next month", "sometime next month", "early next month", "the beginning of the month"],
    tr: ["gelecek ay", "önümüzdeki ay", "gelecek ayın başında", "ay başında"],
    es: ["el mes que viene", "el próximo mes", "a principios del mes que viene", "a principios de mes"],
    de: ["nächsten Monat", "im nächsten Monat", "Anfang nächsten Monats", "Anfang des Monats"],
  },
  "2026-05-15T10:00": {
    en: ["the middle of next month"],
    tr: ["gelecek ayın ortasında"],
    es: ["a mediados del mes que viene"],
    de: ["Mitte nächsten Monats"],
  },
  "2026-05-29T10:00": {
    en: ["the end of next month"],
    tr: ["gelecek ayın sonunda", "gelecek ay sonunda"],
    es: ["a finales del próximo mes"],
    de: ["Ende nächsten Monats", "Ende des nächsten Monats"],
  },
  "2026-06-14T10:00": {
    en: ["in a couple of months"],
    tr: ["bir iki ay sonra"],
    es: ["en un par de meses"],
    de: ["in ein, zwei Monaten"],
  },
  "2026-07-14T10:00": {
    en: ["in a few months"],
    tr: ["birkaç ay sonra"],
    es: ["en unos meses"],
    de: ["in ein paar Monaten"],
  },
  "2026-04-20T15:00": {
    en: [
      "next week in the afternoon",
      "in the afternoon next week",
      "next week at three",
      "an afternoon next week",
    ],
    tr: ["gelecek hafta öğleden sonra", "haftaya saat üçte"],
    es: ["la semana que viene por la tarde", "una tarde de la semana que viene"],
    de: ["nächste Woche am Nachmittag", "nächste Woche nachmittags", "nächste Woche um drei"],
  },
  "2026-04-20T09:00": {
    en: ["one morning next week", "next week, preferably in the morning"],
    tr: ["gelecek hafta bir sabah", "haftaya sabah"],
    es: ["una mañana de la semana que viene", "la semana que viene por la mañana"],
    de: ["an einem Vormittag nächste Woche", "nächste Woche vormittags"],
  },
  "2026-04-20T17:00": {
    en: ["next week after work"],
    tr: ["haftaya iş çıkışı"],
    es: ["la semana que viene después del trabajo"],
    de: ["nächste Woche nach Feierabend"],
  },
};

const ROWS = LANGUAGES.flatMap((language) =>
  Object.entries(TABLE).flatMap(([value, phrases]) =>
    phrases[language].map((phrase) => [language, phrase, `${value}:00+03:00`] as const),
  ),
);

test.each(ROWS)("%s: %s, said on Tuesday 14 April 2026 at 10:02, suggests %s", (language, phrase, value) => {
  const setting = at(language);
  expect(parseDateTime(phrase, "date-time", setting)).toMatchObject({ kind: "unreadable", suggested: value });
  expect(suggested(phrase, setting, "date")).toBe(value.slice(0, 10));
  expect(parseDateTime(phrase, "time", setting)).not.toHaveProperty("suggested");
});

test.each(ROWS)(
  "%s: %s is found in a sentence, with all that it takes to suggest it",
  (language, phrase, value) => {
    const setting = at(language);
    const text = `X, ${phrase}.`;
    const mentions = findVagueTimes(text, setting);
    expect(mentions).toHaveLength(1);
    for (const { start, end } of mentions) expect(suggested(text.slice(start, end), setting)).toBe(value);
  },
);

const WITHOUT: Record<Language, string[]> = {
  en: [
    ...["soon", "some day", "later on", "eventually", "next summer", "next year", "this month"],
    ...[
      "not next week",
      "next week doesn't work",
      "I can't do next week",
      "next week I'm away",
      "before next week",
    ],
    ...[
      "after next week",
      "after the weekend",
      "the last week of next month",
      "the week after next",
      "next Christmas",
    ],
  ],
  tr: [
    ...["yakında", "bir ara", "ileride", "gelecek yaz", "gelecek yıl", "bu ay", "gelecek hafta değil"],
    ...["gelecek hafta olmaz", "gelecek hafta müsait değilim", "gelecek hafta arayamam", "haftaya yokum"],
    ...["hafta sonundan sonra", "birkaç gün önce", "gelecek haftadan önce"],
  ],
  es: [
    ...["pronto", "algún día", "más adelante", "el próximo verano", "el año que viene", "este mes"],
    ...["la semana que viene no", "no la semana que viene", "no puedo la semana que viene", "hace unos días"],
    ...["después del fin de semana", "antes de la semana que viene"],
  ],
  de: [
    ...["bald", "irgendwann", "demnächst", "später", "nächsten Sommer", "nächstes Jahr", "diesen Monat"],
    ...[
      "nächste Woche nicht",
      "nicht nächste Woche",
      "nächste Woche kann ich leider nicht",
      "vor ein paar Tagen",
    ],
    ...[
      "nächste Woche habe ich keine Zeit",
      "nach dem Wochenende",
      "vor nächster Woche",
      "übernächste Woche",
    ],
  ],
};

test.each(LANGUAGES.flatMap((language) => WITHOUT[language].map((phrase) => [language, phrase] as const)))(
  "%s: %s suggests nothing",
  (language, phrase) => {
    expect(suggested(phrase, at(language))).toBeNull();
  },
);

test.each([
  ["en", "why not next week"],
  ["en", "next week won't be a problem"],
  ["en", "not before next week"],
  ["en", "not until next week"],
  ["en", "I can't make it this week, next week then"],
  ["en", "not the end of the month, next week"],
  ["en", "next week, not the end of the month"],
  ["en", "this weekend, or rather next week"],
  ["tr", "gelecek hafta sorun olmaz"],
  ["tr", "gelecek hafta olmaz mı"],
  ["tr", "gelecek hafta tamam"],
  ["tr", "bu hafta olmazsa gelecek hafta"],
  ["es", "la semana que viene no hay problema"],
  ["es", "no antes de la semana que viene"],
  ["es", "esta semana no, la semana que viene"],
  ["de", "nächste Woche wäre nicht schlecht"],
  ["de", "warum nicht nächste Woche"],
  ["de", "nicht vor nächster Woche"],
  ["de", "diese Woche nicht, nächste Woche"],
] as const)("%s: of %s, next week stands", (language, phrase) => {
  expect(suggested(phrase, at(language))).toBe("2026-04-20T10:00:00+03:00");
});

describe("where a real day is said too, it is the value", () => {
  test.each([
    ["en", "tomorrow or next week", "2026-04-15"],
    ["en", "Thursday next week", "2026-04-23"],
    ["en", "the 10th of next month", "2026-05-10"],
    ["en", "call me at five, next week I am away", "2026-04-14T17:00:00+03:00"],
    ["tr", "haftaya çarşamba", "2026-04-22"],
    ["es", "el jueves de la semana que viene", "2026-04-23"],
    ["de", "Donnerstag nächste Woche", "2026-04-23"],
  ] as const)("%s: %s", (language, phrase, value) => {
    expect(parseDateTime(phrase, "date-time", at(language))).toEqual({ kind: "value", value });
  });

  test("even one that the calendar does not have", () => {
    expect(suggested("31 February or next week", at("en"))).toBeNull();
  });
});

describe("late in the week, the month or the year", () => {
  test.each([
    // Friday 17 April 2026.
    ["2026-04-17T09:00:00Z", "this week", null],
    ["2026-04-17T09:00:00Z", "the end of the week", null],
    ["2026-04-17T09:00:00Z", "the weekend", "2026-04-18"],
    ["2026-04-17T09:00:00Z", "midweek", "2026-04-22"],
    // Saturday and Sunday.
    ["2026-04-18T09:00:00Z", "this weekend", null],
    ["2026-04-19T09:00:00Z", "the weekend", null],
    ["2026-04-19T09:00:00Z", "next weekend", "2026-04-25"],
    ["2026-04-19T09:00:00Z", "next week", "2026-04-20"],
    ["2026-04-19T09:00:00Z", "the end of this week", null],
    // The last weekday of May 2026 is Friday the 29th, of January Friday the 30th.
    ["2026-05-28T09:00:00Z", "the end of the month", "2026-05-29"],
    ["2026-05-29T09:00:00Z", "the end of the month", null],
    ["2026-05-31T09:00:00Z", "the end of the month", null],
    ["2026-05-31T09:00:00Z", "next month", "2026-06-01"],
    // 1 and 15 August 2026 are Saturdays.
    ["2026-07-20T09:00:00Z", "early next month", "2026-08-03"],
    ["2026-08-10T09:00:00Z", "mid-month", "2026-08-17"],
    ["2026-08-17T09:00:00Z", "mid-month", "2026-09-15"],
    ["2026-08-17T09:00:00Z", "the middle of this month", null],
    ["2026-12-31T09:00:00Z", "next month", "2027-01-01"],
    ["2026-12-30T09:00:00Z", "next week", "2027-01-04"],
    ["2026-12-30T09:00:00Z", "in a few days", "2027-01-02"],
    ["2026-12-31T09:00:00Z", "in a couple of months", "2027-02-28"],
    ["2026-11-30T09:00:00Z", "in a few months", "2027-02-28"],
  ])("at %s, %s is %s", (now, phrase, day) => {
    expect(suggested(phrase, at("en", now), "date")).toBe(day);
  });

  test("the call's day is that of its zone", () => {
    // Sunday in New York, Monday in Istanbul.
    const now = "2026-04-20T02:00:00Z";
    expect(suggested("next week", at("en", now, "America/New_York"))).toBe("2026-04-20T10:00:00-04:00");
    expect(suggested("next week", at("en", now, "Europe/Istanbul"))).toBe("2026-04-27T10:00:00+03:00");
  });

  test("the offset is that of the day suggested", () => {
    // New York puts its clocks forward on 8 March 2026 and back on 1 November.
    const suggest = (phrase: string, now: string) => suggested(phrase, at("en", now, "America/New_York"));
    expect(suggest("next week", "2026-03-05T12:00:00-05:00")).toBe("2026-03-09T10:00:00-04:00");
    expect(suggest("next week", "2026-10-30T12:00:00-04:00")).toBe("2026-11-02T10:00:00-05:00");
    expect(suggest("in a couple of hours", "2026-03-08T00:30:00-05:00")).toBe("2026-03-08T03:30:00-04:00");
    expect(suggest("in a couple of hours", "2026-11-01T00:31:00-04:00")).toBe("2026-11-01T01:35:00-05:00");
    expect(suggest("in a few hours", "2026-12-31T22:58:30-05:00")).toBe("2027-01-01T02:00:00-05:00");
  });
});

test("a time of a vague day is no value, since no day may be made up for it", () => {
  expect(parseDateTime("next week at three", "date-time", at("en"))).toMatchObject({
    rule: "Only a time was said, no day.",
  });
  expect(parseDateTime("next week at three", "time", at("en"))).toEqual({ kind: "value", value: "15:00" });
});

test("without the call's time, or of what lies behind it, nothing is suggested", () => {
  expect(suggested("next week", settingIn("en", { now: null }))).toBeNull();
  expect(parseDateTime("in a few days", "date-time", at("en"), "behind")).not.toHaveProperty("suggested");
});

test.each(LANGUAGES)("no suggestion in %s lies at or before the call, on any day of a year", (language) => {
  const phrases = Object.values(TABLE).flatMap((each) => each[language]);
  for (let day = 0; day < 366; day++) {
    const epochMs = Date.parse("2027-12-01T23:59:59Z") + day * 86_400_000;
    const setting = settingIn(language, { now: { epochMs, timezone: "America/New_York" } });
    for (const phrase of phrases) {
      const value = suggested(phrase, setting);
      if (value !== null && !(Date.parse(value) > epochMs)) throw new Error(`${phrase}: ${value}`);
    }
  }
  expect(phrases.length).toBeGreaterThan(30);
});
