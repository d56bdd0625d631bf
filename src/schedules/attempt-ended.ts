import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { closeAttempt } from "../store/dial-attempts.ts";
import { findSchedule } from "../store/schedules.ts";
import type { AttemptIds } from "./attempt-id.ts";
import type { Arm } from "./book.ts";
import { decideNext } from "./decide-next.ts";
import type { AttemptOutcome } from "./retry.ts";

export interface AttemptEndedTools {
  db: Database;
  clock: Clock;
  arm: Arm;
}

export interface AttemptEnd {
  outcome: AttemptOutcome;
  /** In the provider's words; null where the outcome says it all. */
  detail: string | null;
  providerCallId: string | null;
  /** The call that came of it; null where the provider refused to dial. */
  callId: string | null;
}

/**
 * Closes an attempt once, also where its end is heard before the provider answered the dial request, and moves the
 * schedule on: completed, failed, or active with the time of its next attempt. False: closed before, or unknown.
 */
export async function attemptEnded(
  tools: AttemptEndedTools,
  ids: AttemptIds,
  end: AttemptEnd,
): Promise<boolean> {
  const found = await findSchedule(tools.db, ids);
  if (!found) return false;
  const endedAt = tools.clock();
  const next = decideNext({ number: ids.number, outcome: end.outcome, endedAt }, found.schedule);
  const closed = await closeAttempt(tools.db, ids, { ...end, endedAt, next });
  const goesOn = closed && next.status === "active" && found.schedule.status === "active";
  if (goesOn) await tools.arm(ids.workspaceId, ids.scheduleId, next.nextRunAt);
  return closed;
}
