import { AppError } from "../errors.ts";
import { type DueDelivery, loadDelivery } from "../store/deliveries.ts";
import { hastenDelivery } from "../store/hasten-delivery.ts";
import { noDelivery } from "./read.ts";
import { refuseDisabled } from "./refuse-disabled.ts";
import type { ReplayOneTools } from "./replay-one.ts";

/**
 * Makes the next attempt of a delivery that waits for it now. It is the attempt that would have come later, with its number,
 * and what follows it is the schedule's next step; none is added. The attempt is claimed as any other, so asking again, or
 * while one is being made, sends nothing twice. An endpoint's rate limit is kept. `reason` says what it still waits for.
 * `conflict` where the delivery has ended or is held back, or its receiver is disabled.
 */
export async function sendNow(tools: ReplayOneTools, workspaceId: string, deliveryId: string) {
  const row = await loadDelivery(tools.db, workspaceId, deliveryId);
  if (!row) throw noDelivery(deliveryId);
  refuseDisabled(row);
  if (row.status !== "pending") throw ended(row);
  const now = tools.clock();
  const answer = (at: number, reason: string | null) => ({
    delivery_id: deliveryId,
    event_id: row.eventId,
    status: "pending" as const,
    next_attempt_at: new Date(at).toISOString(),
    reason,
  });
  const due = row.nextAttemptAt ?? now;
  if (row.slotAt !== null && due > now) return answer(due, limited(row));
  if (due > now && !(await hastenDelivery(tools.db, row, now))) {
    return answer(
      now,
      "An attempt is being made at this moment: read the delivery again for what came of it.",
    );
  }
  await tools.requestFollowUp({ runs: [], deliveries: [{ workspaceId, deliveryId }] });
  const slotAt = row.endpoint?.rateLimitPerSecond ? (row.endpoint.nextSlotAt ?? now) : now;
  return slotAt > now ? answer(slotAt, limited(row)) : answer(now, null);
}

const limited = ({ endpoint }: DueDelivery) =>
  `The endpoint takes ${endpoint?.rateLimitPerSecond ?? 1} a second at most, and others come first: it is sent in its turn.`;

const ENDED: Readonly<Record<string, string>> = {
  delivered: "has arrived",
  failed: "was given up",
  held: "is held back",
};

const ended = ({ id, status }: DueDelivery) =>
  new AppError(
    "conflict",
    `The delivery ${ENDED[status] ?? "has ended"}, so no attempt is waited for: send it again with POST /v1/deliveries/${id}/replay.`,
  );
