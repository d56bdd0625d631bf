import type { CallingWindow } from "../gate/calling-window.ts";
import type { Timing } from "../gate/next-allowed.ts";
import { NeverAllowed, unlessNever } from "../gate/shift-into-window.ts";
import { sayReason } from "../reasons/say.ts";
import type { ScheduleRow } from "../store/schedules.ts";
import { readableAt, resolveLocal } from "../time/local-time.ts";
import { outsidePlan } from "./next-runs.ts";
import { type AttemptOutcome, retryAfter } from "./retry.ts";
import { sentences } from "./sentences.ts";
import { type Planned, type Wait, waitForRun, waitUntil } from "./wait.ts";

const MINUTE_MS = 60_000;
/** A run that the rules keep from being tried for so long is none any more: nobody waits for that call. */
const RUN_EXPIRES_AFTER_MS = 7 * 86_400_000;

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
export function decideNext(ended: Ending, schedule: Scheduled, timing: TimingUnder): NextStep {
  if (schedule.nextRunAt !== null) return moved(schedule, schedule.nextRunAt);
  const next = orNull(() => waitForRun(schedule, timing(null), ended.now));
  const { told, reached = false, another } = meaningOf(ended, schedule, timing);
  const step = another && again(schedule, next, another.wait);
  if (step?.wait) return { status: "active", wait: step.wait, news: another?.news(step.wait) ?? "" };
  return afterRun(sentences(told, step?.why ?? null), reached, schedule, next);
}

/** What an ending says of its run, and the other attempt that it asks for. */
interface Meaning {
  /** In sentences; empty where the other attempt says it all. */
  told: string;
  reached?: true;
  another?: { wait: () => Wait; news: (wait: Wait) => string };
}

function meaningOf({ tries, ending, now }: Ending, schedule: Scheduled, timing: TimingUnder): Meaning {
  if (ending.kind === "unknown") return { told: sayReason("attempt.unknown") };
  if (ending.kind === "postponed") {
    const wait = () => waitUntil(ending.until, null, timing(null));
    return { told: "", another: { wait, news: () => ending.explanation } };
  }
  const { outcome } = ending;
  const attempt = { n: tries, how: WORDS[outcome] };
  if (outcome === "completed") return { told: sayReason("attempt.ended", attempt), reached: true };
  const retry = retryAfter(schedule.retry, outcome);
  if (!retry) {
    const told = schedule.retry
      ? sayReason("attempt.not_retried", { ...attempt, outcome })
      : sayReason("attempt.only", attempt);
    return { told };
  }
  const { attempts: most, delayMinutes, window } = retry;
  if (tries >= most) return { told: sayReason("attempt.last", { ...attempt, most }) };
  const follows = ({ nextRunAt, news }: Wait) => {
    const follow = { next: tries + 1, most, at: readableAt(nextRunAt, schedule.timezone) };
    return sentences(sayReason("attempt.follows", { ...attempt, ...follow }), news);
  };
  const wait = () => waitUntil(now + delayMinutes * MINUTE_MS, null, timing(window));
  return { told: sayReason("attempt.ended", attempt), another: { wait, news: follows } };
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
  const another = orNull(wait);
  if (!another) return { wait: null, why: sayReason("window.never") };
  const meant = (run: string) => resolveLocal(run, schedule.timezone).at;
  if (next?.nextRun && meant(next.nextRun) <= another.nextRunAt) {
    return { wait: null, why: sayReason("attempt.next_run_first") };
  }
  const outside = outsidePlan(schedule, another.nextRunAt);
  if (outside !== null) return { wait: null, why: outside };
  if (schedule.lastRun && another.nextRunAt > meant(schedule.lastRun) + RUN_EXPIRES_AFTER_MS) {
    return { wait: null, why: sayReason("attempt.too_late") };
  }
  return { wait: another };
}

function afterRun(told: string, reached: boolean, schedule: Scheduled, next: Wait | null): NextStep {
  if (next) {
    const when = sayReason("run.next", { at: readableAt(next.nextRunAt, schedule.timezone) });
    return { status: "active", wait: next, news: sentences(told, when, next.news) };
  }
  const end = schedule.recurrence ? sentences(told, sayReason("run.last")) : told;
  return { status: reached || schedule.recurrence ? "completed" : "failed", news: end };
}

function orNull(wait: () => Wait | null): Wait | null {
  const found = unlessNever(wait);
  return found instanceof NeverAllowed ? null : found;
}
