import { sayReason } from "../reasons/say.ts";
import { UNDER_WAY } from "../store/dial-attempts.ts";
import type { RingingSchedule, ScheduleIds } from "../store/schedules.ts";
import { noRunLeft } from "./check.ts";
import { type ChangeTools, openSchedule, saveChanges } from "./open.ts";
import { timingNow, timingUnder } from "./ring.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";
import { type Wait, waitForRun, waitUntil } from "./wait.ts";

/** Keeps a schedule from ringing until it is resumed, and takes back what is queued. Pausing again changes nothing. */
export async function pauseSchedule(tools: ChangeTools, ids: ScheduleIds): Promise<ScheduleView> {
  const found = await openSchedule(tools, ids);
  const { schedule, attempts } = found;
  if (schedule.status === "paused") return viewSchedule(found);
  const still = { status: "paused", nextRunAt: null, shiftedFrom: null, news: sayReason("person.paused") };
  // Its run has begun, and would be lost: it is tried again when the schedule is resumed.
  const queued = attempts.find(({ status }) => status === "queued");
  const notBefore = queued ? queued.scheduledFor : schedule.notBefore;
  const changes = { ...still, notBefore, updatedAt: tools.clock() };
  return saveChanges(tools, found, changes, "The schedule was paused.");
}

/**
 * Lets a paused schedule ring again: what was to be tried again soon, a single time that has passed as soon as the rules
 * allow, a recurrence at its next run from now on, one that rings already when that is over. Resuming again changes nothing.
 */
export async function resumeSchedule(tools: ChangeTools, ids: ScheduleIds): Promise<ScheduleView> {
  const found = await openSchedule(tools, ids);
  if (found.schedule.status === "active") return viewSchedule(found);
  const now = tools.clock();
  const wait = waitResumed(found, now);
  if (!wait && !isRinging(found)) throw noRunLeft();
  return saveChanges(tools, found, { status: "active", news: null, ...wait, updatedAt: now }, null);
}

/** What a paused schedule would wait for if it were resumed now; null for nothing, also while it rings. */
export function waitResumed(found: RingingSchedule, now: number): Wait | null {
  const { schedule, facts } = found;
  if (schedule.nextRun === null && isRinging(found)) return null;
  return schedule.nextRun === null && schedule.notBefore !== null
    ? waitUntil(Math.max(schedule.notBefore, now), null, timingNow(found))
    : waitForRun(schedule, timingUnder(schedule, facts)(null), now);
}

const isRinging = ({ attempts }: RingingSchedule) =>
  attempts.some(({ status }) => UNDER_WAY.includes(status));
