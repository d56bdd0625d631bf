import { nice, tickIncrement } from "d3-array";

/** Bars that a small chart has room for; bounds are round, so there may be some more or fewer. */
const BARS = 10;

/** From `from` on and before `to`; the last bar's `to` belongs to it. */
export interface Bar<Bound> {
  from: Bound;
  to: Bound;
  count: number;
}

/** Bars with round bounds (1, 2 or 5 times a power of ten) over numbers. All the same: one bar, from and to that number. */
export function numberBars(
  values: readonly { value: number; count: number }[],
  low: number,
  high: number,
): Bar<number>[] {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  if (low === high) return [{ from: low, to: low, count: total }];
  const [first, last] = nice(low, high, BARS);
  // Below one it is the negative inverse, which keeps 0.1 exact.
  const increment = tickIncrement(first, last, BARS);
  const edge = (index: number) => (increment < 0 ? index / -increment : index * increment);
  const placeOf = (value: number) => (increment < 0 ? value * -increment : value / increment);
  const start = Math.round(placeOf(first));
  const bars = Array.from({ length: Math.round(placeOf(last)) - start }, (_, index) => ({
    from: edge(start + index),
    to: edge(start + index + 1),
    count: 0,
  }));
  for (const { value, count } of values) {
    const bar = bars[Math.min(Math.floor(placeOf(value) + 1e-9) - start, bars.length - 1)];
    if (bar) bar.count += count;
  }
  return bars;
}

const DAY_MS = 86_400_000;

/** Bars of days, weeks (from Monday), months or years, whichever shows some ten to thirty; dates as `YYYY-MM-DD`. */
export function dateBars(days: readonly { value: string; count: number }[]): Bar<string>[] {
  const known = days.filter(({ value }) => !Number.isNaN(Date.parse(value)));
  const times = known.map(({ value }) => Date.parse(value));
  if (times.length === 0) return [];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const span = (last - first) / DAY_MS;
  const unit = span <= 31 ? "day" : span <= 200 ? "week" : span <= 1_100 ? "month" : "year";
  const bars: (Bar<string> & { at: number })[] = [];
  for (let at = startOf(first, unit); at <= last; at = nextOf(at, unit))
    bars.push({ from: dateOf(at), to: dateOf(nextOf(at, unit)), at, count: 0 });
  for (const { value, count } of known) {
    const bar = bars.findLast(({ at }) => at <= Date.parse(value));
    if (bar) bar.count += count;
  }
  return bars.map(({ at: _, ...bar }) => bar);
}

type Unit = "day" | "week" | "month" | "year";

function startOf(at: number, unit: Unit): number {
  const day = new Date(at);
  if (unit === "day") return at;
  if (unit === "week") return at - ((day.getUTCDay() + 6) % 7) * DAY_MS;
  return Date.UTC(day.getUTCFullYear(), unit === "month" ? day.getUTCMonth() : 0);
}

function nextOf(at: number, unit: Unit): number {
  const day = new Date(at);
  if (unit === "day") return at + DAY_MS;
  if (unit === "week") return at + 7 * DAY_MS;
  if (unit === "month") return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1);
  return Date.UTC(day.getUTCFullYear() + 1, 0);
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, "YYYY-MM-DD".length);
