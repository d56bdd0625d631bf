import { invalid } from "../errors.ts";
import type { Database } from "../store/database.ts";
import {
  type DeliveryFilter,
  type DeliverySummary,
  listDeliveries as list,
} from "../store/delivery-lists.ts";

export { countDeliveries, type DeliveryFilter } from "../store/delivery-lists.ts";

/**
 * One page of the deliveries that match, the newest made first. `after` is the id of the last one already seen; `invalid`
 * where that one is gone.
 */
export async function listDeliveries(
  db: Database,
  workspaceId: string,
  filter: DeliveryFilter,
  page: { limit: number; offset: number; after: string | null },
): Promise<DeliverySummary[]> {
  const rows = await list(db, workspaceId, filter, page);
  if (rows) return rows;
  const message = `There is no delivery ${page.after?.slice(0, 64)} to go on from: begin again with the first page.`;
  throw invalid([{ field: "cursor", message }]);
}
