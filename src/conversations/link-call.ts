import type { Clock, NewId } from "../id.ts";
import { attemptId } from "../schedules/attempt-id.ts";
import { SILENCE_AFTER_MS } from "../schedules/patience.ts";
import type { Database } from "../store/database.ts";
import type { DialAttemptRow } from "../store/dial-attempts.ts";
import { linkAttempt } from "../store/provider-calls.ts";

/**
 * Ties the id that a provider gave a call to the attempt, for messages that cannot say which it was. On the simulated
 * network every message says it.
 */
export async function linkCall(
  { db, clock, newId }: { db: Database; clock: Clock; newId: NewId },
  attempt: DialAttemptRow,
  providerCallId: string,
): Promise<void> {
  const { workspaceId, provider, connectionId, scheduleId, number } = attempt;
  if (connectionId === null) return;
  const now = clock();
  const call = { workspaceId, provider, connectionId, providerCallId, callId: newId("call") };
  await linkAttempt(db, call, attemptId(scheduleId, number), { now, dueAt: now + SILENCE_AFTER_MS });
}
