import type { TransferRow } from "../store/transfers.ts";

/** A transfer as every door shows it. */
export function viewTransfer(row: TransferRow) {
  return {
    transfer_id: row.id,
    call_id: row.callId,
    transfer: row.number,
    to_number: row.toNumber,
    status: row.status,
    reason: row.reason,
    requested_by: row.requestedBy,
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}
