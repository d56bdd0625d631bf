import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { nextSelected } from "../store/call-selection.ts";
import type { ReanalysisRow } from "../store/reanalyses.ts";
import {
  type BatchIds,
  type BatchRow,
  endSpreading,
  findUnspreadBatch,
  saveNextOfBatch,
} from "../store/reanalysis-batches.ts";
import { type BatchTools, firstCallAfter } from "./start-batch.ts";

/** Calls handed out at a time: one `sendBatch` of knocks. */
const CALLS_AT_A_TIME = 100;
/** The calls of a batch wait for each other in the queue, so that a message counts as lost later than one of its own. */
const LOST_IN_BATCH_AFTER_MS = 15 * 60_000;

/**
 * Hands out the next calls of a batch and knocks for each, then for itself, until none is left. Comes twice without harm:
 * the ids follow from batch and call, and of several messages for one place only the first goes on.
 */
export async function spreadBatch(tools: BatchTools, ids: BatchIds): Promise<Outcome> {
  const batch = await findUnspreadBatch(tools.db, ids);
  if (!batch) return DONE;
  const selected = { ...batch, before: firstCallAfter(batch.id) };
  const callIds = await nextSelected(tools.db, selected, batch.cursor, CALLS_AT_A_TIME);
  if (callIds.length === 0) {
    await endSpreading(tools.db, batch);
    return DONE;
  }
  const now = tools.clock();
  const rows = callIds.map((callId) => memberOf(batch, callId, now));
  if (!(await saveNextOfBatch(tools.db, batch, rows, now + LOST_MESSAGE_AFTER_MS))) return DONE;
  await tools.requestReanalysis(
    ...rows.map(({ workspaceId, callId, id }) => ({ workspaceId, callId, analysisId: id })),
  );
  await tools.requestBatch(ids);
  return DONE;
}

function memberOf(batch: BatchRow, callId: string, now: number): ReanalysisRow {
  return {
    workspaceId: batch.workspaceId,
    // Sorts by when the batch was asked for, and follows from batch and call.
    id: `${batch.id.replace(/^batch_/, "ana_")}_${callId.replace(/^call_/, "")}`,
    callId,
    agentVersion: batch.agentVersion,
    fireActions: batch.fireActions,
    batchId: batch.id,
    status: "pending",
    reason: null,
    attempts: 0,
    dueAt: now + LOST_IN_BATCH_AFTER_MS,
    createdAt: now,
    finishedAt: null,
    changedFields: null,
  };
}
