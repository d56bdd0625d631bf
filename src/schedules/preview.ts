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
import { planPatch } from "./patch.ts";
import { waitResumed } from "./pause.ts";
import { noSchedule } from "./read.ts";
import { timingUnder } from "./ring.ts";
import { type RunAhead, runsAhead } from "./runs-ahead.ts";

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
  return runsOf(found, now, limit);
}

/** The same if a change were made to it: `input` is that of `PATCH /v1/schedules/{id}`, and is refused as there. */
export async function previewPatch(
  tools: { db: Database; clock: Clock },
  { workspaceId, scheduleId }: ScheduleIds,
  input: unknown,
  limit: number,
): Promise<OccurrenceView[]> {
  const { found, changed, facts } = await planPatch(tools, workspaceId, scheduleId, input);
  return runsOf({ ...found, schedule: changed, facts }, tools.clock(), limit);
}

function runsOf(found: RingingSchedule, now: number, limit: number): OccurrenceView[] {
  if (!canRing(found.schedule)) return [];
  const schedule = asResumed(found, now);
  const shown: OccurrenceView[] = [];
  for (const run of runsAhead(schedule, timingUnder(schedule, found.facts)(null), now)) {
    if (shown.length >= limit) break;
    shown.push(viewRunAhead(run, schedule.timezone));
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

/** A time to come as every door shows it. */
export function viewRunAhead(
  { at, shiftedFrom, skipped, explanation }: RunAhead,
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
