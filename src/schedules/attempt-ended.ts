import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { closeAttempt, type DialAttemptRow } from "../store/dial-attempts.ts";
import { findSchedule } from "../store/schedules.ts";
import type { RequestDeliveries } from "../webhooks/announce.ts";
import { announceEnd } from "./announce-end.ts";
import type { AttemptIds } from "./attempt-id.ts";
import type { Arm } from "./book.ts";
import { decideNext } from "./decide-next.ts";
import type { AttemptOutcome } from "./retry.ts";

export interface AttemptEndedTools {
  db: Database;
  clock: Clock;
  arm: Arm;
  requestFollowUp: RequestDeliveries;
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
 * schedule on: completed or failed, which is told, or active with the time of its next attempt. False: closed before,
 * or unknown.
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
  const { outcome: status, detail, callId } = end;
  const closing = ({ number, ...attempt }: DialAttemptRow) =>
    number === ids.number
      ? { status, detail, callId, endedAt, providerCallId: end.providerCallId ?? attempt.providerCallId }
      : {};
  const announcement =
    next.status === "active"
      ? null
      : announceEnd(tools, found, { status: next.status, because: next.explanation, at: endedAt }, closing);
  const deliveries = await closeAttempt(tools.db, ids, { ...end, endedAt, next }, announcement);
  if (deliveries === null) return false;
  await tools.requestFollowUp({ runs: [], deliveries });
  if (next.status === "active" && found.schedule.status === "active") {
    await tools.arm(ids.workspaceId, ids.scheduleId, next.nextRunAt);
  }
  return true;
}
