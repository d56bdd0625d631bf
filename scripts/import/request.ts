import type { FinishedCall } from "../../src/calls/finished-call.ts";

/** The body of `POST /v1/calls` that says the same. */
export function requestOf(id: string, call: FinishedCall): Record<string, unknown> {
  return {
    agent_id: call.agentId,
    provider_call_id: id,
    direction: call.direction,
    status: call.status,
    end_reason: call.endReason,
    from_number: call.fromNumber,
    to_number: call.toNumber,
    started_at: call.startedAt,
    ended_at: call.endedAt,
    duration_ms: call.durationMs,
    timezone: call.timezone,
    recording_url: call.recordingUrl,
    metadata: call.metadata,
    dynamic_variables: call.dynamicVariables,
    transcript: call.turns,
  };
}
