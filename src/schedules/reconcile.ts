import { type DialAttemptRow, postponeCheck, recordPlaced, UNDER_WAY } from "../store/dial-attempts.ts";
import { findRinging } from "../store/schedules.ts";
import type { ProviderEvent } from "../telephony/event.ts";
import type { FoundCall } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import { attemptEnded } from "./attempt-ended.ts";
import { attemptId } from "./attempt-id.ts";
import { type CloseTools, closeAttempt } from "./close-attempt.ts";
import { CHECK_AGAIN_AFTER_MS, NEVER_ARRIVED_AFTER_MS, SILENCE_AFTER_MS } from "./patience.ts";

export type ReconcileTools = CloseTools & {
  providers: Registry;
  /** Takes in what a provider tells of a call, as its callback would. */
  acceptProviderEvent: (workspaceId: string, provider: string, event: ProviderEvent) => Promise<void>;
};

/**
 * Finds out what became of an attempt whose answer or end was lost, from the provider's own list; where the provider has
 * none, its callback is waited for. What it never received has failed, and may be retried as any failure is; what it
 * never tells of is given up after four hours. Nothing is dialled here.
 */
export async function reconcile(tools: ReconcileTools, attempt: DialAttemptRow): Promise<void> {
  const now = tools.clock();
  const age = now - (attempt.dialedAt ?? attempt.createdAt);
  const found = await ask(tools.providers, attempt);
  if (found.kind === "ended") {
    await tools.acceptProviderEvent(attempt.workspaceId, attempt.provider, found.event);
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

async function ask(providers: Registry, attempt: DialAttemptRow): Promise<FoundCall> {
  const provider = providers.get(attempt.provider);
  if (!provider?.findCall) return { kind: "not_told" };
  try {
    return await provider.findCall({
      workspaceId: attempt.workspaceId,
      attemptId: attemptId(attempt.scheduleId, attempt.number),
    });
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
