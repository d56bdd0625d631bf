import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { Speaker } from "../../../calls/turn.ts";
import type { CallEvent, ToldFacts, ToldTransfer, TranscriptRef } from "../../event.ts";
import { readParty } from "../../number.ts";
import { instantOf, isoOf } from "../clock-time.ts";
import { named, spokenTurn } from "../spoken-turns.ts";

export const API_HOST = "api.call2me.app";

const Text = z.string().nullish().catch(null);
const Count = z.number().nonnegative().nullish().catch(null);
/** Epoch ms, within what a date can be. */
const Epoch = z.number().min(0).max(8.64e15).nullish().catch(null);
const Members = z.record(z.string(), z.unknown()).nullish().catch(null);

/** What is documented of `data`, and of a call that the API answers; both spell the same facts alike. */
export const CallData = z.looseObject({
  direction: Text,
  call_status: Text,
  status: Text,
  duration_ms: Count,
  start_timestamp: Epoch,
  end_timestamp: Epoch,
  from_number: Text,
  to_number: Text,
  disconnection_reason: Text,
  recording_url: Text,
  transcript_url: Text,
  metadata: Members,
  agent_id: Text,
  error: z.unknown().optional(),
  message: Text,
  reason: Text,
});
export type CallData = z.infer<typeof CallData>;

/** The envelope is called stable; `data` differs by type (Call2Me, webhooks). */
const Envelope = z.looseObject({
  type: z.string(),
  call_id: z.string().min(1),
  agent_id: Text,
  timestamp: Text,
  data: CallData.nullish().catch(null),
});
type Envelope = z.infer<typeof Envelope>;

const STATUSES = new Map<string, CallStatus>([
  ["pending", "queued"],
  ["queued", "queued"],
  ["ringing", "ringing"],
  ["in_progress", "in_progress"],
  ["completed", "completed"],
  ["ended", "completed"],
  ["transferred", "completed"],
  ["no_answer", "no_answer"],
  ["busy", "busy"],
  ["failed", "failed"],
  ["canceled", "canceled"],
  ["cancelled", "canceled"],
  ["voicemail", "voicemail"],
]);

/** The events of one webhook; null where it has no type or call. `hash` tells two utterances of one second apart. */
export function readWebhook(
  json: unknown,
  hash: string,
  roles: Readonly<Record<string, Speaker>>,
): { events: CallEvent[]; unknown: string[] } | null {
  const envelope = Envelope.safeParse(json).data;
  if (!envelope) return null;
  const data = envelope.data ?? CallData.parse({});
  const { type, timestamp } = envelope;
  const base = { key: `${type}:${timestamp ?? hash}`, callId: envelope.call_id, at: instantOf(timestamp) };
  const facts = { ...factsOf(data), ...(envelope.agent_id ? { agent: envelope.agent_id } : {}) };
  switch (type) {
    case "call.started":
      return known({ ...base, kind: "started", facts: { ...facts, status: "in_progress" } });
    case "call.transcript":
      return uttered(
        { ...base, key: `${type}:${timestamp ?? ""}:${hash}`, kind: "turn", facts },
        data,
        roles,
      );
    case "call.ended":
      return ended(envelope, data, { ...base, kind: "ended", facts });
    case "call.error":
      return known({ ...base, kind: "error", facts: { ...facts, ...reasonOf(data) } });
    case "call.transfer":
      return known({ ...base, kind: "transfer", facts, transfer: transferOf(data) });
    default:
      return { events: [], unknown: [`type ${named(type)}`] };
  }
}

const known = (event: CallEvent) => ({ events: [event], unknown: [] });

/** One finished utterance; what is marked as unfinished comes again. */
function uttered(event: CallEvent, data: CallData, roles: Readonly<Record<string, Speaker>>) {
  const isPartial = data.is_final === false || data.final === false;
  const spoken = [data, ...Object.values(data)].map((part) => spokenTurn(part, roles)).find(Boolean);
  if (!spoken) return { events: [], unknown: ["data of call.transcript"] };
  const unknown = spoken.unknown === undefined ? [] : [spoken.unknown];
  if (isPartial) return { events: [], unknown };
  const at = spoken.turn.at ?? event.at;
  const turn = { ...spoken.turn, ...(at === null ? {} : { at }) };
  return { events: [{ ...event, turns: [turn] }], unknown };
}

/** Its transcript, numbers and direction are the API's to tell. */
function ended({ call_id, timestamp }: Envelope, data: CallData, event: CallEvent) {
  const told = data.status ?? data.call_status;
  const status = statusOf(told);
  const endedAt = event.facts.endedAt ?? isoOf(timestamp);
  const facts = { ...event.facts, ...(endedAt ? { endedAt } : {}), status: status ?? ("completed" as const) };
  const fetch: TranscriptRef = transcriptPath(data.transcript_url) ?? { source: "call", id: call_id };
  const unknown = told && status === undefined ? [`status ${named(told)}`] : [];
  return { events: [{ ...event, facts, fetch }], unknown };
}

export function statusOf(told: string | null | undefined): CallStatus | undefined {
  return STATUSES.get((told ?? "").toLowerCase().replaceAll("-", "_"));
}

/** Only a path of the API's own host is kept: the key goes with the request. */
function transcriptPath(text: string | null | undefined): TranscriptRef | null {
  const url = URL.parse(text ?? "");
  const isOurs = url?.protocol === "https:" && url.host === API_HOST && url.username === "";
  return isOurs ? { source: "transcript", id: `${url.pathname}${url.search}` } : null;
}

/** The facts that webhooks and the API spell alike. */
export function factsOf(data: CallData): ToldFacts {
  const { direction, metadata, duration_ms, recording_url, disconnection_reason, agent_id } = data;
  const fromNumber = readParty(data.from_number);
  const toNumber = readParty(data.to_number);
  const attemptId = metadata?.attempt_id;
  return {
    ...(agent_id ? { agent: agent_id } : {}),
    ...(direction === "inbound" || direction === "outbound" ? { direction } : {}),
    ...(fromNumber ? { fromNumber } : {}),
    ...(toNumber ? { toNumber } : {}),
    ...(data.start_timestamp ? { startedAt: new Date(data.start_timestamp).toISOString() } : {}),
    ...(data.end_timestamp ? { endedAt: new Date(data.end_timestamp).toISOString() } : {}),
    ...(duration_ms == null ? {} : { durationMs: Math.round(duration_ms) }),
    ...(disconnection_reason ? { endReason: disconnection_reason } : {}),
    ...(recording_url ? { recordingUrl: recording_url } : {}),
    ...(metadata ? { metadata } : {}),
    ...(typeof attemptId === "string" ? { attemptId } : {}),
  };
}

/** What went wrong, under whichever name it comes. */
function reasonOf({ message, reason, error }: CallData): Pick<ToldFacts, "endReason"> {
  const inner =
    typeof error === "object" && error !== null ? (error as { message?: unknown }).message : error;
  const endReason = [message, reason, inner].find((text) => typeof text === "string" && text !== "");
  return typeof endReason === "string" ? { endReason } : {};
}

const TARGETS = ["to", "to_number", "target", "destination", "phone_number", "value"];

function transferOf(data: CallData): ToldTransfer {
  const to = TARGETS.map((name) => readParty(data[name])).find((party) => party !== null) ?? null;
  const status = data.status ?? "";
  return {
    status: /fail|reject|error/i.test(status)
      ? "failed"
      : /complete|connect|success|bridge/i.test(status)
        ? "connected"
        : "requested",
    to,
    reason: data.reason ?? null,
  };
}
