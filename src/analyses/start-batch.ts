import { fieldErrors, invalid } from "../errors.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { callsOfAgent, countSelected } from "../store/call-selection.ts";
import type { Database } from "../store/database.ts";
import { type BatchIds, type BatchRow, insertBatch } from "../store/reanalysis-batches.ts";
import { viewBatch } from "./batch-view.ts";
import { chooseVersion } from "./choose-version.ts";
import { ReanalysisOptions, type ReanalyzeTools } from "./reanalyze.ts";
import { CallSelection } from "./selection.ts";

export interface BatchTools extends ReanalyzeTools {
  requestBatch: (...ids: BatchIds[]) => Promise<void>;
}

/** The body of `POST /v1/agents/{id}/reanalyze`. */
const BatchRequest = CallSelection.safeExtend(ReanalysisOptions.shape);

/**
 * Asks for another reading of many calls of an agent, also of one that was deleted: one row, then a knock; the work is
 * handed out by `spreadBatch`. Calls whose first analysis has not ended are left out. `invalid` names every id that is no
 * call of this agent.
 */
export async function startBatch(tools: BatchTools, workspaceId: string, agentId: string, input: unknown) {
  const parsed = BatchRequest.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { agent_version, fire_actions: fireActions, ...selection } = parsed.data;
  const agentVersion = await chooseVersion(tools.db, workspaceId, agentId, agent_version);
  await refuseUnknownCalls(tools.db, workspaceId, agentId, selection.call_ids ?? []);
  const now = tools.clock();
  const id = tools.newId("batch");
  const batch: BatchRow = {
    workspaceId,
    id,
    agentId,
    agentVersion,
    fireActions,
    selection,
    cursor: null,
    total: await countSelected(tools.db, { workspaceId, agentId, selection, before: firstCallAfter(id) }),
    dueAt: now + LOST_MESSAGE_AFTER_MS,
    canceledAt: null,
    createdAt: now,
  };
  await insertBatch(tools.db, batch);
  await tools.requestBatch({ workspaceId, batchId: id });
  return viewBatch(batch, {});
}

/** Ids sort by time, so every call that comes in after the batch has a greater one. */
export const firstCallAfter = (batchId: string): string => batchId.replace(/^batch_/, "call_");

async function refuseUnknownCalls(
  db: Database,
  workspaceId: string,
  agentId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const known = await callsOfAgent(db, workspaceId, agentId, ids);
  const wrong = ids.flatMap((id, i) =>
    known.has(id)
      ? []
      : [{ field: `call_ids.${i}`, message: `There is no call ${id} of this agent: check the id.` }],
  );
  if (wrong.length > 0) throw invalid(wrong);
}
