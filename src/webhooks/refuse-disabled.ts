import { AppError } from "../errors.ts";
import type { DueDelivery } from "../store/deliveries.ts";
import { healthTarget } from "./health.ts";

/** `conflict` where a delivery's receiver is disabled: nothing is sent there until a person enables it. */
export function refuseDisabled(row: DueDelivery): void {
  if (healthTarget(row) === null || !row.health || row.health.disabledAt === null) return;
  const path = row.endpointId
    ? `/v1/endpoints/${row.endpointId}/enable`
    : `/v1/agents/${row.agentId}/enable-webhook`;
  throw new AppError("conflict", `Its receiver is disabled: enable it first with POST ${path}.`);
}
