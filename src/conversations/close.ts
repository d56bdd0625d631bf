import { type IngestTools, ingestCall } from "../calls/ingest.ts";
import { AppError } from "../errors.ts";
import type { LogFields, LogLevel } from "../log.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { attemptEnded } from "../schedules/attempt-ended.ts";
import type { CloseTools } from "../schedules/close-attempt.ts";
import { type FoundProviderCall, waitForCall } from "../store/provider-calls.ts";
import type { AssembledCall } from "./assemble.ts";
import { resultOf } from "./attempt.ts";
import { finishedFacts } from "./finished.ts";
import type { Owner } from "./owner.ts";
import { sourceOf } from "./take-in.ts";

export type CloseCallTools = IngestTools &
  CloseTools & { log: (level: LogLevel, event: string, fields?: LogFields) => void };

/** A call whose agent is gone is kept as it was told, and looked at again: its connection may get another. */
const NO_AGENT_AGAIN_MS = 3_600_000;

/**
 * Saves a call that is over, once, and ends the attempt that it was dialled for. Where its agent is gone, the attempt ends
 * all the same, and the call waits until its connection names another. Where more was told since it was read, nothing is
 * done: it is to be looked at again at once.
 */
export async function closeCall(
  tools: CloseCallTools,
  found: FoundProviderCall,
  assembled: AssembledCall,
  { dialled, agentId }: Owner,
  problem: string | null,
): Promise<Outcome> {
  const now = tools.clock();
  const { call } = found;
  const { provider, providerCallId, callId } = call;
  const { connectionId } = sourceOf(call);
  if (!agentId) return leave(tools, found);
  const { cut, ...facts } = finishedFacts(assembled, dialled?.schedule ?? null);
  const kept = await keep(
    tools,
    call,
    { ...facts, agentId, providerCallId },
    {
      ...{ callId, connectionId, transcriptProblem: problem ?? cut },
      isStartTold: assembled.connected && assembled.isStartTold,
      isErrorTold: assembled.isErrorTold,
      closing: { key: call, seen: found, problem, dueAt: dialled ? now + LOST_MESSAGE_AFTER_MS : null },
    },
  );
  if (kept.kind === "outrun") return { kind: "retry", at: now, because: "More was told of it meanwhile." };
  if (dialled) {
    const { durationMs, status } = facts;
    const told = { callId: kept.callId, problem: kept.problem, durationMs };
    await attemptEnded(tools, dialled.attempt, resultOf(status, assembled, call, told));
  }
  if (kept.problem !== null) {
    tools.log("error", "call_without_agent", { provider, call_id: callId, connection_id: connectionId });
    await waitForCall(tools.db, found, { dueAt: now + NO_AGENT_AGAIN_MS });
    return { kind: "parked", because: kept.problem };
  }
  if (dialled) await waitForCall(tools.db, found, { dueAt: null });
  return DONE;
}

/** Its connection was deleted, or it rang on the simulated network and nobody dialled it from here: no agent will come. */
async function leave(tools: CloseCallTools, found: FoundProviderCall): Promise<Outcome> {
  await waitForCall(tools.db, found, { dueAt: null });
  const { provider, providerCallId } = found.call;
  tools.log("warn", "call_of_nobody", { provider, provider_call_id: providerCallId });
  return { kind: "parked", because: "It belongs to no agent." };
}

type Kept =
  | { kind: "kept"; callId: string | null; problem: string | null }
  /** Another closed it, or more was told of it since it was read. */
  | { kind: "outrun" };

async function keep(
  tools: CloseCallTools,
  { workspaceId, provider }: FoundProviderCall["call"],
  finished: Parameters<typeof ingestCall>[3],
  told: NonNullable<Parameters<typeof ingestCall>[4]>,
): Promise<Kept> {
  try {
    const { callId, isClosed } = await ingestCall(tools, workspaceId, provider, finished, told);
    return isClosed ? { kind: "kept", callId, problem: null } : { kind: "outrun" };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    return { kind: "kept", callId: null, problem: `The call was not kept: ${error.message}` };
  }
}
