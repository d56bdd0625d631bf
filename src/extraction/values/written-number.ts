import { type Token, touches } from "./token.ts";
import type { Setting } from "./value.ts";

/** A number written in digits: its value, and the index of the token behind it. */
export interface Written {
  value: number;
  next: number;
}

/** Spanish-speaking countries that write 1,234.56 like English. */
const POINT_COUNTRIES: ReadonlySet<string> = new Set([
  "MX",
  "US",
  "PR",
  "DO",
  "GT",
  "HN",
  "NI",
  "PA",
  "PE",
  "SV",
]);

/** Beyond this many digits a string is an identifier, and a double could not hold it. */
const MAX_DIGITS = 15;

const GROUP_MARKS = /^['’.,]$/;

/** True where the comma is the decimal mark: German, Spanish and Turkish, but not Swiss or Mexican. */
function decimalComma({ language, country }: Setting): boolean {
  if (language === "en" || country === "CH") return false;
  return !(language === "es" && country !== null && POINT_COUNTRIES.has(country));
}

/**
 * Digits with the group and decimal marks of the language: `1.234,56` is 1234.56 in German, Spanish and Turkish, and
 * `1,234.56` in English. A mark that cannot group (other than three digits behind it) is read as the decimal mark.
 */
export function readWritten(tokens: readonly Token[], at: number, setting: Setting): Written | null {
  const parts: string[] = [];
  const marks: string[] = [];
  let next = at;
  while (parts.length <= MAX_DIGITS) {
    parts.push(tokens[next]?.text ?? "");
    next++;
    const mark = tokens[next];
    if (mark?.kind !== "mark" || !GROUP_MARKS.test(mark.text) || tokens[next + 1]?.kind !== "digits") break;
    if (!touches(tokens[next - 1], mark) || !touches(mark, tokens[next + 1])) break;
    marks.push(mark.text);
    next++;
  }
  const value = numberOf(parts, marks, decimalComma(setting) ? "," : ".");
  return value === null ? null : { value, next };
}

function numberOf(parts: readonly string[], marks: readonly string[], decimal: string): number | null {
  if (parts.join("").length > MAX_DIGITS) return null;
  const tail = parts.at(-1) ?? "";
  const last = marks.at(-1);
  const single = marks.filter((mark) => mark === last).length === 1;
  const fraction =
    last !== undefined && single && (last === decimal || (marks.length === 1 && tail.length !== 3));
  const whole = fraction ? parts.slice(0, -1) : parts;
  const groups = whole.slice(1);
  if (groups.some((group) => group.length !== 3)) return null;
  if (new Set(marks.slice(0, groups.length)).size > 1) return null;
  if (groups.length > 0 && (whole[0] ?? "").length > 3) return null;
  return Number(whole.join("") + (fraction ? `.${tail}` : ""));
}
