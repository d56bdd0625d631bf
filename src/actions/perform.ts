import type { Vault } from "../access/vault.ts";
import { correctedAnalysis } from "../analyses/corrected.ts";
import { AppError } from "../errors.ts";
import { DONE, type Outcome } from "../outcome.ts";
import { sayReason } from "../reasons/say.ts";
import { type BookTools, bookSchedule } from "../schedules/book.ts";
import { finishRun, placeDelivery, type RunKey, type TakenRun, takeRun } from "../store/action-runs.ts";
import type { DeliveryKey } from "../store/deliveries.ts";
import { isoAt } from "../time/local-time.ts";
import { bookingOf } from "./follow-up.ts";
import { type RunSource, webhookDelivery } from "./webhook.ts";

export type PerformTools = BookTools & {
  vault: Vault;
  /** Knocks for the delivery of a webhook. */
  requestFollowUp: (work: { runs: readonly []; deliveries: readonly DeliveryKey[] }) => Promise<void>;
};

/** How long a performer has before the sweep takes it for dead. */
const PERFORM_LEASE_MS = 60_000;
/** A run that was begun this often and never came to an end is a defect of ours; it ends visibly. */
const MAX_RUN_ATTEMPTS = 10;

/**
 * Performs a planned action. Comes twice without harm: what it makes has ids that follow from the run's, and a run that
 * has ended is left alone. A webhook's run stays pending until its delivery has ended.
 */
export async function performRun(tools: PerformTools, key: RunKey): Promise<Outcome> {
  const taken = await takeRun(tools.db, key, tools.clock() + PERFORM_LEASE_MS);
  if (!taken) return DONE;
  const source = { ...taken, analysis: correctedAnalysis(taken.analysis, taken.corrections) };
  // Once there is a delivery, its own schedule says how often.
  if (source.run.result === null && source.run.attempts > MAX_RUN_ATTEMPTS)
    return fail(tools, source.run, sayReason("action.never_finished"));
  return source.run.type === "webhook" ? performWebhook(tools, source) : performFollowUp(tools, source);
}

async function performWebhook(tools: PerformTools, source: RunSource): Promise<Outcome> {
  const { run } = source;
  const delivery = await webhookDelivery(tools, source).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (delivery instanceof AppError) return fail(tools, run, delivery.message);
  // From here on the delivery's own row says when to try, and an endpoint that takes its time holds up no other action.
  await placeDelivery(tools.db, run, delivery);
  await tools.requestFollowUp({
    runs: [],
    deliveries: [{ workspaceId: run.workspaceId, deliveryId: delivery.id }],
  });
  return DONE;
}

async function performFollowUp(tools: PerformTools, { run }: RunSource): Promise<Outcome> {
  if (!run.plan) return fail(tools, run, "The plan of this follow-up is missing.");
  const booking = bookingOf(run, run.plan);
  const { schedule } = await bookSchedule(tools, run.workspaceId, booking, run.plan.hour_chosen);
  const { status, nextRunAt, timezone, news } = schedule;
  await finishRun(tools.db, run, {
    at: tools.clock(),
    ...(status === "blocked"
      ? { status: "failed", explanation: `${run.explanation} ${news}` }
      : { status: "done" }),
    result: { schedule_id: booking.id, ...(nextRunAt === null ? {} : { at: isoAt(nextRunAt, timezone) }) },
  });
  return DONE;
}

async function fail(tools: PerformTools, run: TakenRun, because: string): Promise<Outcome> {
  await finishRun(tools.db, run, { status: "failed", at: tools.clock(), explanation: because });
  return { kind: "parked", because };
}
