import type { TransferRow } from "../store/transfers.ts";
import type { TransferAttempt } from "./transfer.ts";

/** How a transfer stands, in one word: asked for, on its way, or how it ended. */
function statusOf({
  status,
  outcome,
}: TransferRow): "requested" | "accepted" | "unknown" | "connected" | "failed" {
  if (status === "ended")
    return outcome === "connected" ? "connected" : outcome === null ? "unknown" : "failed";
  return status === "accepted" || status === "unknown" ? status : "requested";
}

/** How long the human's phone rang, where they answered. */
function timeToAnswer(attempts: readonly TransferAttempt[]): number | null {
  const answered = attempts.find(({ outcome }) => outcome === "connected");
  return answered?.askedAt == null ? null : Math.max(0, answered.toldAt - answered.askedAt);
}

/** A transfer as every door and every event shows it. */
export function viewTransfer(row: TransferRow) {
  return {
    transfer_id: row.id,
    call_id: row.callId,
    provider_call_id: row.providerCallId,
    transfer: row.number,
    status: statusOf(row),
    outcome: row.outcome,
    to_number: row.toNumber,
    target: row.targets[row.position]?.name ?? null,
    mode: row.mode,
    trigger: row.trigger,
    action: row.action,
    requested_by: row.requestedBy,
    explanation: row.explanation,
    reason: row.reason,
    time_to_answer_ms: timeToAnswer(row.attempts),
    attempts: row.attempts.map(({ to, outcome, reason }) => ({ to_number: to, outcome, reason })),
    message: row.message,
    briefing: row.briefing && {
      spoken: row.briefing.spoken,
      reason: row.briefing.reason,
      customer_number: row.briefing.customerNumber,
      values: row.briefing.values,
      turns: row.briefing.turns,
    },
    fallback: row.fallback && (row.fallbackResult ?? { type: row.fallback.type }),
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}
export type TransferView = ReturnType<typeof viewTransfer>;
