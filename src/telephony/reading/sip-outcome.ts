import type { TransferOutcome } from "../../calls/status.ts";

const OUTCOMES: ReadonlyMap<number, TransferOutcome> = new Map([
  [408, "no_answer"],
  [480, "no_answer"],
  [486, "busy"],
  [487, "canceled"],
  [600, "busy"],
  [603, "declined"],
]);

/** How a transfer ended by the SIP status of the new line (RFC 3261, 21); null for what is no failure. */
export function sipOutcome(status: number): TransferOutcome | null {
  if (!Number.isInteger(status) || status < 300 || status > 699) return null;
  return OUTCOMES.get(status) ?? "failed";
}
