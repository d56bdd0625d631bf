import { nextAllowed } from "../gate/next-allowed.ts";
import { NeverAllowed, unlessNever } from "../gate/shift-into-window.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import {
  canRing,
  findRinging,
  type RingingSchedule,
  type ScheduleIds,
  type ScheduleRow,
} from "../store/schedules.ts";
import { isoAt, localAt } from "../time/local-time.ts";
import { nextRuns, type Run } from "./next-runs.ts";
import { waitResumed } from "./pause.ts";
import { noSchedule } from "./read.ts";
import { timingUnder } from "./ring.ts";

/** A time to come as the API answers it. */
export interface OccurrenceView {
  /** With the offset of the schedule's zone; of a skipped run, the time that was meant. */
  at: string;
  /** The same without offset. */
  local: string;
  shifted_from?: string;
  skipped?: string;
  explanation?: string;
}

/**
 * The next times at which a schedule rings, by the rules of now, with what shifts or skips each and why: what it waits for
 * first, be it another attempt, then its runs. None for one that is over; a paused one as if it were resumed now.
 */
export async function previewRuns(
  tools: { db: Database; clock: Clock },
  ids: ScheduleIds,
  limit: number,
): Promise<OccurrenceView[]> {
  const now = tools.clock();
  const found = await findRinging(tools.db, ids, now);
  if (!found) throw noSchedule(ids.scheduleId);
  if (!canRing(found.schedule)) return [];
  const schedule = asResumed(found, now);
  const shown = waitingFor(schedule);
  const isWaiting = shown.length > 0 && schedule.nextRun !== null;
  const runs = schedule.runs + (isWaiting ? 1 : 0);
  const after = isWaiting ? schedule.nextRun : schedule.lastRun;
  const timing = timingUnder(schedule, found.facts)(null);
  // A window that never opens, by rules that changed since the booking, is no reason to tell nothing.
  let never: string | null = null;
  const allow = (at: number) => {
    const allowed = unlessNever(() => nextAllowed(at, timing));
    never = allowed instanceof NeverAllowed ? allowed.message : null;
    return allowed instanceof NeverAllowed ? { at, explanation: null } : allowed;
  };
  for (const run of nextRuns({ ...schedule, runs, after }, now, allow)) {
    if (shown.length >= limit) break;
    shown.push(viewRun({ ...run, skipped: run.skipped ?? never }, schedule.timezone));
  }
  return shown;
}

/** A paused schedule that is to try a run again waits for that first; its other runs follow from its plan. */
function asResumed(found: RingingSchedule, now: number): ScheduleRow {
  const { schedule } = found;
  const { status, nextRun, notBefore } = schedule;
  if (status !== "paused" || nextRun !== null || notBefore === null) return schedule;
  return { ...schedule, ...waitResumed(found, now) };
}

function waitingFor({ nextRunAt: at, shiftedFrom, news, timezone }: ScheduleRow): OccurrenceView[] {
  return at === null ? [] : [view(at, { shiftedFrom, skipped: null, explanation: news }, timezone)];
}

const viewRun = (run: Run, timezone: string): OccurrenceView => view(run.at, run, timezone);

function view(
  at: number,
  { shiftedFrom, skipped, explanation }: Pick<Run, "shiftedFrom" | "skipped" | "explanation">,
  timezone: string,
): OccurrenceView {
  return {
    at: isoAt(at, timezone),
    local: localAt(at, timezone),
    ...(shiftedFrom === null ? {} : { shifted_from: isoAt(shiftedFrom, timezone) }),
    ...(skipped === null ? {} : { skipped }),
    ...(explanation === null ? {} : { explanation }),
  };
}
