import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { findDigitRuns } from "./digits.ts";
import type { Mention, Parsed, Setting } from "./value.ts";

export interface Phone {
  /** Null where the digits are no valid number of a known country. */
  e164: string | null;
  /** The digits as said, no plus and no country code added. */
  digits: string;
}

/** Local numbers have seven digits in most plans; E.164 allows fifteen, and 00 may stand before them. */
const MIN_DIGITS = 7;
const MAX_DIGITS = 17;

/** A plus before the digits, written or said. */
const PLUS_BEFORE = /(?:\+|\bplus|\bartı|\bmás)\s{0,3}\(?$/i;

/** How far before the digits a plus is looked for. */
const PLUS_REACH = 8;

/** Telephone numbers in a text: 7 to 15 digits said or written as one string, valid or not. */
export function findPhones(text: string, setting: Setting): Mention<Phone>[] {
  return findDigitRuns(text, setting)
    .filter(({ value }) => value.length >= MIN_DIGITS && value.length <= MAX_DIGITS)
    .map(({ start, end, value }) => {
      const plus = PLUS_BEFORE.exec(text.slice(Math.max(0, start - PLUS_REACH), start));
      const from = plus === null ? start : start - plus[0].length;
      return {
        start: from,
        end,
        value: { digits: value, e164: toE164(value, plus !== null, setting.country) },
      };
    });
}

/** E.164 where the digits are a valid number: with their own country code, else of the given country. */
function toE164(digits: string, plus: boolean, country: string | null): string | null {
  const international = plus || digits.startsWith("00");
  const home = country !== null && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const readings = international
    ? [`+${digits.replace(/^00/, "")}`]
    : home
      ? [digits, `+${digits}`]
      : [`+${digits}`];
  for (const reading of readings) {
    const number = parsePhoneNumberFromString(
      reading,
      reading.startsWith("+") || !home ? {} : { defaultCountry: home },
    );
    if (
      number?.isValid() &&
      (international || home === undefined || reading === digits || number.country === home)
    ) {
      return international || home !== undefined ? number.number : null;
    }
  }
  return null;
}

/**
 * The telephone number of a phrase: E.164, or with `digitsOnly` the digits as said, no plus and no country code added.
 * E.164 wants a valid number (libphonenumber) of the country that was said, or else of `setting.country`.
 */
export function parsePhone(
  text: string,
  setting: Setting,
  { digitsOnly }: { digitsOnly: boolean },
): Parsed<string> {
  const phones = findPhones(text, setting).map(({ value }) => value);
  const values = [...new Set(phones.map((phone) => (digitsOnly ? phone.digits : phone.e164)))];
  const [value] = values;
  if (value === undefined) return { kind: "unreadable", rule: "A phone number has 7 to 15 digits." };
  if (values.length > 1) {
    const alternatives = values.filter((each) => each !== null);
    const [only] = alternatives;
    return alternatives.length === 1 && only !== undefined
      ? { kind: "value", value: only }
      : { kind: "ambiguous", alternatives };
  }
  if (value !== null) return { kind: "value", value };
  const rule =
    setting.country === null
      ? "The number was said without a country code, and the call does not tell its country."
      : `The digits are no valid phone number in ${setting.country}.`;
  return { kind: "unreadable", rule };
}
