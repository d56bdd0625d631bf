import type { FinishedCall } from "../calls/finished-call.ts";
import { AppError } from "../errors.ts";
import { attemptEnded } from "../schedules/attempt-ended.ts";
import { readAttemptId } from "../schedules/attempt-id.ts";
import type { CloseTools } from "../schedules/close-attempt.ts";
import { findSchedule, type ScheduleRow } from "../store/schedules.ts";
import type { CallEnded, ProviderEvent } from "./event.ts";

export interface AcceptEventTools extends CloseTools {
  ingestCall: (workspaceId: string, provider: string, finished: FinishedCall) => Promise<{ callId: string }>;
}

/**
 * Takes in what a provider tells of a call that we dialled: the call itself, connected or not, then the end of its
 * attempt. Each is done once, however often the event comes. A call that cannot be kept (its agent is gone) still ends its
 * attempt, which says so. An attempt that nobody made is `not_found`.
 */
export async function acceptProviderEvent(
  tools: AcceptEventTools,
  workspaceId: string,
  provider: string,
  event: ProviderEvent,
): Promise<void> {
  const ids = readAttemptId(workspaceId, event.attempt_id);
  const found = ids && (await findSchedule(tools.db, ids, ids.number));
  const attempt = found?.attempts.find((made) => made.number === ids?.number && made.provider === provider);
  if (!found || !attempt) {
    throw new AppError("not_found", `There is no attempt ${event.attempt_id}: it was not dialled from here.`);
  }
  const kept = await keepCall(tools, workspaceId, provider, finishedCall(event, found.schedule));
  await attemptEnded(tools, attempt, {
    outcome: event.outcome,
    detail: kept.problem ?? event.end_reason,
    providerCallId: event.provider_call_id,
    callId: kept.callId,
    talkedMs: Date.parse(event.ended_at) - Date.parse(event.started_at),
  });
}

async function keepCall(
  tools: AcceptEventTools,
  workspaceId: string,
  provider: string,
  finished: FinishedCall,
) {
  try {
    const { callId } = await tools.ingestCall(workspaceId, provider, finished);
    return { callId, problem: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "unavailable") throw error;
    return { callId: null, problem: `The call was not kept: ${error.message}` };
  }
}

function finishedCall(event: CallEnded, schedule: ScheduleRow): FinishedCall {
  return {
    agentId: schedule.agentId,
    providerCallId: event.provider_call_id,
    direction: "outbound",
    status: event.outcome,
    endReason: event.end_reason,
    fromNumber: event.from_number,
    toNumber: event.to_number,
    startedAt: event.started_at,
    endedAt: event.ended_at,
    durationMs: Date.parse(event.ended_at) - Date.parse(event.started_at),
    timezone: schedule.timezone,
    recordingUrl: null,
    metadata: { schedule_id: schedule.id },
    dynamicVariables: schedule.dynamicVariables,
    turns: event.turns,
  };
}
