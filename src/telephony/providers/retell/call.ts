import * as z from "zod";
import type { Roles } from "../../connection.ts";
import type { CallEvent, HeardTurn, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { type AskedCall, isAll } from "../../reading/asked-call.ts";
import { ATTEMPT_MEMBER, attemptIn } from "../../reading/attempt.ts";
import { lengthBetween } from "../../reading/call-span.ts";
import { readObject } from "../../reading/json.ts";
import {
  anything,
  count,
  direction,
  flag,
  list,
  object,
  record,
  text,
  time,
  webUrl,
} from "../../reading/members.ts";
import { isoOf, lengthMs, readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { variablesOf } from "../../reading/variables.ts";
import { endStatus } from "./disconnection.ts";
import { turnsOf } from "./turns.ts";

/** A call object (retell-sdk, PhoneCallResponse and WebCallResponse), in webhooks as in answers of the API. */
export const RetellCall = z.looseObject({
  call_id: z.string().min(1),
  agent_id: text,
  call_type: text,
  call_status: text,
  direction,
  from_number: text,
  to_number: text,
  start_timestamp: time,
  end_timestamp: time,
  duration_ms: count,
  disconnection_reason: text,
  transfer_destination: anything,
  recording_url: webUrl,
  scrubbed_recording_url: webUrl,
  metadata: record,
  retell_llm_dynamic_variables: record,
  collected_dynamic_variables: record,
  transcript_object: list,
  transcript_with_tool_calls: list,
  scrubbed_transcript_with_tool_calls: list,
  call_analysis: object({ in_voicemail: flag }),
});
export type RetellCall = z.infer<typeof RetellCall>;

/** What each message says of its call; times are epoch ms. How it ended is another matter. */
export function factsOf(call: RetellCall): ToldFacts {
  const variables = { ...call.retell_llm_dynamic_variables, ...call.collected_dynamic_variables };
  return toldFacts({
    agent: call.agent_id,
    direction: call.direction,
    fromNumber: readParty(call.from_number),
    toNumber: readParty(call.to_number),
    startedAt: isoOf(readInstant(call.start_timestamp)),
    metadata: variablesOf(call.metadata, (name) => name === ATTEMPT_MEMBER),
    dynamicVariables: variablesOf(variables),
    attemptId: attemptIn(call.metadata),
  });
}

/** The transcript with its tool calls where there is one, else without; where the owner hides what is personal, scrubbed. */
export function heardIn(call: RetellCall, connection: { roles: Roles }) {
  const { transcript_with_tool_calls, transcript_object, scrubbed_transcript_with_tool_calls } = call;
  const lists = [transcript_with_tool_calls, transcript_object, scrubbed_transcript_with_tool_calls];
  return turnsOf(lists.find((one) => one && one.length > 0) ?? [], connection);
}

/** The facts of a call that is over. */
function endFacts(call: RetellCall, turns: readonly HeardTurn[]): ToldFacts {
  const reason = call.disconnection_reason ?? null;
  const [start, end] = [readInstant(call.start_timestamp), readInstant(call.end_timestamp)];
  const status = endStatus({
    reason,
    callStatus: call.call_status ?? null,
    inVoicemail: call.call_analysis?.in_voicemail === true,
    customerSpoke: turns.some(({ role }) => role === "customer"),
  });
  return {
    ...factsOf(call),
    ...toldFacts({
      status,
      endReason: reason,
      endedAt: isoOf(end),
      durationMs: lengthMs(call.duration_ms) ?? lengthBetween(start, end),
      recordingUrl: call.recording_url ?? call.scrubbed_recording_url,
    }),
  };
}

/** The number or SIP URI of a transfer; its form in webhooks is not documented, so an object is looked into. */
export function destinationOf(destination: unknown): string | null {
  if (typeof destination === "string") return readParty(destination);
  const read = z.looseObject({ number: text, phone_number: text, sip_uri: text }).safeParse(destination).data;
  return readParty(read?.number ?? read?.phone_number ?? read?.sip_uri);
}

/**
 * A call that is over, by one event, and by one more where the agent handed it to somebody: the same one as
 * `transfer_bridged` makes.
 */
export function endEvents(
  call: RetellCall,
  connection: { roles: Roles },
  { key, kind, isFinal }: { key: string; kind: "ended" | "analyzed"; isFinal: boolean },
): { events: [CallEvent, ...CallEvent[]]; unknown: string[] } {
  const { turns, unknown } = heardIn(call, connection);
  const event: CallEvent = {
    key,
    callId: call.call_id,
    at: readInstant(call.end_timestamp),
    kind,
    facts: endFacts(call, turns),
    turns,
    ...(isFinal ? { isFinal } : {}),
  };
  if (call.disconnection_reason !== "call_transfer") return { events: [event], unknown };
  return {
    events: [event, transferEvent(call.call_id, "connected", destinationOf(call.transfer_destination))],
    unknown,
  };
}

/** No message about a transfer has a time, so that their keys put them in order: asked for, then how it went. */
const STEP = { requested: 1, failed: 2, connected: 3 };

export function transferEvent(
  callId: string,
  status: "requested" | "connected" | "failed",
  to: string | null,
): CallEvent {
  const transfer = { status, to, reason: null };
  return {
    key: `transfer:${STEP[status]}-${status}:${to ?? ""}`,
    callId,
    at: null,
    kind: "transfer",
    facts: {},
    transfer,
  };
}

const OVER = ["ended", "error", "not_connected"];

/**
 * A call as `GET /v2/get-call/{id}` answers it, about `callId`, whatever it calls itself. It is the last word once its
 * analysis and its words are there, or where it reached nobody.
 */
export function readCall(json: unknown, connection: { roles: Roles }, callId: string): AskedCall | null {
  const { data } = RetellCall.safeParse(json);
  if (!data) return null;
  const call = { ...data, call_id: callId };
  if (call.call_status === "registered" || call.call_status === "ongoing") return { kind: "under_way" };
  if (!OVER.includes(call.call_status ?? "")) return null;
  const about = { key: "call", kind: "ended", isFinal: false } as const;
  const [event, ...transfers] = endEvents(call, connection, about).events;
  const isAnalyzed = call.call_analysis != null && isAll(event.facts, event.turns ?? []);
  const isFinal = isAnalyzed || call.call_status === "not_connected";
  return { kind: "over", events: [isFinal ? { ...event, isFinal } : event, ...transfers] };
}

/** A call object of the API, or a webhook's body that was kept; null where it is neither, or not over. */
export function readExport(content: unknown, connection: { roles: Roles }): CallEvent[] | null {
  const kept = readObject(content);
  const call = RetellCall.safeParse(typeof kept.event === "string" ? kept.call : kept).data;
  if (!call?.call_type && !call?.call_status) return null;
  if (!OVER.includes(call.call_status ?? "ended")) return null;
  return endEvents(call, connection, { key: "call", kind: "ended", isFinal: true }).events;
}
