import { analysisView } from "../analyses/view.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import { shownAnalysisStatus } from "./status.ts";

/** What is known of a call, whether it has been read or not. */
type Facts = Omit<CallRow, "agentVersion" | `analysis${string}` | "needsReview" | KnownLater> &
  Partial<Pick<CallRow, KnownLater>>;
type KnownLater = "optOut" | "askedForHuman" | "transferOutcome";

export function callFacts(call: Facts) {
  return {
    call_id: call.id,
    agent_id: call.agentId,
    provider: call.provider,
    provider_call_id: call.providerCallId,
    connection_id: call.connectionId,
    direction: call.direction,
    call_status: call.status,
    end_reason: call.endReason,
    from_number: call.fromNumber,
    to_number: call.toNumber,
    started_at: call.startedAt,
    ended_at: call.endedAt,
    duration_ms: call.durationMs,
    timezone: call.timezone,
    recording_url: call.recordingUrl,
    transcript_problem: call.transcriptProblem,
    opt_out: call.optOut ?? null,
    asked_for_human: call.askedForHuman ?? null,
    transfer_outcome: call.transferOutcome ?? null,
    metadata: call.metadata,
    dynamic_variables: call.dynamicVariables,
    created_at: new Date(call.createdAt).toISOString(),
  };
}

/** A call with its analysis and actions as every door and every event shows it. */
export function callView(call: CallRow, analysis: AnalysisRow | null, runs: readonly ActionRunRow[]) {
  if (analysis) return analyzedCallView(call, analysis, runs);
  return { ...callFacts(call), analysis: pendingView(call), actions: runs.map(runView) };
}
export type CallView = ReturnType<typeof callView>;

const NOTHING_READ: Pick<ReturnType<typeof analysisView>, "data" | "fields" | "correction"> = {
  data: {},
  fields: {},
  correction: {},
};
export function analyzedCallView(call: CallRow, analysis: AnalysisRow, runs: readonly ActionRunRow[]) {
  return { ...callFacts(call), analysis: analysisView(analysis), actions: runs.map(runView) };
}

function pendingView(call: CallRow) {
  return {
    status: shownAnalysisStatus(call.analysisStatus),
    reason: null,
    agent_version: call.agentVersion,
    ...NOTHING_READ,
  };
}

function runView(run: ActionRunRow) {
  return {
    name: run.name,
    type: run.type,
    status: run.status,
    explanation: run.explanation,
    ...run.result,
    ...(run.requestedBy === null ? {} : { run_by: run.requestedBy }),
    finished_at: run.finishedAt === null ? null : new Date(run.finishedAt).toISOString(),
  };
}
