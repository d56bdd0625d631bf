import type { Setting } from "./value.ts";

export interface DayMonthYear {
  day: number;
  month: number;
  year?: number;
}

/** A date in digits that begins at a place in a text; more than one reading where day and month cannot be told apart. */
export interface NumericDate {
  end: number;
  readings: readonly DayMonthYear[];
}

type Order = "day-first" | "month-first" | "unknown";

/** English-speaking countries that write the month first; Canada writes both ways. */
const MONTH_FIRST: ReadonlySet<string> = new Set(["US", "PH"]);
const BOTH_ORDERS: ReadonlySet<string> = new Set(["CA"]);

/** `03/04` by language and country: English without a country could be either. */
export function dateOrder({ language, country }: Setting): Order {
  if (language !== "en") return "day-first";
  if (country === null || BOTH_ORDERS.has(country)) return "unknown";
  return MONTH_FIRST.has(country) ? "month-first" : "day-first";
}

/** 2026-05-07 */
const ISO = /(\d{4})-(\d{2})-(\d{2})(?!\d)/y;
/** 7/5/2026, 07.05.26, 03-01 1915, 24 11 19 45, 11 6th 1938 */
const THREE =
  /(\d{1,2})(?:st|nd|rd|th)?(\s?[/.-]\s?|\s)(\d{1,2})(?:st|nd|rd|th)?(\s?[/.-]\s?|\s)(\d{4}|\d\d \d\d|\d\d)(?![\d:])/y;
/** 0705 2026, 296 1970, 3009-1983: a speech recogniser's "thirtieth of the ninth" */
const RUN_TOGETHER = /(\d{3,4})\s?-?\s?((?:19|20)\d\d)(?![\d:])/y;
/** 25011986, also broken elsewhere (17011 954), also with the slash before the year heard as a one (25011 1986) */
const EIGHT = /(?:\d{8}|\d{5} \d{3,4})(?![\d:])/y;
/** 7/5, and where dates are written so, 7.5. with both dots */
const TWO = /(\d{1,2})(?:\/(\d{1,2})|\.(\d{1,2})\.)(?![\d/])/y;

const FIRST_YEAR = 1880;
const LAST_YEAR = 2120;

/** The date in digits that begins at `start`, or null. Two-digit years need marks between the parts. */
export function readNumericDate(text: string, start: number, setting: Setting): NumericDate | null {
  const order = dateOrder(setting);
  const iso = matchAt(ISO, text, start);
  if (iso) {
    const reading = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
    return isDate(reading) ? { end: start + iso[0].length, readings: [reading] } : null;
  }
  const three = matchAt(THREE, text, start);
  if (three) {
    const marked = /\S/.test(three[2] ?? "") && /\S/.test(three[4] ?? "");
    const year = yearOf((three[5] ?? "").replace(" ", ""), marked);
    const found = year === null ? null : dated(three[0], start, ordered(three[1], three[3], order, year));
    if (found !== null) return found;
  }
  const run = matchAt(RUN_TOGETHER, text, start);
  if (run) {
    const found = dated(run[0], start, splits(run[1] ?? "", order, Number(run[2])));
    if (found !== null) return found;
  }
  const eight = matchAt(EIGHT, text, start);
  if (eight) {
    const digits = eight[0].replace(" ", "");
    const year = Number(digits.slice(-4));
    const plausible = year >= FIRST_YEAR && year <= LAST_YEAR && (digits.length === 8 || digits[4] === "1");
    const found = plausible ? dated(eight[0], start, splits(digits.slice(0, 4), order, year)) : null;
    if (found !== null) return found;
  }
  const two = matchAt(TWO, text, start);
  const dotted = two?.[3] !== undefined && setting.language !== "de" && setting.language !== "tr";
  if (two === null || dotted || two[0] === "24/7") return null;
  return dated(two[0], start, ordered(two[1], two[2] ?? two[3], order));
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

function dated(said: string, start: number, readings: readonly DayMonthYear[]): NumericDate | null {
  return readings.length === 0 ? null : { end: start + said.length, readings };
}

/** Four digits within living memory; two digits only where marks show a date, kept as said (below 100). */
function yearOf(digits: string, marked: boolean): number | null {
  const year = Number(digits);
  if (digits.length === 2) return marked ? year : null;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

function ordered(first = "", second = "", order: Order, year?: number): DayMonthYear[] {
  const [one, two] = [Number(first), Number(second)];
  return readingsOf(one, two, order, year);
}

/** The readings of two numbers as day and month; one where the order is known or only one is a date. */
export function readingsOf(one: number, two: number, order: Order, year?: number): DayMonthYear[] {
  const rest = year === undefined ? {} : { year };
  const dayFirst = { day: one, month: two, ...rest };
  const monthFirst = { day: two, month: one, ...rest };
  const wanted =
    order === "day-first" ? [dayFirst] : order === "month-first" ? [monthFirst] : [dayFirst, monthFirst];
  const valid = wanted.filter(isDate);
  if (valid.length === 0) return [dayFirst, monthFirst].filter(isDate);
  return one === two ? valid.slice(0, 1) : valid;
}

/** Day and month run together: `0705`, `296` (29/6), `111` (both 1/11 and 11/1). */
function splits(digits: string, order: Order, year: number): DayMonthYear[] {
  const cuts = digits.length === 4 ? [2] : [1, 2];
  const found = cuts.flatMap((cut) =>
    readingsOf(Number(digits.slice(0, cut)), Number(digits.slice(cut)), order, year),
  );
  return found.filter(
    (each, at) => found.findIndex(({ day, month }) => day === each.day && month === each.month) === at,
  );
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isDate({ day, month }: DayMonthYear): boolean {
  return day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0);
}
