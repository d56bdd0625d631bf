import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { CallingWindow, WEEKDAYS } from "../../src/gate/calling-window.ts";
import { Recurrence } from "../../src/schedules/recurrence.ts";
import { zoned } from "../../src/time/local-time.ts";

const ZONES = [
  "UTC",
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/Argentina/Buenos_Aires",
  "America/Havana",
  "America/Los_Angeles",
  "America/New_York",
  "America/Nuuk",
  "America/Santiago",
  "America/Sao_Paulo",
  "America/St_Johns",
  "America/Vancouver",
  "Asia/Beirut",
  "Asia/Gaza",
  "Asia/Jerusalem",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Europe/Dublin",
  "Europe/Istanbul",
  "Europe/Kyiv",
  "Europe/London",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
];

const FIRST_DAY = Temporal.PlainDate.from("2024-01-01");
const DAYS = 7 * 365;

export const zone = fc.constantFrom(...ZONES);

/** A day of 2024 to 2030. */
const day = fc.nat(DAYS).map((days) => FIRST_DAY.add({ days }).toString());

const clock = fc
  .tuple(fc.oneof(fc.nat(23), fc.nat(3)), fc.constantFrom(0, 15, 30, 45, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

/** A local time; one in three in the small hours, where clocks change. */
export const local = fc.tuple(day, clock).map(([date, time]) => `${date}T${time}:00`);

/** An instant, epoch ms. */
const instant = fc
  .tuple(day, fc.nat(86_399_999))
  .map(([date, ms]) => Temporal.PlainDate.from(date).toZonedDateTime("UTC").epochMilliseconds + ms);

const interval = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 366 }));
const rhythm = fc.oneof(
  fc.record({ frequency: fc.constant("daily"), interval }),
  fc.record(
    {
      frequency: fc.constant("weekly"),
      interval: fc.integer({ min: 1, max: 8 }),
      days_of_week: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    },
    { requiredKeys: ["frequency"] },
  ),
  fc.record(
    {
      frequency: fc.constant("monthly"),
      interval: fc.integer({ min: 1, max: 14 }),
      day_of_month: fc.integer({ min: 1, max: 31 }),
    },
    { requiredKeys: ["frequency"] },
  ),
);

const bounds = fc.record(
  {
    /** Days after the start, and whether with a time. */
    until: fc.tuple(fc.nat(900), fc.boolean()),
    max_runs: fc.integer({ min: 1, max: 12 }),
    skipped: fc.array(fc.nat(40), { maxLength: 20 }),
  },
  { requiredKeys: [] },
);

/** A recurrence; its end and its skipped dates are near enough to the start to meet a run. */
const recurrenceFrom = (start: string) =>
  fc.tuple(rhythm, bounds).map(([kind, { until, max_runs, skipped }]) => {
    const date = Temporal.PlainDate.from(start);
    const dayAfter = (days: number) => date.add({ days }).toString();
    return Recurrence.parse({
      ...kind,
      ...(max_runs && { max_runs }),
      ...(until && { until: until[1] ? `${dayAfter(until[0])}T12:00` : dayAfter(until[0]) }),
      ...(skipped && { skip_dates: skipped.map(dayAfter) }),
    });
  });

export const recurring = local.chain((start) =>
  recurrenceFrom(start).map((recurrence) => ({ start, recurrence })),
);

/** A start some days before the clocks of a zone change, at a time of day that they skip or show twice there. */
const nearChange = fc
  .tuple(zone, instant, fc.oneof(fc.constant(0), fc.nat(3)), fc.integer({ min: -29, max: 29 }))
  .map(([timezone, at, days, minutes]) => {
    const change = zoned(at, timezone).getTimeZoneTransition("next") ?? zoned(at, timezone);
    const before = change.subtract({ nanoseconds: 1 }).toPlainDateTime().add({ nanoseconds: 1 });
    return {
      timezone,
      scheduledAt: before.add({ minutes }).subtract({ days }).toString({ smallestUnit: "second" }),
    };
  });

/** A plan and a moment from a week before its start to two years after it. */
export const asking = fc
  .oneof(fc.record({ timezone: zone, scheduledAt: local }), nearChange)
  .chain(({ timezone, scheduledAt }) =>
    fc.record({
      timezone: fc.constant(timezone),
      scheduledAt: fc.constant(scheduledAt),
      recurrence: recurrenceFrom(scheduledAt),
      runs: fc.constant<number>(0),
      daysPassed: fc.option(fc.integer({ min: -7, max: 400 }), { freq: 1 }),
      hoursToNow: fc.oneof(
        fc.integer({ min: -170, max: 0 }),
        fc.integer({ min: -2, max: 170 }),
        fc.integer({ min: 0, max: 2 * 8766 }),
      ),
    }),
  )
  .map(({ daysPassed, hoursToNow, ...plan }) => {
    const start = Temporal.PlainDateTime.from(plan.scheduledAt);
    const after =
      daysPassed === null ? null : start.add({ days: daysPassed }).toString({ smallestUnit: "second" });
    return {
      plan: { ...plan, after },
      now: start.add({ hours: hoursToNow }).toZonedDateTime(plan.timezone).epochMilliseconds,
    };
  });

/** Across midnight one time in two; at least half an hour long. */
export const callingWindow = fc
  .tuple(fc.subarray([...WEEKDAYS], { minLength: 1 }), clock, clock)
  .filter(([, start, end]) => start.slice(0, 2) !== end.slice(0, 2))
  .map(([days, start, end]) => CallingWindow.parse({ days, start, end }));
