import { expect, test } from "vitest";
import { findBooleans } from "../../../src/extraction/values/boolean.ts";
import { findAmounts } from "../../../src/extraction/values/currency.ts";
import { findDateTimes } from "../../../src/extraction/values/date-time.ts";
import { findDigitRuns } from "../../../src/extraction/values/digits.ts";
import { findEmails } from "../../../src/extraction/values/email.ts";
import { findNumbers } from "../../../src/extraction/values/number.ts";
import { findPhones } from "../../../src/extraction/values/phone.ts";
import { findUrls } from "../../../src/extraction/values/url.ts";
import { findVagueTimes } from "../../../src/extraction/values/vague-time.ts";
import { LANGUAGES } from "../../../src/extraction/values/value.ts";
import { settingIn } from "./setting.ts";

/** As long as the longest transcript that is accepted, in one turn. */
const LENGTH = 1 << 20;

const PATTERNS = [
  "1 ",
  "1,111,",
  "1:1:",
  "one two three ",
  "a.",
  "a-",
  "at ",
  "a dot ",
  "next thursday at ",
  "hundred and ",
  "next week in the ",
  "not the end of ",
  "in a few ",
];
const LONG_WORDS = ["1", "x", "zwei", "a@"];

test.each([...PATTERNS, ...LONG_WORDS])("a mebibyte of %j is read to its end in every language", (piece) => {
  const text = `${piece.repeat(LENGTH / piece.length)} tomorrow`;
  for (const language of LANGUAGES) {
    const setting = settingIn(language);
    const finders = [findNumbers, findDigitRuns, findPhones, findEmails, findUrls, findAmounts, findBooleans];
    for (const find of finders) expect(Array.isArray(find(text, setting))).toBe(true);
    expect(Array.isArray(findDateTimes(text, setting))).toBe(true);
    expect(Array.isArray(findVagueTimes(text, setting))).toBe(true);
  }
});

test("zero-width characters inside a phrase change nothing", () => {
  const text = "call me at\u200b half past\u200d two tomorrow\ufeff";
  expect(findDateTimes(text, settingIn("en"))[0]?.value).toMatchObject({ date: "2026-05-01", time: "14:30" });
});
