import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { type DeliveryKey, loadDelivery } from "../store/deliveries.ts";
import { replayDelivery as replay } from "../store/replays.ts";
import { healthTarget } from "./health.ts";
import { noDelivery } from "./read.ts";

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
  if (healthTarget(row) !== null && row.health && row.health.disabledAt !== null) {
    const path = row.endpointId
      ? `/v1/endpoints/${row.endpointId}/enable`
      : `/v1/agents/${row.agentId}/enable-webhook`;
    throw new AppError("conflict", `Its receiver is disabled: enable it first with POST ${path}.`);
  }
  if (!(await replay(tools.db, { workspaceId, deliveryId }, tools.clock()))) {
    throw new AppError("conflict", "The delivery is on its way: wait until it has ended.");
  }
  await tools.requestFollowUp({ runs: [], deliveries: [{ workspaceId, deliveryId }] });
  return { delivery_id: deliveryId, event_id: row.eventId, status: "pending" };
}
