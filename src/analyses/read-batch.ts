import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { type BatchIds, cancelBatch as cancelStored, findBatch } from "../store/reanalysis-batches.ts";
import { type BatchView, viewBatch } from "./batch-view.ts";

/** A batch with what became of its calls; an unknown id is `not_found`. */
export async function readBatch(db: Database, ids: BatchIds): Promise<BatchView> {
  const found = await findBatch(db, ids);
  if (!found) {
    throw new AppError(
      "not_found",
      `There is no batch ${ids.batchId.slice(0, 64)}: check the id, or list them.`,
    );
  }
  return viewBatch(found.batch, found.counts, found.figures);
}

/** Stops what has not begun; calls that are being read are read to their end. One that is over stays as it is. */
export async function cancelBatch(tools: { db: Database; clock: Clock }, ids: BatchIds): Promise<BatchView> {
  await cancelStored(tools.db, ids, tools.clock());
  return readBatch(tools.db, ids);
}
