import type { BatchCounts, BatchFigures, BatchRow } from "../store/reanalysis-batches.ts";

/** A batch as every door shows it; its figures only where it is looked at by itself. */
export function viewBatch(batch: BatchRow, counts: BatchCounts, figures?: BatchFigures) {
  const { completed = 0, skipped = 0, failed = 0, pending = 0, running = 0 } = counts;
  const [open, ended] = [pending + running, completed + skipped + failed];
  // Calls that have no row of their own yet wait like the others; once canceled they never get one.
  const unspread = Math.max(0, batch.total - open - ended);
  const isCanceled = batch.canceledAt !== null;
  return {
    batch_id: batch.id,
    agent_id: batch.agentId,
    agent_version: batch.agentVersion,
    fire_actions: batch.fireActions,
    selection: batch.selection,
    status: isCanceled ? "canceled" : batch.dueAt !== null || open > 0 ? "running" : "completed",
    total: batch.total,
    pending: isCanceled ? open : open + unspread,
    completed,
    skipped,
    failed,
    canceled: isCanceled ? unspread : 0,
    ...(figures && {
      changed_calls: figures.changedCalls,
      cost_usd: figures.costUsd,
      unpriced_analyses: figures.unpriced,
    }),
    created_at: new Date(batch.createdAt).toISOString(),
  };
}
export type BatchView = ReturnType<typeof viewBatch>;
