import { type IngestTools, ingestCall } from "../calls/ingest.ts";
import { AppError } from "../errors.ts";
import type { LogFields, LogLevel } from "../log.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { attemptEnded } from "../schedules/attempt-ended.ts";
import type { CloseTools } from "../schedules/close-attempt.ts";
import { type FoundProviderCall, waitForCall } from "../store/provider-calls.ts";
import type { AssembledCall } from "./assemble.ts";
import { resultOf } from "./attempt.ts";
import { finishedCall } from "./finished.ts";
import type { Owner } from "./settle.ts";

export type CloseCallTools = IngestTools &
  CloseTools & { log: (level: LogLevel, event: string, fields?: LogFields) => void };

/** A call whose agent is gone is kept as it was told, and looked at again: its connection may get another. */
const NO_AGENT_AGAIN_MS = 3_600_000;

/**
 * Saves a call that is over, once, and ends the attempt that it was dialled for. Where its agent is gone, the attempt ends
 * all the same, and the call waits until its connection names another.
 */
export async function closeCall(
  tools: CloseCallTools,
  { call }: FoundProviderCall,
  assembled: AssembledCall,
  { dialled, agentId }: Owner,
  problem: string | null,
): Promise<Outcome> {
  const now = tools.clock();
  const { workspaceId, provider, providerCallId, callId, connectionId } = call;
  if (connectionId === null && !dialled) return leave(tools, call);
  const schedule = dialled?.schedule ?? null;
  const { cut, ...finished } = finishedCall(assembled, { agentId: agentId ?? "", providerCallId, schedule });
  const kept = await keep(tools, call, finished, {
    ...{ callId, connectionId, transcriptProblem: problem ?? cut },
    isStartTold: assembled.connected && assembled.isStartTold,
    closing: { key: call, problem, dueAt: dialled ? now + LOST_MESSAGE_AFTER_MS : null },
  });
  if (dialled) {
    const result = resultOf(finished.status, assembled, call, { ...kept, durationMs: finished.durationMs });
    await attemptEnded(tools, dialled.attempt, result);
  }
  if (kept.problem !== null) {
    tools.log("error", "call_without_agent", { provider, call_id: callId, connection_id: connectionId });
    await waitForCall(tools.db, call, { dueAt: now + NO_AGENT_AGAIN_MS });
    return { kind: "parked", because: kept.problem };
  }
  if (dialled) await waitForCall(tools.db, { workspaceId, provider, providerCallId }, { dueAt: null });
  return DONE;
}

/** A call of the simulated network that nobody dialled from here belongs to no agent. */
async function leave(tools: CloseCallTools, call: FoundProviderCall["call"]): Promise<Outcome> {
  await waitForCall(tools.db, call, { dueAt: null });
  const because = "It was not dialled from here.";
  tools.log("warn", "call_of_nobody", { provider: call.provider, provider_call_id: call.providerCallId });
  return { kind: "parked", because };
}

async function keep(
  tools: CloseCallTools,
  { workspaceId, provider }: FoundProviderCall["call"],
  finished: Parameters<typeof ingestCall>[3],
  told: NonNullable<Parameters<typeof ingestCall>[4]>,
): Promise<{ callId: string | null; problem: string | null }> {
  try {
    const { callId } = await ingestCall(tools, workspaceId, provider, finished, told);
    return { callId, problem: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    return { callId: null, problem: `The call was not kept: ${error.message}` };
  }
}
