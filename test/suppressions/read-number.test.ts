import { describe, expect, test } from "vitest";
import { readNumber } from "../../src/suppressions/read-number.ts";

describe("a number on a do-not-call list", () => {
  test.each([
    ["+4915112345678", "+4915112345678"],
    ["+49 151 / 123-45678", "+4915112345678"],
    ["+49 (0)151 12345678", "+4915112345678"],
    ["0049 151 12345678", "+4915112345678"],
    ["(+49) 151 12345678", "+4915112345678"],
    ["'+4915112345678", "+4915112345678"],
    ['="+4915112345678"', "+4915112345678"],
    ["=+4915112345678", "+4915112345678"],
    ['"+4915112345678"', "+4915112345678"],
    ["tel:+4915112345678", "+4915112345678"],
    ["\u202a+49 151 12345678\u202c", "+4915112345678"],
    ["+49 151\u00a012345678", "+4915112345678"],
    ["+49\u2011151\u201312345678", "+4915112345678"],
    ["+4915112345678.0", "+4915112345678"],
    ["+1 617 555 0123 x5", "+16175550123"],
    // It does not exist, and harms nobody there.
    ["+49 123 4567", "+491234567"],
  ])("reads %s", (text, number) => {
    expect(readNumber(text, null)).toEqual({ number });
  });

  test.each([
    ["0532 123 45 67", "TR", "+905321234567"],
    ["532 123 45 67", "TR", "+905321234567"],
    ["905321234567", "TR", "+905321234567"],
    ["0090 532 123 45 67", "US", "+905321234567"],
    ["(617) 555-0123", "US", "+16175550123"],
    ["6175550123.0", "US", "+16175550123"],
    ["+4915112345678", "TR", "+4915112345678"],
    ["0151/12345678", "DE", "+4915112345678"],
    ["15112345678", "DE", "+4915112345678"],
  ] as const)("reads %s as of %s where it has no country code", (text, country, number) => {
    expect(readNumber(text, country)).toEqual({ number });
  });

  test.each([
    ["0532 123 45 67", null, /no country code: write \+/],
    ["4915112345678", null, /no country code/],
    ["4.91511E+12", null, /spreadsheet has cut this number: format its column as text/],
    ["4,91511e+12", "DE", /spreadsheet has cut/],
    ["+4.91511E+12", null, /spreadsheet has cut/],
    ["4915112345678", "DE", /may be \+4915112345678 or \+494915112345678/],
    ["112", "TR", /no number of TR/],
    ["4915112345678", "TR", /no number of TR/],
    ["+12", null, /E\.164/],
    ["+0123456789", null, /E\.164/],
    ["++4915112345678", null, /E\.164/],
    ["+4915112345678 +4915187654321", null, /E\.164/],
    ["call +4915112345678", null, /no country code/],
    ["", null, /not a phone number/],
    ["Jane Rowe", "US", /not a phone number/],
    ['=HYPERLINK("https://x.example")', "US", /not a phone number/],
    ["9".repeat(1_000_000), "US", /not a phone number/],
  ] as const)("refuses %s", (text, country, message) => {
    expect(readNumber(text, country)).toEqual({ wrong: expect.stringMatching(message) });
  });
});
