import type { Vault } from "../access/vault.ts";
import { planActions } from "../actions/plan.ts";
import type { Configuration } from "../agents/configuration.ts";
import { extract } from "../extraction/extract.ts";
import { resolveField } from "../extraction/field.ts";
import type { CallContext, ExtractionModel } from "../extraction/model.ts";
import { PROMPT_VERSION } from "../extraction/prompt.ts";
import type { Clock } from "../id.ts";
import { DONE, type Outcome } from "../outcome.ts";
import type { RunKey } from "../store/action-runs.ts";
import { claimAnalysis, postponeAnalysis, saveAnalysis } from "../store/analyses.ts";
import type { AnalysisRow, CallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import type { DeliveryKey } from "../store/deliveries.ts";
import { announce } from "../webhooks/announce.ts";
import { customerNumber } from "./finished-call.ts";
import type { CallIds } from "./ingest.ts";
import { hasCustomerSpeech } from "./transcript.ts";
import type { Turn } from "./turn.ts";
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
      : await readCall(tools, call, configuration, turns);
  if (read.status === "failed" && read.retry && call.analysisAttempts < MAX_ANALYSIS_ATTEMPTS) {
    const wait = Math.min(RETRY_BASE_MS * 2 ** (call.analysisAttempts - 1), MAX_RETRY_MS);
    const at = tools.clock() + Math.max(wait, read.retryAfterMs ?? 0);
    await postponeAnalysis(tools.db, ids, at);
    return { kind: "retry", at, because: read.reason };
  }
  await conclude(tools, call, configuration, analysisOf(call, read, tools.clock()));
  return DONE;
}

/** What reading a call came to, before it is a row. */
type CallReading =
  | { status: "skipped"; reason: "not_connected" | "no_customer_speech" | "no_fields" }
  | typeof INTERRUPTED
  | Awaited<ReturnType<typeof extract>>;

/** Every reader died over this call; one more would too. */
const INTERRUPTED = { status: "failed", reason: "interrupted", retry: false, latency_ms: 0 } as const;

async function readCall(
  tools: ProcessTools,
  call: CallRow,
  configuration: Configuration,
  turns: readonly Turn[],
): Promise<CallReading> {
  const connected = call.status === "completed" || call.status === "voicemail" || turns.length > 0;
  if (!connected) return { status: "skipped", reason: "not_connected" };
  if (!hasCustomerSpeech(turns)) return { status: "skipped", reason: "no_customer_speech" };
  if (configuration.post_call_data_extraction.length === 0) return { status: "skipped", reason: "no_fields" };
  const fields = configuration.post_call_data_extraction.map(resolveField);
  return extract(tools, { fields, turns, call: contextOf(call, configuration) });
}

function contextOf(call: CallRow, configuration: Configuration): CallContext {
  return {
    startedAt: call.startedAt,
    timezone: call.timezone ?? configuration.timezone,
    language: configuration.language,
    customerNumber: customerNumber(call),
  };
}

function analysisOf(call: CallRow, read: CallReading, now: number): AnalysisRow {
  const completed = read.status === "completed" ? read : null;
  return {
    workspaceId: call.workspaceId,
    callId: call.id,
    id: call.id.replace(/^call_/, "ana_"),
    agentVersion: call.agentVersion,
    status: read.status,
    reason: read.status === "completed" ? null : read.reason,
    model: completed?.model ?? null,
    promptVersion: completed ? PROMPT_VERSION : null,
    fields: completed?.fields ?? {},
    inputTokens: completed?.usage.input_tokens ?? 0,
    outputTokens: completed?.usage.output_tokens ?? 0,
    costUsd: completed ? completed.cost_usd : 0,
    latencyMs: read.status === "skipped" ? 0 : read.latency_ms,
    completedAt: now,
  };
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
