import { NO_END_TOLD } from "../conversations/finished.ts";
import { AppError, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { findAgentIds } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import { type Closing, type NewCall, saveFinishedCall } from "../store/save-call.ts";
import { sha256 } from "../telephony/signatures/hmac.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { callEnded, callError, callStarted } from "../webhooks/events/call.ts";
import type { FinishedCall } from "./finished-call.ts";

export interface CallIds {
  workspaceId: string;
  callId: string;
}

export interface IngestTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestAnalysis: (ids: CallIds) => Promise<void>;
  requestFollowUp: RequestDeliveries;
}

/** What a call that came message by message has beside its facts. */
export interface ToldCall {
  /** The id that it has with us since its first message. */
  callId: string;
  connectionId: string | null;
  /** Why there is no transcript, or not all of it, in a sentence. */
  transcriptProblem: string | null;
  /** Somebody told that it began. */
  isStartTold: boolean;
  /** Somebody told that something went wrong, however it ended. */
  isErrorTold: boolean;
  closing: Closing;
}

/**
 * Takes in a finished call: call, transcript, job and the event of its end in one round trip, then a knock on the queue.
 * `provider` and the provider's call id name the call: sent again it answers the first (`created: false`) and does nothing
 * twice; with another transcript it is a `conflict`. An unknown agent is `invalid`. `told` is where the call came message by
 * message: the first to close it saves it, and whoever comes after changes nothing. Where `told` is null and the call that
 * stands came message by message and takes more (it goes on, or its end or its words are missing), nothing is done:
 * `takesMore`.
 */
export async function ingestCall(
  tools: IngestTools,
  workspaceId: string,
  provider: string,
  finished: FinishedCall,
  told: ToldCall | null = null,
): Promise<{
  callId: string;
  created: boolean;
  analysisStatus: string;
  isClosed: boolean;
  takesMore: boolean;
}> {
  const callId = told?.callId ?? tools.newId("call");
  const { turns, ...facts } = finished;
  const fingerprint = await sha256(JSON.stringify(turns), "hex");
  const now = tools.clock();
  const call: NewCall = {
    ...facts,
    workspaceId,
    id: callId,
    provider,
    providerCallId: finished.providerCallId ?? callId,
    fingerprint,
    analysisStatus: "pending",
    analysisDueAt: now + LOST_MESSAGE_AFTER_MS,
    createdAt: now,
    connectionId: told?.connectionId ?? null,
    transcriptProblem: told?.transcriptProblem ?? null,
  };
  const news = [
    ...(told?.isStartTold ? [callStarted(call, now)] : []),
    ...(call.status === "failed" || told?.isErrorTold ? [callError(call, now)] : []),
    callEnded(call, now),
  ];
  const announcements = news.map((event) => announceByAgent(tools, workspaceId, event));
  const standing = await saveFinishedCall(tools.db, call, turns, announcements, told?.closing);
  if (!standing) {
    // A call that more was told of since, or that goes on under that id, is not saved either.
    if ((await findAgentIds(tools.db, workspaceId, [finished.agentId])).size > 0) {
      return { callId, created: false, analysisStatus: "open", isClosed: false, takesMore: true };
    }
    throw invalid([
      { field: "agent_id", message: `There is no agent ${finished.agentId}: create it, or check the id.` },
    ]);
  }
  // No words contradict none.
  const isAnother = turns.length > 0 && standing.fingerprint !== fingerprint;
  const isPart = standing.endReason === NO_END_TOLD || standing.fingerprint === (await sha256("[]", "hex"));
  const takesMore = standing.analysisStatus === "open" || (isAnother && isPart);
  if (!told && isAnother && !takesMore) {
    throw new AppError(
      "conflict",
      `The call ${finished.providerCallId} was sent before with another transcript (${standing.id}): use a new provider_call_id.`,
    );
  }
  const created = told ? standing.isClosed : standing.id === callId;
  if (created) {
    await tools.requestFollowUp({ runs: [], deliveries: standing.deliveries });
    await tools.requestAnalysis({ workspaceId, callId });
  }
  const { id, analysisStatus, isClosed } = standing;
  return { callId: id, created, analysisStatus, isClosed, takesMore };
}
