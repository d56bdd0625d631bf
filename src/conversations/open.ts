import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import type { FoundProviderCall } from "../store/provider-calls.ts";
import { openCall } from "../store/save-call.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { callStarted } from "../webhooks/events/call.ts";
import type { AssembledCall } from "./assemble.ts";
import type { DialledFor } from "./attempt.ts";
import { finishedFacts } from "./finished.ts";
import type { Owner } from "./owner.ts";
import { sourceOf } from "./take-in.ts";

export interface OpenTools {
  db: Database;
  clock: Clock;
  requestFollowUp: RequestDeliveries;
}

/** A call that goes on, as its row has it. */
export function openRow(
  { call }: Pick<FoundProviderCall, "call">,
  assembled: AssembledCall,
  { dialled, agentId, agentVersion }: { dialled: DialledFor | null; agentId: string; agentVersion: number },
) {
  const { workspaceId, providerCallId, callId: id, createdAt } = call;
  const { provider, connectionId } = sourceOf(call);
  const { turns: _, cut: __, ...facts } = finishedFacts(assembled, dialled?.schedule ?? null);
  return {
    ...facts,
    ...{ workspaceId, id, agentId, agentVersion, provider, providerCallId, connectionId, createdAt },
    ...{ status: "in_progress" as const, endReason: null, endedAt: null, durationMs: null },
    ...{ fingerprint: "", transcriptProblem: null },
    ...{ analysisStatus: "open", analysisId: null, analysisAttempts: 0, analysisDueAt: null, needsReview: 0 },
    ...{ optOut: null, transferOutcome: null, askedForHuman: null },
  };
}

/** Shows a call that goes on, and tells that it began, once. Where its agent is gone there is nothing to show. */
export async function openConversation(
  tools: OpenTools,
  { call }: FoundProviderCall,
  assembled: AssembledCall,
  { dialled, agentId }: Owner,
): Promise<void> {
  if (!agentId) return;
  // The version is the agent's as the row is written.
  const row = openRow({ call }, assembled, { dialled, agentId, agentVersion: 0 });
  const announcement = announceByAgent(tools, call.workspaceId, callStarted(row, tools.clock()));
  const deliveries = await openCall(tools.db, row, announcement, call);
  await tools.requestFollowUp({ runs: [], deliveries });
}
