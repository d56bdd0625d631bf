import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import type { FoundProviderCall } from "../store/provider-calls.ts";
import { openCall } from "../store/save-call.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { callStarted } from "../webhooks/events/call.ts";
import type { AssembledCall } from "./assemble.ts";
import { finishedFacts } from "./finished.ts";
import type { Owner } from "./settle.ts";
import { sourceOf } from "./take-in.ts";

export interface OpenTools {
  db: Database;
  clock: Clock;
  requestFollowUp: RequestDeliveries;
}

/** Shows a call that goes on, and tells that it began, once. Where its agent is gone there is nothing to show. */
export async function openConversation(
  tools: OpenTools,
  { call }: FoundProviderCall,
  assembled: AssembledCall,
  { dialled, agentId }: Owner,
): Promise<void> {
  if (!agentId) return;
  const now = tools.clock();
  const { workspaceId, providerCallId, callId: id, createdAt } = call;
  const { turns: _, cut: __, ...facts } = finishedFacts(assembled, dialled?.schedule ?? null);
  const row = {
    ...facts,
    ...sourceOf(call),
    ...{ id, agentId, providerCallId, createdAt },
    ...{ status: "in_progress" as const, endReason: null, endedAt: null, durationMs: null },
    ...{ fingerprint: "", analysisStatus: "open", analysisDueAt: null, transcriptProblem: null },
  };
  const announcement = announceByAgent(tools, workspaceId, callStarted(row, now));
  const deliveries = await openCall(tools.db, row, announcement, call);
  await tools.requestFollowUp({ runs: [], deliveries });
}
