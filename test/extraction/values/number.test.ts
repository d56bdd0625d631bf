import fc from "fast-check";
import { expect, test } from "vitest";
import { findDigitRuns, parseDigits } from "../../../src/extraction/values/digits.ts";
import { findNumbers, parseNumber } from "../../../src/extraction/values/number.ts";
import { parsePhone } from "../../../src/extraction/values/phone.ts";
import { LANGUAGES, type Language } from "../../../src/extraction/values/value.ts";
import { settingIn } from "./setting.ts";

const DIGIT_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: "zero one two three four five six seven eight nine".split(" "),
  tr: "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split(" "),
  es: "cero uno dos tres cuatro cinco seis siete ocho nueve".split(" "),
  de: "null eins zwei drei vier fünf sechs sieben acht neun".split(" "),
};

test.each(LANGUAGES)("digits said one by one in %s come back as they were", (language) => {
  const setting = settingIn(language);
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{3,16}$/), (digits) => {
      const said = [...digits].map((digit) => DIGIT_WORDS[language][Number(digit)]).join(" ");
      expect(parseDigits(said, setting)).toEqual({ kind: "value", value: digits });
      expect(parseDigits(digits, setting)).toEqual({ kind: "value", value: digits });
    }),
  );
});

test.each(LANGUAGES)("a number written the way of %s is read as it was", (language) => {
  const setting = settingIn(language);
  const format = new Intl.NumberFormat(language === "en" ? "en-US" : "de-DE", { maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (hundredths) => {
      const value = hundredths / 100;
      expect(parseNumber(format.format(value), setting)).toEqual({ kind: "value", value });
    }),
  );
});

test("mentions lie inside the text, in order, whatever the text", () => {
  const words = fc.constantFrom(
    ..."one two hundred thousand and a half point minus 7 12 1,234 415-769 - , . : / % $ double oh next the".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (said) => {
      const text = said.join(" ");
      for (const mentions of [findNumbers(text, settingIn("en")), findDigitRuns(text, settingIn("en"))]) {
        let behind = 0;
        for (const { start, end } of mentions) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          behind = end;
        }
        expect(behind).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test("the decimal mark follows the country where a language writes both ways", () => {
  expect(parseNumber("1,234.50", settingIn("es", { country: "MX" }))).toEqual({
    kind: "value",
    value: 1234.5,
  });
  expect(parseNumber("1'234.50", settingIn("de", { country: "CH" }))).toEqual({
    kind: "value",
    value: 1234.5,
  });
});

test("two numbers in one answer are alternatives, and so are the two sums of 'two fifty'", () => {
  expect(parseNumber("4 bedrooms and 3 baths", settingIn("en"))).toEqual({
    kind: "ambiguous",
    alternatives: [4, 3],
  });
  expect(parseNumber("two fifty", settingIn("en"))).toEqual({ kind: "ambiguous", alternatives: [250, 2.5] });
});

test("what holds no number is unreadable", () => {
  expect(parseNumber("a couple of them", settingIn("en")).kind).toBe("unreadable");
});

test("dollars and cents are one number", () => {
  expect(parseNumber("five dollars and twenty cents", settingIn("en"))).toEqual({
    kind: "value",
    value: 5.2,
  });
});

test("digits only are kept as said, without plus or country code", () => {
  const form = { digitsOnly: true };
  expect(parsePhone("+90 532 645 32 11", settingIn("tr"), form)).toEqual({
    kind: "value",
    value: "905326453211",
  });
  expect(parsePhone("0532 645 32 11", settingIn("tr"), form)).toEqual({
    kind: "value",
    value: "05326453211",
  });
});

test("a number that its country does not have is refused, and so is one whose country nobody told", () => {
  const form = { digitsOnly: false };
  expect(parsePhone("123 456 7890", settingIn("en"), form).kind).toBe("unreadable");
  expect(parsePhone("415 769 5737", settingIn("en", { country: null }), form).kind).toBe("unreadable");
});
