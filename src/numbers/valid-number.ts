import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** A text as a number that exists in its country's numbering plan, in E.164; null where it is none. */
export function validNumber(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, { extract: false });
  return parsed?.isValid() && parsed.ext === undefined ? parsed.number : null;
}
