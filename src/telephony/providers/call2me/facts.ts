import type { CallStatus } from "../../../calls/status.ts";
import type { ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { attemptIn } from "../../reading/attempt.ts";
import { isoOf, readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { meaningOf, type Vocabulary } from "../../reading/vocabulary.ts";
import type { CallData } from "./message.ts";

const STATUSES: Vocabulary<CallStatus> = {
  pending: "queued",
  queued: "queued",
  ringing: "ringing",
  in_progress: "in_progress",
  completed: "completed",
  ended: "completed",
  transferred: "completed",
  no_answer: "no_answer",
  busy: "busy",
  failed: "failed",
  canceled: "canceled",
  cancelled: "canceled",
  voicemail: "voicemail",
};

export const statusOf = (told: string | null | undefined) =>
  meaningOf(STATUSES, told?.toLowerCase().replaceAll("-", "_"));

/** The facts that webhooks and the API spell alike. */
export function factsOf(data: CallData): ToldFacts {
  return toldFacts({
    agent: data.agent_id || null,
    direction: data.direction,
    fromNumber: readParty(data.from_number),
    toNumber: readParty(data.to_number),
    startedAt: isoOf(readInstant(data.start_timestamp)),
    endedAt: isoOf(readInstant(data.end_timestamp)),
    durationMs: data.duration_ms == null ? null : Math.round(data.duration_ms),
    endReason: data.disconnection_reason || null,
    recordingUrl: data.recording_url,
    metadata: data.metadata,
    attemptId: attemptIn(data.metadata),
  });
}
