import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { type DeliveryKey, loadDelivery } from "../store/deliveries.ts";
import { replayDelivery as replay } from "../store/replays.ts";
import { noDelivery } from "./read.ts";
import { refuseDisabled } from "./refuse-disabled.ts";

export interface ReplayOneTools {
  db: Database;
  clock: Clock;
  requestFollowUp: (work: { runs: readonly []; deliveries: readonly DeliveryKey[] }) => Promise<void>;
}

/**
 * Sends a delivery again from the start of its schedule, also one that arrived: the same event id and body, to the address
 * of today, with a fresh time and signature. An action's run that had failed is pending again, and ends as the delivery
 * does; one that was done stays done. `conflict` while it is on its way, or its receiver is disabled.
 */
export async function replayDelivery(tools: ReplayOneTools, workspaceId: string, deliveryId: string) {
  const row = await loadDelivery(tools.db, workspaceId, deliveryId);
  if (!row) throw noDelivery(deliveryId);
  refuseDisabled(row);
  if (!(await replay(tools.db, { workspaceId, deliveryId }, tools.clock()))) {
    throw new AppError(
      "conflict",
      `The delivery is on its way: its next attempt can be made now with POST /v1/deliveries/${deliveryId}/send.`,
    );
  }
  await tools.requestFollowUp({ runs: [], deliveries: [{ workspaceId, deliveryId }] });
  return { delivery_id: deliveryId, event_id: row.eventId, status: "pending" };
}
