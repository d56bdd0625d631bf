import { nextAllowed, type Timing } from "../gate/next-allowed.ts";
import { NeverAllowed, type Shifted, unlessNever } from "../gate/shift-into-window.ts";
import type { ScheduleRow } from "../store/schedules.ts";
import { nextRuns, type Run } from "./next-runs.ts";
import type { Planned } from "./wait.ts";

/** A time to come of a schedule, and what shifted or skips it. */
export interface RunAhead extends Pick<Run, "at" | "shiftedFrom" | "skipped" | "explanation"> {
  /** True for what the schedule waits for now. */
  isNext: boolean;
}

type Waiting = Planned & Pick<ScheduleRow, "nextRun" | "nextRunAt" | "shiftedFrom" | "news">;

/**
 * The times at which a schedule that can ring does so, in order, by the rules of now: what it waits for first, be it another
 * attempt, then its runs under `timing`. Without end for a recurrence without one.
 */
export function* runsAhead(schedule: Waiting, timing: Timing, now: number): Generator<RunAhead, void> {
  const { nextRunAt, shiftedFrom, news } = schedule;
  if (nextRunAt !== null) {
    yield { at: nextRunAt, shiftedFrom, skipped: null, explanation: news, isNext: true };
  }
  const isWaiting = nextRunAt !== null && schedule.nextRun !== null;
  const runs = schedule.runs + (isWaiting ? 1 : 0);
  const after = isWaiting ? schedule.nextRun : schedule.lastRun;
  // A window that never opens, by rules that changed since the booking, is no reason to tell nothing.
  let never: string | null = null;
  // Asked for each run twice: by the run before it, whether it rings instead, and by itself.
  let last: { asked: number; allowed: Shifted } | null = null;
  const allow = (at: number) => {
    if (last?.asked !== at) last = { asked: at, allowed: ask(at) };
    return last.allowed;
  };
  const ask = (at: number): Shifted => {
    const allowed = unlessNever(() => nextAllowed(at, timing));
    never = allowed instanceof NeverAllowed ? allowed.message : null;
    return allowed instanceof NeverAllowed ? { at, explanation: null } : allowed;
  };
  for (const { at, shiftedFrom: from, skipped, explanation } of nextRuns(
    { ...schedule, runs, after },
    now,
    allow,
  )) {
    yield { at, shiftedFrom: from, skipped: skipped ?? never, explanation, isNext: false };
  }
}
