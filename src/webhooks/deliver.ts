import { DONE, type Outcome } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import {
  claimAttempt,
  type DueDelivery,
  loadDelivery,
  saveAttempt,
  saveVerdict,
} from "../store/deliveries.ts";
import { type Attempt, unanswered } from "./attempt.ts";
import { type PrepareTools, prepare } from "./prepare.ts";
import { maskEchoes } from "./request-headers.ts";
import { afterAttempt, type Next, RETRY_SCHEDULE_MS } from "./retry-policy.ts";
import { ATTEMPT_TIMEOUT_MS, type SendTools, send } from "./send.ts";

/** How long an attempt is nobody else's: its time-out, and as long again for what the database takes. */
const CLAIM_MS = 2 * ATTEMPT_TIMEOUT_MS;

export interface DeliverTools extends PrepareTools, SendTools {
  db: Database;
  /** In [0, 1); spreads the retries. */
  random: () => number;
}

/**
 * Makes the next attempt of a delivery, if one is due. May be called any number of times: an attempt is claimed before it
 * is made, so two messages never make the same one. A crash between the request and the save is the one way for an event
 * to arrive twice: the claim runs out, the next attempt carries the same `webhook-id`, and the lost one leaves a gap in
 * the numbers.
 */
export async function deliver(
  tools: DeliverTools,
  workspaceId: string,
  deliveryId: string,
): Promise<Outcome> {
  const row = await loadDelivery(tools.db, workspaceId, deliveryId);
  if (!row) return { kind: "parked", because: `There is no delivery ${deliveryId}.` };
  if (row.status !== "pending") return DONE;
  const now = tools.clock();
  if (row.nextAttemptAt !== null && row.nextAttemptAt > now) {
    return { kind: "retry", at: row.nextAttemptAt, because: "The next attempt is not due yet." };
  }
  if (row.attempts >= RETRY_SCHEDULE_MS.length) return giveUpInterrupted(tools, row);
  // Whoever claimed it carries on, and the sweep stands behind them.
  if (!(await claimAttempt(tools.db, row, now + CLAIM_MS))) return DONE;

  const attempt = await attemptOnce(tools, row, now);
  const number = row.attempts + 1;
  const ended = tools.clock();
  const next = afterAttempt({ ...attempt, number }, ended, tools.random());
  const because = next.kind === "parked" && next.exhausted ? gaveUp(attempt.because) : attempt.because;
  await saveAttempt(tools.db, row, { ...attempt, number }, { ...verdict(next, ended), reason: because });
  return outcomeOf(next, because);
}

async function attemptOnce(tools: DeliverTools, row: DueDelivery, now: number): Promise<Attempt> {
  const prepared = await prepare(tools, row, now);
  if ("refused" in prepared) {
    return { ...unanswered(now, 0), outcome: prepared.refused, because: prepared.because };
  }
  const attempt = await send(tools, prepared.request);
  if (attempt.responseBody === null) return attempt;
  return { ...attempt, responseBody: maskEchoes(attempt.responseBody, prepared.request.headers) };
}

/** The last attempt was claimed and never saved: it may have arrived, and another one would be beyond the schedule. */
async function giveUpInterrupted(tools: DeliverTools, row: DueDelivery): Promise<Outcome> {
  const because = gaveUp("The last one was interrupted and may have arrived.");
  await saveVerdict(tools.db, row, {
    status: "failed",
    nextAttemptAt: null,
    finishedAt: tools.clock(),
    reason: because,
  });
  return { kind: "parked", because };
}

const gaveUp = (because: string) => `Gave up after ${RETRY_SCHEDULE_MS.length} attempts. ${because}`;

function verdict(next: Next, now: number) {
  switch (next.kind) {
    case "delivered":
      return { status: "delivered" as const, nextAttemptAt: null, finishedAt: now };
    case "retry":
      return { status: "pending" as const, nextAttemptAt: next.at, finishedAt: null };
    case "parked":
      return { status: "failed" as const, nextAttemptAt: null, finishedAt: now };
  }
}

function outcomeOf(next: Next, because: string): Outcome {
  if (next.kind === "retry") return { kind: "retry", at: next.at, because };
  return next.kind === "parked" ? { kind: "parked", because } : DONE;
}
