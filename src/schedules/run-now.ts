import { AppError } from "../errors.ts";
import { UNDER_WAY } from "../store/dial-attempts.ts";
import type { ScheduleIds, ScheduleRow } from "../store/schedules.ts";
import { localAt } from "../time/local-time.ts";
import { type ChangeTools, openSchedule, saveChanges } from "./open.ts";
import { timingNow } from "./ring.ts";
import type { ScheduleView } from "./view.ts";
import { waitUntil } from "./wait.ts";

/**
 * Rings as soon as the rules allow, outside the schedule's own time: the run under way once more, a single call before its
 * time, or an extra run of a recurrence, which counts. `conflict` while paused or being dialled.
 */
export async function runNow(tools: ChangeTools, ids: ScheduleIds): Promise<ScheduleView> {
  const found = await openSchedule(tools, ids);
  const { schedule, attempts } = found;
  if (schedule.status === "paused") {
    throw new AppError("conflict", "The schedule is paused: resume it first.");
  }
  if (attempts.some(({ status }) => status === "queued" || UNDER_WAY.includes(status))) {
    throw new AppError("conflict", "The schedule is being dialled already: see its attempts.");
  }
  const now = tools.clock();
  const wait = waitUntil(now, runFor(schedule, now), timingNow(found));
  return saveChanges(tools, found, { ...wait, updatedAt: now }, null);
}

/** The run that it stands for: another attempt of the one under way, the single one, or one beside the recurrence's. */
function runFor({ nextRun, recurrence, timezone }: ScheduleRow, now: number): string | null {
  return nextRun !== null && recurrence ? localAt(now, timezone) : nextRun;
}
