import { type DialAttemptRow, postponeCheck, recordPlaced, UNDER_WAY } from "../store/dial-attempts.ts";
import { findRinging } from "../store/schedules.ts";
import type { CallEvent } from "../telephony/event.ts";
import type { FoundCall } from "../telephony/provider.ts";
import { attemptEnded } from "./attempt-ended.ts";
import { attemptId } from "./attempt-id.ts";
import { type CloseTools, closeAttempt } from "./close-attempt.ts";
import type { OpenLine } from "./dial.ts";
import { CHECK_AGAIN_AFTER_MS, NEVER_ARRIVED_AFTER_MS, SILENCE_AFTER_MS } from "./patience.ts";

export type ReconcileTools = CloseTools & {
  openLine: OpenLine;
  /** Takes in what a provider tells of a call, as its callback would. */
  takeIn: (
    source: { workspaceId: string; provider: string; connectionId: string | null },
    events: readonly CallEvent[],
  ) => Promise<unknown>;
};

/**
 * Finds out what became of an attempt whose answer or end was lost, from the provider's own list; where the provider has
 * none, its callback is waited for. What it never received has failed, and may be retried as any failure is; what it
 * never tells of is given up after four hours. Nothing is dialled here.
 */
export async function reconcile(tools: ReconcileTools, attempt: DialAttemptRow): Promise<void> {
  const now = tools.clock();
  const age = now - (attempt.dialedAt ?? attempt.createdAt);
  const found = await ask(tools.openLine, attempt);
  if (found.kind === "ended") {
    await tools.takeIn(attempt, found.events);
    // It ends with the call that is made of them.
    await postponeCheck(tools.db, attempt, now + CHECK_AGAIN_AFTER_MS);
  } else if (found.kind === "absent" && attempt.providerCallId === null && age >= NEVER_ARRIVED_AFTER_MS) {
    const detail = `${attempt.provider} has no such call: the dial request never reached it.`;
    await attemptEnded(tools, attempt, {
      ...{ outcome: "failed", detail, providerCallId: null, callId: null, talkedMs: 0 },
    });
  } else if (age >= SILENCE_AFTER_MS) {
    await giveUp(tools, attempt, now);
  } else if (found.kind === "under_way" && attempt.status === "unknown") {
    await recordPlaced(tools.db, attempt, found.providerCallId, now + CHECK_AGAIN_AFTER_MS);
  } else {
    await postponeCheck(tools.db, attempt, now + CHECK_AGAIN_AFTER_MS);
  }
}

async function ask(openLine: OpenLine, attempt: DialAttemptRow): Promise<FoundCall> {
  const line = await openLine(attempt);
  if ("refused" in line || !line.findCall) return { kind: "not_told" };
  const { workspaceId, scheduleId, number, providerCallId, toNumber, fromNumber } = attempt;
  const dialedAt = attempt.dialedAt ?? attempt.createdAt;
  const sought = { attemptId: attemptId(scheduleId, number), providerCallId, toNumber, fromNumber, dialedAt };
  try {
    return await line.findCall({ workspaceId, ...sought });
  } catch {
    return { kind: "not_told" };
  }
}

/** It stays `unknown`, for its end may still be heard; its run is over. */
async function giveUp(tools: ReconcileTools, { number, ...ids }: DialAttemptRow, now: number): Promise<void> {
  const found = await findRinging(tools.db, ids, now, number);
  const attempt = found?.attempts.find((one) => one.number === number);
  if (!found || !attempt) return;
  const detail = "The provider never said how it ended; it may have rung, so it is not dialled again.";
  const end = { from: UNDER_WAY, status: "unknown", detail };
  await closeAttempt(tools, found, attempt, { kind: "unknown" }, end);
}
