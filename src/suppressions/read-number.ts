import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { sayReason } from "../reasons/say.ts";
import { PhoneNumber } from "../telephony/number.ts";

/** A number in E.164, or a sentence on why the text is none. */
export type ReadNumber = { number: string } | { wrong: string };

/** Longer than any number with its separators and its spreadsheet's quotation marks. */
const MAX_CHARS = 60;

/** Zero-width characters, and the marks of writing direction that come along when a number is copied from a contact. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
/** `="+49…"` and `'+49…`: how a spreadsheet is kept from reading a number as a sum. */
const FORMULA = /^="?([^"]*)"?$/;
const QUOTES = /^["'’]+|["'’]+$/g;
const SCIENTIFIC = /^\+?\d+([.,]\d+)?e\+?\d+$/i;
/** `4915112345678.0`: a column of numbers that were read as decimals. */
const DECIMAL = /^(\+?\d{7,})\.0+$/;

/**
 * Reads a number as people and spreadsheets write it. One with its country code (`+` or `00`) need not exist, for a wrong
 * number on the list harms nobody; one without is read as of `country`, and has to exist there.
 */
export function readNumber(text: string, country: CountryCode | null): ReadNumber {
  const bare = text.length > MAX_CHARS ? "" : clean(text);
  if (!/\p{Nd}/u.test(bare)) return { wrong: sayReason("import.no_number") };
  if (SCIENTIFIC.test(bare)) return { wrong: sayReason("import.cut_number") };
  return isInternational(bare) ? readInternational(bare) : readNational(bare, country);
}

function clean(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(DASHES, "-")
    .trim()
    .replace(FORMULA, "$1")
    .replace(QUOTES, "")
    .trim()
    .replace(/^tel:/i, "")
    .replace(DECIMAL, "$1")
    .replace(/^00/, "+");
}

const isInternational = (text: string) => /^[(\s]*[+＋]/.test(text);

function readInternational(text: string): ReadNumber {
  const parsed = parsePhoneNumberFromString(text, { extract: false });
  if (parsed?.isValid()) return { number: parsed.number };
  const shaped = PhoneNumber.safeParse(text);
  return shaped.success
    ? { number: shaped.data }
    : { wrong: shaped.error.issues[0]?.message ?? sayReason("import.no_number") };
}

function readNational(text: string, country: CountryCode | null): ReadNumber {
  if (country === null) return { wrong: sayReason("import.no_country_code") };
  const national = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (!national?.isValid()) return { wrong: sayReason("import.other_country", { country }) };
  // 491 12345678 may be of Leer, or of anywhere in Germany with its plus lost.
  const withPlus = parsePhoneNumberFromString(`+${text}`, { extract: false });
  if (
    withPlus?.isValid() &&
    withPlus.countryCallingCode === national.countryCallingCode &&
    withPlus.number !== national.number
  ) {
    return {
      wrong: sayReason("import.two_numbers", { number: withPlus.number, other: national.number }),
    };
  }
  return { number: national.number };
}
