import * as z from "zod";
import { noSuchCall } from "../calls/read.ts";
import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import {
  findReadableCall,
  insertReanalysis,
  type ReanalysisIds,
  type ReanalysisRow,
} from "../store/reanalyses.ts";
import { chooseVersion } from "./choose-version.ts";

/** How to read again: by which version of the agent (the newest, where none is named), and whether actions follow. */
export const ReanalysisOptions = z.strictObject({
  agent_version: z.number().int().min(1).optional(),
  fire_actions: z.boolean().default(false),
});

export interface ReanalyzeTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestReanalysis: (...ids: ReanalysisIds[]) => Promise<void>;
}

/**
 * Asks for another reading of a call: one row, then a knock. Several may stand side by side. An unknown call is
 * `not_found`, one whose first analysis has not ended a `conflict`, a version that never was `invalid`.
 */
export async function reanalyzeCall(
  tools: ReanalyzeTools,
  workspaceId: string,
  callId: string,
  input: unknown,
): Promise<ReanalysisRow> {
  const parsed = ReanalysisOptions.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const call = await findReadableCall(tools.db, workspaceId, callId);
  if (!call) throw noSuchCall(callId);
  if (["open", "pending", "running"].includes(call.analysisStatus)) {
    throw new AppError(
      "conflict",
      "The call's first analysis has not ended yet: ask again once its status is no longer pending or running.",
    );
  }
  const agentVersion = await chooseVersion(tools.db, workspaceId, call.agentId, parsed.data.agent_version);
  const now = tools.clock();
  const row: ReanalysisRow = {
    workspaceId,
    id: tools.newId("ana"),
    callId,
    agentVersion,
    fireActions: parsed.data.fire_actions,
    batchId: null,
    status: "pending",
    reason: null,
    attempts: 0,
    dueAt: now + LOST_MESSAGE_AFTER_MS,
    createdAt: now,
    finishedAt: null,
    changedFields: null,
  };
  await insertReanalysis(tools.db, row);
  await tools.requestReanalysis({ workspaceId, callId, analysisId: row.id });
  return row;
}
