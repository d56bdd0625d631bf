import type { Moment } from "../moment.ts";
import type { Mention } from "../value.ts";
import type { Line, Span } from "./line.ts";

/** The moments of a text by the tokens that they stand on. */
export interface MomentsOn {
  /** Any token of a day → the day's own span. */
  days: ReadonlyMap<number, Span>;
  /** First, or last, token of a time without a day → its span and HH:MM. */
  timesFrom: ReadonlyMap<number, Hour>;
  timesTo: ReadonlyMap<number, Hour>;
}

/** A time of day where it was said, as HH:MM. */
export interface Hour extends Span {
  time: string;
}

/** Where in a line the moments of its text stand, in the order of the text. */
export function momentsOn({ tokens }: Line, moments: readonly Mention<Moment>[]): MomentsOn {
  const days = new Map<number, Span>();
  const timesFrom = new Map<number, Hour>();
  const timesTo = new Map<number, Hour>();
  let at = 0;
  for (const { start, end, value } of moments) {
    while (at < tokens.length && (tokens[at]?.end ?? end) <= start) at++;
    const from = at;
    while (at < tokens.length && (tokens[at]?.start ?? end) < end) at++;
    const span = { from, to: at };
    if (value.time !== null && isDayless(value)) {
      timesFrom.set(from, { ...span, time: value.time });
      timesTo.set(at - 1, { ...span, time: value.time });
    } else {
      for (let token = from; token < at; token++) days.set(token, span);
    }
  }
  return { days, timesFrom, timesTo };
}

/** A time of day without a day. */
export function isDayless({ date, relative, day, weekday, alternatives, noSuchDay }: Moment): boolean {
  const named = day !== undefined || weekday !== undefined || alternatives.length > 0 || noSuchDay;
  return date === null && !relative && !named;
}
