import type { CallingWindow } from "../gate/calling-window.ts";
import type { Timing } from "../gate/next-allowed.ts";
import { NeverAllowed } from "../gate/shift-into-window.ts";
import type { ScheduleRow } from "../store/schedules.ts";
import { readableAt, resolveLocal } from "../time/local-time.ts";
import { outsidePlan } from "./next-runs.ts";
import { type AttemptOutcome, retryAfter } from "./retry.ts";
import { sentences } from "./sentences.ts";
import { type Planned, type Wait, waitForRun, waitUntil } from "./wait.ts";

const MINUTE_MS = 60_000;
/** A run that the rules keep from being tried for so long is none any more: nobody waits for that call. */
export const RUN_EXPIRES_AFTER_MS = 7 * 86_400_000;

/** How an attempt was over: with its outcome, or as one of which nothing was heard, or that a rule put off. */
export type AttemptEnding =
  | { kind: "ended"; outcome: AttemptOutcome }
  | { kind: "unknown" }
  | { kind: "postponed"; until: number; explanation: string };

export interface Ending {
  /** How often this run was dialled, this attempt included. */
  tries: number;
  ending: AttemptEnding;
  /** Epoch milliseconds. */
  now: number;
}

/** What a schedule does after an attempt. `news` is in sentences. */
export type NextStep =
  | { status: "active"; wait: Wait; news: string }
  | { status: "completed" | "failed"; news: string };

export type Scheduled = Planned &
  Pick<ScheduleRow, "retry" | "nextRun" | "notBefore" | "nextRunAt" | "shiftedFrom" | "news">;

/** The timing under a window; null: the schedule's own. */
export type TimingUnder = (window: CallingWindow | null) => Timing;

const WORDS: Record<AttemptOutcome, string> = {
  completed: "was answered",
  no_answer: "was not answered",
  busy: "found the line busy",
  failed: "failed",
  voicemail: "reached voicemail",
};

/**
 * Where a schedule goes from an attempt's end. A conversation ends the run; without one, `retry` says whether another
 * attempt follows. An attempt of which nothing was heard may have rung, so its run is over. Where a run is over the next
 * one of the recurrence follows, and where none is left the schedule is: completed after a conversation or a recurrence,
 * else failed.
 */
export function decideNext(
  { tries, ending, now }: Ending,
  schedule: Scheduled,
  timing: TimingUnder,
): NextStep {
  if (schedule.nextRunAt !== null) return moved(schedule, schedule.nextRunAt);
  const next = orNever(() => waitForRun(schedule, timing(null), now));
  const over = (told: string, reached: boolean) => afterRun(told, reached, schedule, next);
  if (ending.kind === "unknown") {
    const why =
      "The provider never said how the attempt ended; it may have rung, so it is not dialled again.";
    return over(why, false);
  }
  if (ending.kind === "postponed") {
    const step = again(schedule, next, () => waitUntil(ending.until, null, timing(null)));
    return step.wait
      ? { status: "active", wait: step.wait, news: ending.explanation }
      : over(step.why, false);
  }
  const { outcome } = ending;
  const told = `Attempt ${tries} ${WORDS[outcome]}`;
  if (outcome === "completed") return over(`${told}.`, true);
  const retry = retryAfter(schedule.retry, outcome);
  if (!retry)
    return over(
      `${told}; ${schedule.retry ? `${outcome} is not retried` : "no further one was asked for"}.`,
      false,
    );
  if (tries >= retry.attempts) return over(`${told}; it was the last of ${retry.attempts}.`, false);
  const at = now + retry.delayMinutes * MINUTE_MS;
  const step = again(schedule, next, () => waitUntil(at, null, timing(retry.window)));
  if (!step.wait) return over(`${told}. ${step.why}`, false);
  const when = readableAt(step.wait.nextRunAt, schedule.timezone);
  const follows = `${told}; attempt ${tries + 1} of ${retry.attempts} follows ${when}.`;
  return { status: "active", wait: step.wait, news: sentences(follows, step.wait.news) };
}

/** Someone gave the schedule another time while the phone rang: that stands. */
function moved({ nextRun, notBefore, shiftedFrom, news }: Scheduled, nextRunAt: number): NextStep {
  const wait = { nextRun, notBefore, nextRunAt, shiftedFrom, news };
  return { status: "active", wait, news: news ?? "" };
}

/** Another attempt of the run under way, unless the next run comes first or nobody waits for it any more. */
function again(
  schedule: Scheduled,
  next: Wait | null,
  wait: () => Wait,
): { wait: Wait } | { wait: null; why: string } {
  const another = orNever(wait);
  if (!another) return { wait: null, why: "The calling window never opens." };
  const meant = (run: string) => resolveLocal(run, schedule.timezone).at;
  if (next?.nextRun && meant(next.nextRun) <= another.nextRunAt) {
    return { wait: null, why: "The next run comes before another attempt of this one may." };
  }
  const outside = outsidePlan(schedule, another.nextRunAt);
  if (outside !== null) return { wait: null, why: outside };
  if (schedule.lastRun && another.nextRunAt > meant(schedule.lastRun) + RUN_EXPIRES_AFTER_MS) {
    return { wait: null, why: "Another attempt would come more than seven days after its time." };
  }
  return { wait: another };
}

function afterRun(told: string, reached: boolean, schedule: Scheduled, next: Wait | null): NextStep {
  if (next) {
    const when = `The next run is ${readableAt(next.nextRunAt, schedule.timezone)}.`;
    return { status: "active", wait: next, news: sentences(told, when, next.news) };
  }
  const end = schedule.recurrence ? sentences(told, "It was the last run.") : told;
  return { status: reached || schedule.recurrence ? "completed" : "failed", news: end };
}

function orNever(wait: () => Wait | null): Wait | null {
  try {
    return wait();
  } catch (error) {
    if (error instanceof NeverAllowed) return null;
    throw error;
  }
}
