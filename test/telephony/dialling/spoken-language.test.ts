import { expect, it } from "vitest";
import { spokenLanguage } from "../../../src/telephony/dialling/spoken-language.ts";

it("a language is told to speech engines with its usual region, and not where it is none", () => {
  expect(["tr", "en-US", "de", "es-MX", "EN-gb"].map(spokenLanguage)).toEqual([
    "tr-TR",
    "en-US",
    "de-DE",
    "es-MX",
    "en-GB",
  ]);
  for (const tag of ["", "?", "a b", "multi language"]) expect(spokenLanguage(tag)).toBeUndefined();
});
