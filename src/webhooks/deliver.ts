import { DONE, type Outcome } from "../outcome.ts";
import { sayReason } from "../reasons/say.ts";
import type { Database } from "../store/database.ts";
import {
  claimAttempt,
  type DeliveryKey,
  type DueDelivery,
  loadDelivery,
  saveAttempt,
  saveVerdict,
} from "../store/deliveries.ts";
import { countPending } from "../store/target-health.ts";
import { type Attempt, unanswered } from "./attempt.ts";
import { judgeHealth } from "./health.ts";
import { type PrepareTools, prepare } from "./prepare.ts";
import { awaitSlot } from "./rate-limit.ts";
import { maskEchoes } from "./request-headers.ts";
import { afterAttempt, type Next, RETRY_SCHEDULE_MS } from "./retry-policy.ts";
import { ATTEMPT_TIMEOUT_MS, type SendTools, send } from "./send.ts";

/** How long an attempt is nobody else's: its time-out, and as long again for what the database takes. */
const CLAIM_MS = 2 * ATTEMPT_TIMEOUT_MS;

export interface DeliverTools extends PrepareTools, SendTools {
  db: Database;
  /** In [0, 1); spreads the retries. */
  random: () => number;
  /** Knocks for the event that tells of a disabled receiver. */
  requestFollowUp: (work: { runs: readonly []; deliveries: readonly DeliveryKey[] }) => Promise<void>;
}

/**
 * Makes the next attempt of a delivery, if one is due. May be called any number of times: an attempt is claimed before it
 * is made, so two messages never make the same one; `claimed` is called as soon as this one has it, for from then on its
 * row and the sweep stand behind it. A crash between the request and the save is the one way for an event to arrive twice:
 * the claim runs out, the next attempt carries the same `webhook-id`, and the lost one leaves a gap in the numbers.
 */
export async function deliver(
  tools: DeliverTools,
  workspaceId: string,
  deliveryId: string,
  claimed: () => void = () => {},
): Promise<Outcome> {
  const row = await loadDelivery(tools.db, workspaceId, deliveryId);
  if (!row) return { kind: "parked", because: `There is no delivery ${deliveryId}.` };
  if (row.status !== "pending") return DONE;
  const now = tools.clock();
  if (row.nextAttemptAt !== null && row.nextAttemptAt > now) {
    return { kind: "retry", at: row.nextAttemptAt, because: "The next attempt is not due yet." };
  }
  const schedule = scheduleOf(row);
  if (row.attempts - row.roundStart >= schedule.length) return giveUpBetween(tools, row);
  const slotAt = await awaitSlot(tools.db, row, now);
  if (slotAt > now) return { kind: "retry", at: slotAt, because: "It waits for the endpoint's rate limit." };
  // Whoever claimed it carries on, and the sweep stands behind them.
  if (!(await claimAttempt(tools.db, row, now + CLAIM_MS))) return DONE;
  claimed();

  const attempt = await attemptOnce(tools, row);
  const number = row.attempts + 1;
  const ended = tools.clock();
  const inRound = { ...attempt, number: number - row.roundStart };
  const next = afterAttempt(inRound, ended, tools.random(), schedule);
  const because = next.kind === "parked" && next.exhausted ? gaveUp(row, attempt.because) : attempt.because;
  const health = await judgeHealth(row, attempt, ended, async (targetId) => {
    const others = (await countPending(tools.db, { workspaceId, targetId })) - 1;
    return next.kind === "retry" ? others + 1 : others;
  });
  const told = await saveAttempt(
    tools.db,
    row,
    recordOf(attempt, number),
    { ...verdict(next, ended), reason: because },
    health,
  );
  if (told.length > 0) await tools.requestFollowUp({ runs: [], deliveries: told });
  return outcomeOf(next, because);
}

async function attemptOnce(tools: DeliverTools, row: DueDelivery): Promise<Attempt> {
  const startedAt = tools.clock();
  const prepared = await prepare(tools, row, startedAt);
  if ("refused" in prepared) {
    return { ...unanswered(startedAt, 0), outcome: prepared.refused, because: prepared.because };
  }
  // The time that was signed is the attempt's.
  const attempt = { ...(await send(tools, prepared.request)), startedAt };
  if (attempt.responseBody === null) return attempt;
  return { ...attempt, responseBody: maskEchoes(attempt.responseBody, prepared.request.headers) };
}

/** What of an attempt is kept. */
function recordOf({ retryAfterMs: _, because, ...attempt }: Attempt, number: number) {
  return { ...attempt, number, reason: because };
}

/**
 * No more attempts are in the schedule, and the last one did not end it: it was claimed and never saved, so that it may
 * have arrived and another would be beyond the schedule; or the schedule was shortened since.
 */
async function giveUpBetween(tools: DeliverTools, row: DueDelivery): Promise<Outcome> {
  const because = gaveUp(row, sayReason("delivery.may_have_arrived"));
  await saveVerdict(tools.db, row, {
    status: "failed",
    nextAttemptAt: null,
    finishedAt: tools.clock(),
    reason: because,
  });
  return { kind: "parked", because };
}

/** Milliseconds before each attempt of a round; a person who tries an endpoint sees at once what one attempt comes to. */
function scheduleOf({ test, endpoint }: DueDelivery): readonly number[] {
  if (test) return [0];
  return endpoint?.retrySchedule?.map((seconds) => seconds * 1000) ?? RETRY_SCHEDULE_MS;
}

function gaveUp(row: DueDelivery, because: string): string {
  return `${whyNoMore(row)} ${because}`;
}

function whyNoMore(row: DueDelivery): string {
  if (row.test) return sayReason("delivery.test_once");
  const { length: n } = scheduleOf(row);
  return n === 1 ? sayReason("delivery.gave_up_at_once") : sayReason("delivery.gave_up", { n });
}

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
