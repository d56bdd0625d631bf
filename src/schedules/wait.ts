import { nextAllowed, type Timing } from "../gate/next-allowed.ts";
import type { ScheduleRow } from "../store/schedules.ts";
import { nextRun } from "./next-runs.ts";

/** What a schedule waits for next, as its row holds it. */
export interface Wait {
  /** Local time of the run; null where it is another attempt of the run under way. */
  nextRun: string | null;
  /** Epoch ms; null: the run's own time. */
  notBefore: number | null;
  /** Epoch ms, after the rules had their say. */
  nextRunAt: number;
  /** Epoch ms before they moved it; null where they did not. */
  shiftedFrom: number | null;
  /** What moved it, in sentences; null where nothing did. */
  news: string | null;
}

/** What a row says of the runs to come. */
export type Planned = Pick<ScheduleRow, "scheduledAt" | "timezone" | "recurrence" | "runs" | "lastRun">;

/** The next run of a schedule; null where none is left. Throws NeverAllowed. */
export function waitForRun(schedule: Planned, timing: Timing, now: number): Wait | null {
  const run = nextRun({ ...schedule, after: schedule.lastRun }, now, (at) => nextAllowed(at, timing));
  if (!run) return null;
  const { local, at, shiftedFrom, explanation } = run;
  return { nextRun: local, notBefore: null, nextRunAt: at, shiftedFrom, news: explanation };
}

/** An attempt not before `at` (epoch ms): of the run under way, or of the run meant for `run`. Throws NeverAllowed. */
export function waitUntil(at: number, run: string | null, timing: Timing): Wait {
  const allowed = nextAllowed(at, timing);
  return {
    nextRun: run,
    notBefore: at,
    nextRunAt: allowed.at,
    shiftedFrom: allowed.at === at ? null : at,
    news: allowed.explanation,
  };
}
