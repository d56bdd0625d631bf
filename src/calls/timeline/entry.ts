import type { RunStatus } from "../../actions/action.ts";
import type { FieldValue } from "../../extraction/field.ts";
import type { EventKind } from "../../telephony/event.ts";
import type { Trigger } from "../../transfers/outcome.ts";

/** What each kind of entry says, beside when: facts for any language, and sentences only where a room wrote them. */
export interface TimelineFacts {
  /** `made_this_call`: this call came of it; else an action, or a transfer that nobody took, booked it. */
  "schedule.booked": {
    action: string | null;
    to_number: string;
    scheduled_at: string;
    timezone: string;
    status: "active" | "blocked";
    made_this_call: boolean;
  };
  "schedule.changed": { status: string; next_run_at: string | null; reason: string | null };
  "schedule.ended": { status: string; reason: string | null };
  "dial.queued": Dial;
  "dial.asked": Dial;
  /** Also what was never dialled: canceled, blocked, postponed (`rule` names the gate's). */
  "dial.ended": Dial & { status: string; rule: string | null; reason: string | null };
  "call.started": { direction: string; from_number: string | null; to_number: string | null };
  "provider.told": { event: EventKind };
  /** `until`: when the last of them was said. */
  "call.utterances": { count: number; until: string };
  "transfer.requested": { number: number; trigger: Trigger; by: string; action: string | null; to: string[] };
  "transfer.asked": { number: number; to: string };
  "transfer.attempt_ended": { number: number; to: string; outcome: string; reason: string | null };
  "transfer.ended": { number: number; outcome: string | null; reason: string | null };
  "transfer.fallback": { number: number; type: string; said: boolean | null; problem: string | null };
  "call.ended": { status: string; end_reason: string | null; duration_ms: number | null };
  /** When it was first known here. */
  "call.received": { provider: string; status: string };
  "transcript.received": { turns: number };
  "transcript.late": { turns: number };
  /** `fetches`: how often the provider was asked for it. */
  "transcript.missing": { problem: string; fetches: number };
  "reanalysis.requested": { agent_version: number; fire_actions: boolean; batch_id: string | null };
  "analysis.begun": { agent_version: number };
  "analysis.ended": {
    status: string;
    reason: string | null;
    agent_version: number;
    model: string | null;
    latency_ms: number;
    input_tokens: number;
    output_tokens: number;
    cost_usd: number | null;
  };
  "opt_out.heard": { turn: number; quote: string };
  "human.asked_for": { turn: number; quote: string };
  "number.suppressed": { phone_number: string; quote: string | null };
  "field.corrected": { field: string; by: string; from: FieldValue; to: FieldValue };
  "action.decided": Action & { status: RunStatus };
  /** A person had it run, whatever its condition said. */
  "action.run_by_person": Action & { by: string };
  "action.ended": Action & { status: RunStatus };
  "delivery.created": { event_type: string; action: string | null; url: string; status: "pending" | "held" };
  "delivery.attempted": {
    number: number;
    outcome: string;
    response_status: number | null;
    latency_ms: number;
    reason: string | null;
  };
  /** Sent again from the start of its schedule; `attempts` were made before. */
  "delivery.replayed": { attempts: number };
  "delivery.failed": { attempts: number; outcome: string | null; reason: string | null };
}

interface Dial {
  attempt: number;
  to_number: string;
  provider: string;
}

interface Action {
  action: string;
  type: string;
  explanation: string | null;
}

/** Every kind, in the order in which things come about: that of entries of one millisecond. */
export const TIMELINE_KINDS = [
  "schedule.booked",
  "schedule.changed",
  "dial.queued",
  "dial.asked",
  "call.started",
  "provider.told",
  "call.utterances",
  "transfer.requested",
  "transfer.asked",
  "transfer.attempt_ended",
  "transfer.ended",
  "transfer.fallback",
  "call.ended",
  "dial.ended",
  "call.received",
  "transcript.received",
  "transcript.late",
  "transcript.missing",
  "reanalysis.requested",
  "analysis.begun",
  "opt_out.heard",
  "human.asked_for",
  "number.suppressed",
  "analysis.ended",
  "field.corrected",
  "action.run_by_person",
  "action.decided",
  "delivery.created",
  "delivery.replayed",
  "delivery.attempted",
  "delivery.failed",
  "action.ended",
  "schedule.ended",
] as const satisfies readonly (keyof TimelineFacts)[];
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** What an entry is about, by the name of its address: `/v1/schedules/{id}`. */
export interface TimelineLink {
  resource: "calls" | "schedules" | "deliveries" | "replays" | "suppressions" | "transfers" | "analyses";
  id: string;
}

/** One thing that happened; `link` is null where it is about the call itself. */
export type TimelineEntry = {
  [Kind in TimelineKind]: { at: string; kind: Kind; facts: TimelineFacts[Kind]; link: TimelineLink | null };
}[TimelineKind];

/** An entry whose time (epoch ms) may not be known: then there is none. */
export function entry<Kind extends TimelineKind>(
  kind: Kind,
  at: number | null | undefined,
  facts: TimelineFacts[Kind],
  link: TimelineLink | null = null,
): TimelineEntry[] {
  if (at == null || Number.isNaN(at)) return [];
  return [{ at: new Date(at).toISOString(), kind, facts, link } as TimelineEntry];
}
