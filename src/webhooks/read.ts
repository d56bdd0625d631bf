import type { Vault } from "../access/vault.ts";
import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { getDelivery } from "../store/deliveries.ts";
import { openHeaders } from "./delivery.ts";
import { showDeliveryInFull } from "./view.ts";

export const noDelivery = (id: string) =>
  new AppError("not_found", `There is no delivery ${id.slice(0, 64)}: check the id, or list them.`);

/** One delivery with its request and every attempt; an unknown id is `not_found`. */
export async function readDelivery(
  tools: { db: Database; vault: Vault },
  workspaceId: string,
  deliveryId: string,
) {
  const found = await getDelivery(tools.db, workspaceId, deliveryId);
  if (!found) throw noDelivery(deliveryId);
  return showDeliveryInFull(found.row, found.attempts, await openHeaders(tools.vault, found.row));
}
