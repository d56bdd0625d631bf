import type { Recurrence } from "../../src/schedules/recurrence.ts";
import { type Chronicle, type RequestedPlan, scheduleOf } from "./chronicle.ts";
import { localTimeOf, weekdayOf, whyShut } from "./local-clock.ts";
import { OWN_WINDOW } from "./requests.ts";

const DAY_MS = 86_400_000;
const DATE_CHARS = "2026-10-05".length;
/** An hour for whatever was lost on the way. */
const PATIENCE_MS = 3_600_000;

export interface MissedRun {
  scheduleId: string;
  why: string;
}

export interface RunsChecked {
  /** Runs that a calendar says were due. */
  due: number;
  missed: MissedRun[];
}

/**
 * Runs of requested schedules that were due before `now` (epoch ms) and for which the network was never asked. Only
 * of schedules that nobody changed, alone with their number, without retries and with a window that is open every
 * day, where a calendar says it all.
 */
export function missedRuns({ requested, rings, suppressed, ringable }: Chronicle, now: number): RunsChecked {
  const asked = Map.groupBy(rings, ({ attemptId }) => scheduleOf(attemptId));
  const rungBy = Map.groupBy(rings, ({ toNumber }) => toNumber);
  let due = 0;
  const missed = [...requested].flatMap(([scheduleId, plans]) => {
    const [plan, change] = plans;
    if (!plan || change || plan.hasRetry || plan.window !== OWN_WINDOW) return [];
    if (suppressed.has(plan.toNumber)) return [];
    // Rings of a follow-up to the same number may put a run off, by the rest that it is owed.
    if (rungBy.get(plan.toNumber)?.some(({ attemptId }) => scheduleOf(attemptId) !== scheduleId)) return [];
    const { zones, country } = ringable.get(plan.toNumber) ?? { zones: [], country: "" };
    const runs = runsOf(plan, now - PATIENCE_MS);
    if (runs.some((at) => whyShut(at, OWN_WINDOW, zones, country) !== null)) return [];
    const dates = new Set((asked.get(scheduleId) ?? []).map(({ at }) => localTimeOf(at, plan.timezone).date));
    due += runs.length;
    return runs
      .map((at) => localTimeOf(at, plan.timezone))
      .filter(({ date }) => !dates.has(date))
      .map(({ date, clock }) => ({ scheduleId, why: `nothing was dialled for ${date} ${clock}` }));
  });
  return { due, missed };
}

/** The instants at which a plan should run before `end`; monthly ones only the first time. */
function runsOf({ scheduledAt, timezone, recurrence }: RequestedPlan, end: number): number[] {
  const [first = "", clock = ""] = scheduledAt.split("T");
  const runs: number[] = [];
  const most = recurrence ? (recurrence.max_runs ?? Number.POSITIVE_INFINITY) : 1;
  for (let days = 0; runs.length < most; days++) {
    const date = new Date(Date.parse(`${first}T00:00:00Z`) + days * DAY_MS)
      .toISOString()
      .slice(0, DATE_CHARS);
    const at = instantOf(`${date}T${clock}`, timezone);
    if (at >= end || (recurrence?.until !== undefined && date > recurrence.until)) break;
    if (!recurrence || isOn(date, days, recurrence)) runs.push(at);
  }
  return runs;
}

function isOn(
  date: string,
  days: number,
  { frequency, interval, days_of_week, skip_dates }: Recurrence,
): boolean {
  if (skip_dates?.includes(date)) return false;
  if (frequency === "daily") return days % interval === 0;
  if (frequency === "weekly") return days_of_week?.includes(weekdayOf(date)) ?? days % 7 === 0;
  return days === 0;
}

/** The instant of a local time (`YYYY-MM-DDTHH:MM`), by what the runtime's calendar shows for a guess. */
function instantOf(local: string, timezone: string): number {
  const wanted = Date.parse(`${local}:00Z`);
  let at = wanted;
  for (let guesses = 0; guesses < 2; guesses++) {
    const { date, clock } = localTimeOf(at, timezone);
    at += wanted - Date.parse(`${date}T${clock}Z`);
  }
  return at;
}
