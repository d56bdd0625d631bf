import table from "./data/public-holidays.json" with { type: "json" };

/** The last year of the table; `npm run gate-data` moves it on. */
export const LAST_HOLIDAY_YEAR: number = table.last;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** A token is `MMDD` and the name's index in base 36. */
const DAY_LENGTH = 4;
const NAME_RADIX = 36;

const countries: Partial<Record<string, string>> = table.countries;

/**
 * The national public holiday that a country keeps on a day, in English where it has an English name, or null. `country`
 * is ISO 3166-1 alpha-2, `date` the country's own YYYY-MM-DD. Substitute days count, half days do not, nor those of
 * single regions. Days of the Islamic calendar are computed and may lie one off the sighted moon. Null also for a
 * country or year that the table does not have. Source: date-holidays (src/gate/data/README.md).
 */
export function publicHoliday(country: string, date: string): string | null {
  const [, year, month, day] = DATE.exec(date) ?? [];
  const index = Number(year) - table.first;
  const [everyYear, ...years] = countries[country]?.split("|") ?? [];
  const ofYear = years[index];
  if (everyYear === undefined || ofYear === undefined) return null;
  const wanted = `${month}${day}`;
  const token = `${everyYear} ${ofYear}`.split(" ").find((one) => one.startsWith(wanted));
  return token === undefined
    ? null
    : (table.names[Number.parseInt(token.slice(DAY_LENGTH), NAME_RADIX)] ?? null);
}
