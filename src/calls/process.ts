import { planActions } from "../actions/plan.ts";
import type { Configuration } from "../agents/configuration.ts";
import { analysisOf, firstAnalysisId } from "../analyses/analyze.ts";
import { readCall } from "../analyses/read-call.ts";
import type { ExtractionModel } from "../extraction/model.ts";
import type { Clock } from "../id.ts";
import { DONE, type Outcome } from "../outcome.ts";
import type { RunKey } from "../store/action-runs.ts";
import { claimAnalysis, postponeAnalysis, saveAnalysis } from "../store/analyses.ts";
import type { AnalysisRow, CallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import type { DeliveryKey } from "../store/deliveries.ts";
import { endedTransfers } from "../store/transfers.ts";
import { type HearTools, suppressCustomer, withOptOut } from "../suppressions/hear.ts";
import { withAskedForHuman } from "../transfers/asked-for-human/hear.ts";
import { announce } from "../webhooks/announce.ts";
import { callAnalyzed } from "../webhooks/events/call.ts";
import type { CallIds } from "./ingest.ts";

export interface ProcessTools extends HearTools {
  db: Database;
  clock: Clock;
  models: readonly ExtractionModel[];
  /** Longer than the whole list of models takes, so that a call is read twice only where its reader died. */
  analysisLeaseMs: number;
  /** Knocks for what was planned: action runs and deliveries. */
  requestFollowUp: (work: { runs: readonly RunKey[]; deliveries: readonly DeliveryKey[] }) => Promise<void>;
}

/**
 * Analyses one call: load → extract → normalise → ground → evaluate the conditions → plan → save all of it at once →
 * knock for every action and delivery. Comes twice without harm: the claim lets one reader through, and what is saved has
 * ids that follow from the call's.
 */
export async function processCall(tools: ProcessTools, ids: CallIds): Promise<Outcome> {
  const now = tools.clock();
  const claimed = await claimAnalysis(tools.db, ids, now, now + tools.analysisLeaseMs);
  if (!claimed) return DONE;
  const { configuration, turns } = claimed;
  const call = withAskedForHuman(withOptOut(claimed.call, turns), turns);
  // Before any action, and before a model that may not answer for hours: nobody rings them meanwhile.
  if (call.optOut) await suppressCustomer(tools, call);
  const attempt = await readCall(tools, call.analysisAttempts, call, configuration, turns);
  if ("at" in attempt) {
    await postponeAnalysis(tools.db, ids, attempt.at);
    return { kind: "retry", ...attempt };
  }
  const key = { ...ids, id: firstAnalysisId(call.id), agentVersion: call.agentVersion };
  await conclude(tools, call, configuration, analysisOf(key, attempt.read, tools.clock()));
  return DONE;
}

async function conclude(
  tools: ProcessTools,
  call: CallRow,
  configuration: Configuration,
  analysis: AnalysisRow,
): Promise<void> {
  const transfers = await endedTransfers(tools.db, call);
  const runs = planActions({ call, configuration, analysis, transfers, now: analysis.completedAt });
  const analyzed = callAnalyzed(call, analysis, runs);
  const announcement = announce(tools, call.workspaceId, configuration, analyzed);
  const ids = { workspaceId: call.workspaceId, callId: call.id };
  const { optOut, askedForHuman } = call;
  const deliveries = await saveAnalysis(tools.db, ids, {
    analysis,
    optOut,
    askedForHuman,
    runs,
    announcement,
  });
  await tools.requestFollowUp({
    runs: runs.filter((run) => run.status === "pending").map(({ name }) => ({ ...ids, name })),
    deliveries,
  });
}
