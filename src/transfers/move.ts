import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { moveTransfer, type TransferRow } from "../store/transfers.ts";
import { announceTransfer } from "./announce.ts";
import type { TransferTools } from "./tools.ts";

/** Moves a transfer on, and tells whom is asked next, or how it ended. Null where somebody else moved it meanwhile. */
export async function move(
  tools: TransferTools,
  row: TransferRow,
  change: Partial<TransferRow>,
): Promise<TransferRow | null> {
  const now = tools.clock();
  const moving: TransferRow = { ...row, ...change, updatedAt: now };
  const next = { ...moving, dueAt: dueAt(moving, now) };
  const ends = next.status === "ended" && (row.status !== "ended" || next.outcome !== row.outcome);
  const goesOn = next.status === "requested" && next.position !== row.position;
  const moved = await moveTransfer(
    tools.db,
    row,
    { ...change, dueAt: next.dueAt, updatedAt: now },
    ends || goesOn ? announceTransfer(tools, next) : null,
  );
  if (!moved) return null;
  if (ends && next.outcome !== "connected") {
    const { id, callId, outcome } = next;
    tools.log("warn", "transfer_failed", { transfer_id: id, call_id: callId, outcome });
  }
  await tools.requestFollowUp({ runs: [], deliveries: moved.deliveries });
  await tools.showTransfer(moved.row);
  return moved.row;
}

/** Whether a row has a fallback that is still to be carried out. Where nobody knows, the human may have the call. */
export const needsFallback = ({ status, outcome, fallback, fallbackResult }: TransferRow) =>
  status === "ended" &&
  outcome !== null &&
  outcome !== "connected" &&
  fallback !== null &&
  fallbackResult === null;

/** What waits for its provider is looked at so often: its call may be over, and nothing more told of it. */
export const LOOK_AGAIN_MS = 15 * 60_000;

/** When somebody is to look after a row whose worker died, or whose provider is silent; null: nothing is left to do. */
function dueAt(row: TransferRow, now: number): number | null {
  if (row.status === "asking") return row.dueAt;
  if (row.status === "accepted" || row.status === "unknown") return now + LOOK_AGAIN_MS;
  return row.status === "requested" || needsFallback(row) ? now + LOST_MESSAGE_AFTER_MS : null;
}
