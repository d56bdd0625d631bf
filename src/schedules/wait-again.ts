import type { RingingSchedule } from "../store/schedules.ts";
import { resolveLocal } from "../time/local-time.ts";
import { timingNow } from "./ring.ts";
import { type Wait, waitForRun, waitUntil } from "./wait.ts";

/**
 * What a schedule waits for, resolved anew: a zone's rules, a window, a holiday or the number may have changed since it was
 * booked. Null where it waits for nothing, or no run is left. Throws NeverAllowed.
 */
export function waitAgain(found: RingingSchedule, now: number): Wait | null {
  const { schedule } = found;
  const { notBefore, nextRun, timezone } = schedule;
  const meant = notBefore ?? (nextRun === null ? null : resolveLocal(nextRun, timezone).at);
  if (meant === null) return null;
  const timing = timingNow(found);
  return notBefore === null && meant >= now
    ? waitForRun(schedule, timing, now)
    : waitUntil(Math.max(meant, now), nextRun, timing);
}
