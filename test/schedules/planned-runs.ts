import { CallingWindow } from "../../src/gate/calling-window.ts";
import { shiftIntoWindow } from "../../src/gate/shift-into-window.ts";
import { type Allow, nextRuns, type RunPlan } from "../../src/schedules/next-runs.ts";
import { Recurrence } from "../../src/schedules/recurrence.ts";
import { firstOf } from "./first-of.ts";

export const always: Allow = (at) => ({ at, explanation: null });

export const within =
  (window: Partial<CallingWindow>, zone: string): Allow =>
  (at) =>
    shiftIntoWindow(at, { window: CallingWindow.parse(window), zones: [zone], country: null });

export const plan = (
  scheduledAt: string,
  timezone: string,
  recurrence: unknown = null,
  rest: Partial<RunPlan> = {},
): RunPlan => ({
  scheduledAt,
  timezone,
  recurrence: recurrence === null ? null : Recurrence.parse(recurrence),
  runs: 0,
  after: null,
  ...rest,
});

const iso = (at: number) => new Date(at).toISOString().replace(".000Z", "Z");
export const runs = (of: RunPlan, now: string, allow = always, count = 5) =>
  firstOf(nextRuns(of, Date.parse(now), allow), count);
/** Instants, a skipped one in brackets. */
export const times = (...asked: Parameters<typeof runs>) =>
  runs(...asked).map(({ at, skipped }) => (skipped === null ? iso(at) : `(${iso(at)})`));

export const DAILY = { frequency: "daily" };
export const LONG_AGO = "2000-01-01T00:00:00Z";
