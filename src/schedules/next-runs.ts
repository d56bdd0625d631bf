import type { Shifted } from "../gate/shift-into-window.ts";
import { sayReason } from "../reasons/say.ts";
import { localAt, readableAt, resolveLocal } from "../time/local-time.ts";
import { isBefore, isPastUntil, localTime, type Occurrence, occurrences, whySkipped } from "./occurrences.ts";
import type { Recurrence } from "./recurrence.ts";
import { sentences } from "./sentences.ts";

const DAY_MS = 86_400_000;
/** The clocks never jumped further than a day (Samoa in 2011): what was meant before that rings before now. */
const LONGEST_JUMP_MS = 2 * DAY_MS;

/** What was asked for. No instant is in it, so that a change of a zone's rules counts for every run to come. */
export interface RunPlan {
  /** Local ISO time of the start. */
  scheduledAt: string;
  timezone: string;
  recurrence: Recurrence | null;
  /** Runs already made. */
  runs: number;
  /** Local time of the latest run made or passed over; null: none yet. */
  after: string | null;
}

export interface Run {
  /** Meant local time. */
  local: string;
  /** Epoch ms at which it rings; for a skipped one the instant meant. */
  at: number;
  /** Epoch ms before the window moved it; null: it stands, or its local time does not exist and `explanation` says so. */
  shiftedFrom: number | null;
  /** Why it does not ring, in a sentence or two; null where it does. */
  skipped: string | null;
  /** Sentences: what moved it and why; null where nothing did. */
  explanation: string | null;
}

/** The calling window: the first allowed moment from `at` (epoch ms) on, with a sentence where it moved. */
export type Allow = (at: number) => Shifted;

/**
 * The runs to come of a plan, in order of their meant time, resolved now (`now` in epoch ms). A time that the clocks skip
 * moves forward by the jump, one that comes twice is its first; then the window has its say.
 *
 * Runs of a recurrence meant before `now` are missed and left out; without recurrence the one time stands, and rings from
 * `now` on. A run that the window moves past `until`, onto a day of `skip_dates`, or onto the day of the next one is
 * skipped. At most `max_runs` less `runs` are not skipped. What `allow` throws passes through.
 */
export function* nextRuns(plan: RunPlan, now: number, allow: Allow): Generator<Run, void> {
  const most = plan.recurrence?.max_runs;
  let left = most === undefined ? Number.POSITIVE_INFINITY : most - plan.runs;
  for (const occurrence of occurrences(plan.scheduledAt, plan.recurrence, searchFrom(plan, now))) {
    if (left <= 0) return;
    const { at } = resolveLocal(occurrence.local, plan.timezone);
    if (plan.recurrence !== null && at < now) continue;
    const run = resolveRun(plan, occurrence, now, allow);
    if (run.skipped === null) left--;
    yield run;
  }
}

/** The first run that is not skipped, or null where none is left. */
export function nextRun(plan: RunPlan, now: number, allow: Allow): Run | null {
  for (const run of nextRuns(plan, now, allow)) if (run.skipped === null) return run;
  return null;
}

/** The later of `after` and the last local time that is surely missed. */
function searchFrom({ recurrence, timezone, after }: RunPlan, now: number): string | null {
  if (recurrence === null) return after;
  const missed = localAt(now - LONGEST_JUMP_MS, timezone);
  return after !== null && isBefore(localTime(missed), localTime(after)) ? after : missed;
}

function resolveRun(plan: RunPlan, { local, skipped }: Occurrence, now: number, allow: Allow): Run {
  const { timezone } = plan;
  const meant = resolveLocal(local, timezone);
  const skip = (why: string) => ({ local, at: meant.at, shiftedFrom: null, skipped: why, explanation: null });
  if (skipped !== null) return skip(skipped);
  const gap = meant.shifted
    ? sayReason("run.gap", { time: local, zone: timezone, local: localAt(meant.at, timezone) })
    : null;
  const from = Math.max(meant.at, now);
  const allowed = allow(from);
  const moved = allowed.at !== from;
  const clash =
    (moved ? outsidePlan(plan, allowed.at) : null) ??
    overtaken(plan, local, { at: allowed.at, moved }, allow);
  if (clash !== null) return skip(sentences(gap, allowed.explanation, clash));
  const explanation = sentences(gap, allowed.explanation) || null;
  return { local, at: allowed.at, shiftedFrom: moved ? meant.at : null, skipped: null, explanation };
}

/** Why a recurrence does not ring at the moment that the window moved it to, in a sentence; null where it does. */
export function outsidePlan(
  { recurrence, timezone }: Pick<RunPlan, "recurrence" | "timezone">,
  at: number,
): string | null {
  if (recurrence === null) return null;
  const local = localAt(at, timezone);
  if (isPastUntil(localTime(local), recurrence)) {
    return sayReason("run.after_until", { at: readableAt(at, timezone), until: recurrence.until ?? "" });
  }
  return whySkipped(local, recurrence);
}

/**
 * Why the run after this one rings in its place, in a sentence: it is meant by `at`, or a run that the window moved would
 * ring a second time on its day. Null where it does not.
 */
function overtaken(
  { scheduledAt, recurrence, timezone }: RunPlan,
  local: string,
  { at, moved }: { at: number; moved: boolean },
  allow: Allow,
): string | null {
  const dayOf = (moment: number) => localAt(moment, timezone).slice(0, DATE_CHARS);
  for (const next of occurrences(scheduledAt, recurrence, local)) {
    if (next.skipped !== null) continue;
    const meant = resolveLocal(next.local, timezone).at;
    const isItsDay = () => moved && dayOf(allow(meant).at) === dayOf(at);
    return meant <= at || isItsDay() ? sayReason("run.overtaken", { at: readableAt(meant, timezone) }) : null;
  }
  return null;
}

const DATE_CHARS = "2026-05-07".length;
