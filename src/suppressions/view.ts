import type { SuppressionRow } from "../store/suppressions.ts";

/** A suppression as every door shows it; `agent_id` is null where no agent may ring the number. */
export function viewSuppression(row: SuppressionRow) {
  return {
    suppression_id: row.id,
    phone_number: row.phoneNumber,
    agent_id: row.agentId === "" ? null : row.agentId,
    reason: row.reason,
    source: row.source,
    call_id: row.callId,
    quote: row.quote,
    created_by: row.createdBy,
    created_at: new Date(row.createdAt).toISOString(),
  };
}
