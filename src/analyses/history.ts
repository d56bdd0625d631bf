import { planActions } from "../actions/plan.ts";
import { noSuchCall } from "../calls/read.ts";
import { shownAnalysisStatus } from "../calls/status.ts";
import { AppError } from "../errors.ts";
import type { AnalysisRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { type History, loadHistory } from "../store/history.ts";
import type { ReanalysisRow } from "../store/reanalyses.ts";
import { firstAnalysisId } from "./analyze.ts";
import { compareRuns, type RunComparison } from "./compare-runs.ts";
import { correctedAnalysis } from "./corrected.ts";
import { difference } from "./difference.ts";
import { tracesOf } from "./rehearse.ts";
import { analysisView } from "./view.ts";

/** One reading of a call: what was asked for, what it found by itself, and what that changes. */
export type AnalysisRecord = ReturnType<typeof ended> | ReturnType<typeof awaited>;

/**
 * Every analysis of a call, newest first, also those still to come; `not_found` for an unknown call. Each shows what the
 * model found, without corrections, so that the versions can be told apart. `changes` are against the completed analysis
 * before it (`compared_with`); `actions` say, of a re-analysis that fires none, what it would have done otherwise than the
 * call's runs, as planned at the time it was completed.
 */
export async function callHistory(
  db: Database,
  workspaceId: string,
  callId: string,
): Promise<AnalysisRecord[]> {
  const history = await loadHistory(db, { workspaceId, callId });
  if (!history) throw noSuchCall(callId);
  const { call, asked } = history;
  const analyses = new Map(history.ended.map((analysis) => [analysis.id, analysis]));
  const first = { id: firstAnalysisId(call.id), reason: null, batchId: null, fireActions: true };
  const status = shownAnalysisStatus(call.analysisStatus);
  const requests: Request[] = [
    ...asked,
    { ...first, agentVersion: call.agentVersion, status, createdAt: call.createdAt },
  ];
  return requests.map((request) => {
    const analysis = analyses.get(request.id);
    return analysis ? ended(request, analysis, history) : awaited(request);
  });
}

/** One analysis out of a call's history; `not_found` where the call has none of this id. */
export async function readAnalysis(
  db: Database,
  workspaceId: string,
  callId: string,
  analysisId: string,
): Promise<AnalysisRecord> {
  const records = await callHistory(db, workspaceId, callId);
  const record = records.find(({ analysis_id }) => analysis_id === analysisId);
  if (record) return record;
  throw new AppError(
    "not_found",
    `The call has no analysis ${analysisId.slice(0, 80)}: check the id, or list its analyses.`,
  );
}

type Request = Pick<
  ReanalysisRow,
  "id" | "agentVersion" | "fireActions" | "batchId" | "status" | "reason" | "createdAt"
>;

const asked = (request: Request) => ({
  analysis_id: request.id,
  batch_id: request.batchId,
  fire_actions: request.fireActions,
  requested_at: new Date(request.createdAt).toISOString(),
});

function awaited(request: Request) {
  return {
    ...asked(request),
    current: false,
    status: request.status,
    reason: request.reason,
    agent_version: request.agentVersion,
    data: {},
    fields: {},
    compared_with: null,
    changes: [],
    actions: [],
  };
}

function ended(request: Request, analysis: AnalysisRow, history: History) {
  const { call } = history;
  const before = analysis.status === "completed" ? completedBefore(analysis, history) : undefined;
  return {
    ...asked(request),
    current: call.analysisId === analysis.id,
    ...analysisView(analysis),
    compared_with: before?.id ?? null,
    changes: before ? difference(before.fields, analysis.fields) : [],
    actions: request.fireActions ? [] : unfired(analysis, history),
  };
}

const completedBefore = ({ id }: AnalysisRow, { ended: analyses }: History) =>
  analyses.find((candidate) => candidate.id < id && candidate.status === "completed");

function unfired(model: AnalysisRow, { call, runs, corrections, versions }: History): RunComparison[] {
  const configuration = versions.find(({ version }) => version === model.agentVersion)?.configuration;
  if (!configuration) return [];
  const analysis = correctedAnalysis(model, corrections);
  const planned = planActions({ call, configuration, analysis, now: analysis.completedAt });
  const traces = tracesOf(configuration, { analysis, call });
  return compareRuns(runs, planned, `Version ${model.agentVersion}`, traces).filter(
    ({ change }) => change !== "same",
  );
}
