import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { WEEKDAYS } from "../../src/gate/calling-window.ts";
import { occurrences } from "../../src/schedules/occurrences.ts";
import { checkRecurrence, Recurrence } from "../../src/schedules/recurrence.ts";
import { firstOf } from "./first-of.ts";
import { local, recurring } from "./recurrence-arbitrary.ts";

const DAYS_WALKED = 900;
const MONDAY = Temporal.PlainDate.from("2023-01-02");

const daysSince = (date: Temporal.PlainDate) => MONDAY.until(date).days;
const weekOf = (date: Temporal.PlainDate) => Math.floor(daysSince(date) / 7);
const monthOf = (date: Temporal.PlainDate) => date.year * 12 + date.month;

/** Whether a day belongs to a recurrence, told from that day alone. */
function isMatch(date: Temporal.PlainDate, start: Temporal.PlainDate, rule: Recurrence): boolean {
  const isTurn = (number: (of: Temporal.PlainDate) => number) =>
    (number(date) - number(start)) % rule.interval === 0;
  if (rule.frequency === "daily") return isTurn(daysSince);
  if (rule.frequency === "monthly")
    return isTurn(monthOf) && date.day === Math.min(rule.day_of_month ?? start.day, date.daysInMonth);
  const names = rule.days_of_week ?? [WEEKDAYS[start.dayOfWeek - 1]];
  return isTurn(weekOf) && names.includes(WEEKDAYS[date.dayOfWeek - 1]);
}

/** The same by walking every day from the start, and comparing texts. */
function walk(start: string, rule: Recurrence, after: string | null): string[] {
  const first = Temporal.PlainDate.from(start);
  const end = rule.until?.replace(/^.{10}$/, "$&T23:59:59").replace(/T.{5}$/, "$&:00") ?? "9999";
  return Array.from({ length: DAYS_WALKED }, (_, days) => first.add({ days }))
    .filter((date) => isMatch(date, first, rule))
    .map((date) => `${date}${start.slice(10)}`)
    .filter((time) => time >= start && time <= end && (after === null || time > after));
}

/** A time to go on from, within what is walked. */
const passed = fc.option(fc.tuple(fc.nat(500), fc.nat(86_399)));
const ahead = (start: string, [days, seconds]: [number, number]) =>
  Temporal.PlainDateTime.from(start).add({ days, seconds }).toString({ smallestUnit: "second" });

it("finds by arithmetic what a walk from the start finds, day by day", () => {
  fc.assert(
    fc.property(recurring, passed, ({ start, recurrence }, step) => {
      const after = step && ahead(start, step);
      const expected = walk(start, recurrence, after);
      const last = ahead(start, [DAYS_WALKED - 1, 0]);
      const found = firstOf(occurrences(start, recurrence, after), expected.length + 1);
      expect(found.map(({ local }) => local).filter((time) => time <= last)).toEqual(expected);
    }),
    { numRuns: 80 },
  );
});

it("goes on from any of its times as if it had not stopped", () => {
  fc.assert(
    fc.property(recurring, fc.nat(30), ({ start, recurrence }, index) => {
      const all = firstOf(occurrences(start, recurrence, null), 40);
      const from = all[index];
      if (from === undefined) return;
      const rest = all.slice(index + 1);
      expect(firstOf(occurrences(start, recurrence, from.local), rest.length)).toEqual(rest);
    }),
  );
});

it("comes in order, at the start's time of day, on matching days, up to until, skipped on skipped dates alone", () => {
  fc.assert(
    fc.property(recurring, fc.option(local), ({ start, recurrence }, after) => {
      let previous = after ?? "";
      for (const one of firstOf(occurrences(start, recurrence, after), 60)) {
        const date = Temporal.PlainDate.from(one.local);
        expect(one.local > previous && one.local >= start).toBe(true);
        expect(one.local.slice(10)).toBe(start.slice(10));
        expect(isMatch(date, Temporal.PlainDate.from(start), recurrence)).toBe(true);
        if (recurrence.until)
          expect(one.local.slice(0, recurrence.until.length) <= recurrence.until).toBe(true);
        expect(one.skipped !== null).toBe(recurrence.skip_dates?.includes(date.toString()) ?? false);
        previous = one.local;
      }
    }),
  );
});

it("ends by itself", () => {
  fc.assert(
    fc.property(recurring, fc.option(local), ({ start, recurrence }, after) => {
      const from = after !== null && after > start ? after : start;
      const horizon = Temporal.PlainDateTime.from(from).add({ years: 10 }).toString();
      for (const one of occurrences(start, recurrence, after)) expect(one.local <= horizon).toBe(true);
    }),
    { numRuns: 20 },
  );
});

it("is checked to run by the same rules as it runs", () => {
  fc.assert(
    fc.property(recurring, ({ start, recurrence }) => {
      const runs = [...occurrences(start, recurrence, null)].some(({ skipped }) => skipped === null);
      expect(checkRecurrence(recurrence, start).length).toBe(runs ? 0 : 1);
    }),
    { numRuns: 40 },
  );
});

it("is the same after it was stored", () => {
  fc.assert(
    fc.property(recurring, ({ recurrence }) => {
      expect(Recurrence.parse(JSON.parse(JSON.stringify(recurrence)))).toEqual(recurrence);
    }),
  );
});
