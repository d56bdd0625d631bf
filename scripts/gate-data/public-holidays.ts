import Holidays, { type HolidaysTypes } from "date-holidays";

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** A day on which the clocks go forward is an hour short, and still whole. */
const CLOCK_CHANGE_HOURS = 1;
const NAME_RADIX = 36;

export interface HolidayTable {
  first: number;
  last: number;
  /** The names that occur, most used first. */
  names: string[];
  /** Country to `every year|first year|…|last year`, each tokens of MMDD and the name's index in base 36. */
  countries: Record<string, string>;
}

/** The national public holidays of every country that date-holidays knows, from `first` to `last`. */
export function holidayTable(first: number, last: number): HolidayTable {
  const codes = Object.keys(new Holidays().getCountries("en")).sort();
  const known = codes.map((code) => [code, holidaysOf(code, first, last)] as const);
  const uses = Map.groupBy(
    known.flatMap(([, days]) => [...days.values()]),
    (name) => name,
  );
  const names = [...uses]
    .sort(([a, { length: many }], [b, { length: few }]) => few - many || (a < b ? -1 : 1))
    .map(([name]) => name);
  const indexOf = new Map(names.map((name, index) => [name, index.toString(NAME_RADIX)]));
  const years = Array.from({ length: last - first + 1 }, (_, index) => `${first + index}`);
  const rows = known.map(([code, days]) => {
    const tokens = years.map((year) =>
      [...days]
        .filter(([date]) => date.startsWith(year))
        .map(([date, name]) => `${date.slice(5, 7)}${date.slice(8)}${indexOf.get(name)}`)
        .sort(),
    );
    const always = tokens[0]?.filter((token) => tokens.every((year) => year.includes(token))) ?? [];
    const rest = tokens.map((year) => year.filter((token) => !always.includes(token)));
    return [code, [always, ...rest].map((section) => section.join(" ")).join("|")] as const;
  });
  return { first, last, names, countries: Object.fromEntries(rows) };
}

/** Date to name: the first that the library lists of a day, a holiday before a substitute for another. */
function holidaysOf(country: string, first: number, last: number): Map<string, string> {
  const days = new Map<string, string>();
  const library = new Holidays(country);
  // The year before reaches into the first, where a holiday of several days begins in December.
  for (let year = first - 1; year <= last; year += 1) {
    const found = library.getHolidays(year, "en").filter(({ type }) => type === "public");
    for (const holiday of found.sort((a, b) => Number(isSubstitute(a)) - Number(isSubstitute(b)))) {
      for (const date of wholeDays(holiday)) if (!days.has(date)) days.set(date, holiday.name);
    }
  }
  return days;
}

const isSubstitute = (holiday: HolidaysTypes.Holiday) => holiday.substitute === true;

/**
 * The days that a holiday takes up whole. `date` is its day and clock; a day that begins at the sunset before is
 * `00:00:00 -0600` with a start six hours earlier, so what counts is how long it lasts, from `date` on.
 */
export function wholeDays({
  date,
  start,
  end,
}: Pick<HolidaysTypes.Holiday, "date" | "start" | "end">): string[] {
  const [day = "", clock = ""] = date.split(" ");
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const from = hours + minutes / 60;
  const to = from + (end.getTime() - start.getTime()) / HOUR_MS + CLOCK_CHANGE_HOURS;
  const whole: string[] = [];
  for (let index = Math.ceil(from / DAY_HOURS); (index + 1) * DAY_HOURS <= to; index += 1) {
    whole.push(
      new Date(Date.parse(`${day}T00:00:00Z`) + index * DAY_HOURS * HOUR_MS).toISOString().slice(0, 10),
    );
  }
  return whole;
}
