import type { Fired } from "../schedules/fire.ts";

/** Soon enough to be on time for a person, seldom enough for a database that is down. */
export const AGAIN_AFTER_FAULT_MS = 5_000;
/** A callback that the door did not take is posted so often in all; then it is lost, as with any provider. */
export const MAX_CALLBACK_POSTS = 5;
const CALLBACK_RETRY_BASE_MS = 1_000;

/** What is due later than this is looked at once more before: a zone's rules may have changed since it was booked. */
const FAR_AHEAD_MS = 24 * 3_600_000;
/** Longer before its time than any change of a zone's clocks, holidays aside. */
const LOOK_AGAIN_BEFORE_MS = 3 * 3_600_000;

/** When the alarm of a schedule that is due at `at` is to wake up, both in epoch milliseconds. */
export function wakeFor(at: number, now: number): number {
  return at - now > FAR_AHEAD_MS ? at - LOOK_AGAIN_BEFORE_MS : at;
}

/** When a schedule's alarm rings next, epoch milliseconds; null: never, until it is armed again. */
export function nextAlarm(fired: Fired | "fault", now: number): number | null {
  if (fired === "fault") return now + AGAIN_AFTER_FAULT_MS;
  return fired.kind === "not_due" ? wakeFor(fired.at, now) : null;
}

/** When a callback is posted again after its `posts`th try failed; null: no more. */
export function nextPost(posts: number, now: number): number | null {
  return posts < MAX_CALLBACK_POSTS ? now + CALLBACK_RETRY_BASE_MS * 2 ** (posts - 1) : null;
}

/** The earlier of two alarms where either may not be set. */
export function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
