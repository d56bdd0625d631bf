import type { Vault } from "../access/vault.ts";
import { planActions } from "../actions/plan.ts";
import type { Configuration } from "../agents/configuration.ts";
import { analysisOf, analyze, INTERRUPTED } from "../analyses/analyze.ts";
import type { ExtractionModel } from "../extraction/model.ts";
import type { Clock } from "../id.ts";
import { DONE, type Outcome } from "../outcome.ts";
import type { RunKey } from "../store/action-runs.ts";
import { claimAnalysis, postponeAnalysis, saveAnalysis } from "../store/analyses.ts";
import type { AnalysisRow, CallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import type { DeliveryKey } from "../store/deliveries.ts";
import { announce } from "../webhooks/announce.ts";
import type { CallIds } from "./ingest.ts";
import { callView } from "./view.ts";

export interface ProcessTools {
  db: Database;
  clock: Clock;
  vault: Vault;
  models: readonly ExtractionModel[];
  /** Longer than the whole list of models takes, so that a call is read twice only where its reader died. */
  analysisLeaseMs: number;
  /** Knocks for what was planned: action runs and deliveries. */
  requestFollowUp: (work: { runs: readonly RunKey[]; deliveries: readonly DeliveryKey[] }) => Promise<void>;
}

/** First wait after a model failed; doubles with every attempt. */
const RETRY_BASE_MS = 5_000;
const MAX_RETRY_MS = 15 * 60_000;
/** After these the call ends as failed, with the last reason: about four minutes of outage are ridden out. */
export const MAX_ANALYSIS_ATTEMPTS = 6;

/**
 * Analyses one call: load → extract → normalise → ground → evaluate the conditions → plan → save all of it at once →
 * knock for every action and delivery. Comes twice without harm: the claim lets one reader through, and what is saved has
 * ids that follow from the call's.
 */
export async function processCall(tools: ProcessTools, ids: CallIds): Promise<Outcome> {
  const now = tools.clock();
  const claimed = await claimAnalysis(tools.db, ids, now, now + tools.analysisLeaseMs);
  if (!claimed) return DONE;
  const { call, configuration, turns } = claimed;
  const read =
    call.analysisAttempts > MAX_ANALYSIS_ATTEMPTS
      ? INTERRUPTED
      : await analyze(tools, call, configuration, turns);
  if (read.status === "failed" && read.retry && call.analysisAttempts < MAX_ANALYSIS_ATTEMPTS) {
    const wait = Math.min(RETRY_BASE_MS * 2 ** (call.analysisAttempts - 1), MAX_RETRY_MS);
    const at = tools.clock() + Math.max(wait, read.retryAfterMs ?? 0);
    await postponeAnalysis(tools.db, ids, at);
    return { kind: "retry", at, because: read.reason };
  }
  const key = { ...ids, id: call.id.replace(/^call_/, "ana_"), agentVersion: call.agentVersion };
  await conclude(tools, call, configuration, analysisOf(key, read, tools.clock()));
  return DONE;
}

async function conclude(
  tools: ProcessTools,
  call: CallRow,
  configuration: Configuration,
  analysis: AnalysisRow,
): Promise<void> {
  const runs = planActions({ call, configuration, analysis, now: analysis.completedAt });
  const deliveries = await announce(tools, call.workspaceId, configuration, {
    type: "call.analyzed",
    eventId: analysis.id.replace(/^ana_/, "evt_"),
    callId: call.id,
    agentId: call.agentId,
    at: analysis.completedAt,
    data: callView(call, analysis, runs),
  });
  const ids = { workspaceId: call.workspaceId, callId: call.id };
  await saveAnalysis(tools.db, ids, { analysis, runs, deliveries });
  await tools.requestFollowUp({
    runs: runs.filter((run) => run.status === "pending").map(({ name }) => ({ ...ids, name })),
    deliveries: deliveries.map(({ id }) => ({ workspaceId: ids.workspaceId, deliveryId: id })),
  });
}
