import type { Database } from "../store/database.ts";
import type { DueDelivery } from "../store/deliveries.ts";
import { takeSlot, waitForSlot } from "../store/delivery-slots.ts";

/**
 * When the next attempt of a delivery may go out: `now`, or the slot (epoch ms) that its endpoint's rate limit leaves, which
 * then stands in its row and is kept for it. An endpoint without a limit costs no statement.
 */
export async function awaitSlot(db: Database, row: DueDelivery, now: number): Promise<number> {
  const limit = row.endpoint?.rateLimitPerSecond ?? null;
  if (limit === null || row.endpointId === null || row.slotAt !== null) return now;
  // Rounded up: never more than the limit.
  const slotAt = await takeSlot(db, row.workspaceId, row.endpointId, now, Math.ceil(1000 / limit));
  if (slotAt > now) await waitForSlot(db, row, slotAt);
  return slotAt;
}
