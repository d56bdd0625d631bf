import * as z from "zod";
import type { CallStatus } from "../../../calls/status.ts";
import type { Speaker } from "../../../calls/turn.ts";
import type { CallEvent, EventKind, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { instantOf, isoOf } from "../clock-time.ts";
import { named, roleOf } from "../spoken-turns.ts";
import { transcriptEvent } from "./transcript.ts";

const Text = z.string().nullish().catch(null);

/** An event webhook's fields, of a JSON body or of a query (Vonage Voice, webhook reference). */
export const VonageMessage = z.looseObject({
  conversation_uuid: Text,
  /** The leg; events of machine detection call it `call_uuid`. */
  uuid: Text,
  call_uuid: Text,
  status: Text,
  /** Why a call was not answered, rejected or failed. */
  detail: Text,
  direction: Text,
  from: z.unknown().optional(),
  from_user: z.unknown().optional(),
  to: z.unknown().optional(),
  start_time: Text,
  end_time: Text,
  /** Seconds, as a string. */
  duration: z.union([z.string(), z.number()]).nullish().catch(null),
  timestamp: Text,
  reason: Text,
  recording_url: Text,
  recording_uuid: Text,
  transcription_url: Text,
  conversation_uuid_from: Text,
  conversation_uuid_to: Text,
  type: Text,
  speech: z
    .looseObject({
      results: z
        .array(z.looseObject({ text: Text }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  dtmf: z.unknown().optional(),
});
export type VonageMessage = z.infer<typeof VonageMessage>;

/** What is known of a message beside its fields. */
export interface MessageContext {
  /** Where it was posted to: `event`, `answer`, `transcription`. */
  purpose: string;
  attemptId: string | undefined;
  /** Names a message that has no time of its own. */
  hash: string;
  roles: Readonly<Record<string, Speaker>>;
}

export interface ReadMessage {
  events: CallEvent[];
  unknown: string[];
}

/** What each status says; `machine` outweighs the `completed` that follows it, so it is told as an analysis. */
const STATUSES = new Map<string, { kind: EventKind; status: CallStatus }>([
  ["started", { kind: "started", status: "ringing" }],
  ["ringing", { kind: "started", status: "ringing" }],
  ["answered", { kind: "started", status: "in_progress" }],
  ["human", { kind: "started", status: "in_progress" }],
  ["machine", { kind: "analyzed", status: "voicemail" }],
  ["completed", { kind: "ended", status: "completed" }],
  // The far end of a WebSocket hung up: that leg is over, whatever becomes of the others.
  ["disconnected", { kind: "ended", status: "completed" }],
  ["busy", { kind: "ended", status: "busy" }],
  ["unanswered", { kind: "ended", status: "no_answer" }],
  ["timeout", { kind: "ended", status: "no_answer" }],
  ["cancelled", { kind: "ended", status: "canceled" }],
  ["rejected", { kind: "ended", status: "failed" }],
  ["failed", { kind: "ended", status: "failed" }],
]);

/** The events of one message. Legs of a conversation share its `conversation_uuid`, so that is the call's id. */
export function readMessage(message: VonageMessage, context: MessageContext): ReadMessage {
  if (message.conversation_uuid_from && message.conversation_uuid_to) {
    return { events: transferred(message, context), unknown: [] };
  }
  const callId = message.conversation_uuid;
  if (!callId) return { events: [], unknown: [`message ${named(message.type ?? message.status)}`] };
  if (message.transcription_url || context.purpose === "transcription") {
    return transcriptEvent(message, callId, context);
  }
  if (context.purpose === "answer") return { events: [answered(message, callId, context)], unknown: [] };
  if (message.recording_url && !message.status) {
    return { events: [recorded(message, callId, context)], unknown: [] };
  }
  if (message.speech || message.dtmf) return { events: heard(message, callId, context), unknown: [] };
  const said = STATUSES.get(message.status ?? "");
  const leg = message.uuid ?? message.call_uuid;
  // Without its leg it would speak for the whole conversation.
  if (message.status === "disconnected" && !leg) return { events: [], unknown: ["status disconnected"] };
  if (said) return { events: [inStatus(message, callId, said, context)], unknown: [] };
  if (message.status) return { events: [], unknown: [`status ${named(message.status)}`] };
  if (message.reason) return { events: [failed(message, callId, context)], unknown: [] };
  return { events: [], unknown: [`message ${named(message.type)}`] };
}

/** What every kind of event starts from. */
function told(message: VonageMessage, callId: string, name: string, { hash }: MessageContext) {
  const leg = message.uuid ?? message.call_uuid ?? undefined;
  return {
    key: `${leg ?? callId}:${name}:${message.timestamp ?? hash}`,
    callId,
    ...(leg === undefined ? {} : { leg }),
    at: instantOf(message.timestamp),
  };
}

function inStatus(
  message: VonageMessage,
  callId: string,
  { kind, status }: { kind: EventKind; status: CallStatus },
  context: MessageContext,
): CallEvent {
  const reason = message.detail ?? (kind === "ended" && status !== "completed" ? message.status : undefined);
  return {
    ...told(message, callId, message.status ?? "", context),
    kind,
    facts: { ...factsOf(message, context.attemptId), status, ...(reason ? { endReason: reason } : {}) },
  };
}

/** The answer webhook: somebody picked up, and Vonage asks what to do with the call. It has no time of its own. */
function answered(message: VonageMessage, callId: string, context: MessageContext): CallEvent {
  const { key, ...rest } = told({ ...message, timestamp: null }, callId, "answer", { ...context, hash: "" });
  return {
    ...rest,
    key,
    kind: "started",
    facts: { ...factsOf(message, context.attemptId), status: "in_progress" },
  };
}

/** A leg that moved into another conversation is over in this one. */
function transferred(message: VonageMessage, context: MessageContext): CallEvent[] {
  const { conversation_uuid_from: from, conversation_uuid_to: to } = message;
  const base = told(message, from ?? "", "transfer", context);
  const moved: CallEvent = {
    ...base,
    kind: "transfer",
    facts: {},
    transfer: { status: "connected", to: null, reason: null },
  };
  if (from === to || base.leg === undefined) return [moved];
  const gone = { ...base, key: `${base.key}:ended`, kind: "ended" as const };
  return [moved, { ...gone, facts: { status: "completed", endReason: "transfer" } }];
}

/** It names the recording's own times, not the call's. */
function recorded(message: VonageMessage, callId: string, context: MessageContext): CallEvent {
  const { leg: _, ...base } = told(message, callId, `record:${message.recording_uuid ?? ""}`, context);
  return { ...base, kind: "analyzed", facts: { recordingUrl: message.recording_url ?? "" } };
}

/** What an NCCO's `input` heard; the results are guesses at the same words, the likeliest first. Keys are no speech. */
function heard(message: VonageMessage, callId: string, context: MessageContext): CallEvent[] {
  const text = message.speech?.results?.[0]?.text?.trim();
  if (!text) return [];
  const base = told(message, callId, "input", context);
  const at = base.at === null ? {} : { at: base.at };
  const role = roleOf("input", context.roles) ?? "customer";
  return [
    { ...base, kind: "turn", facts: factsOf(message, context.attemptId), turns: [{ role, text, ...at }] },
  ];
}

function failed(message: VonageMessage, callId: string, context: MessageContext): CallEvent {
  return {
    ...told(message, callId, "error", context),
    kind: "error",
    facts: { endReason: message.reason ?? "" },
  };
}

/** The facts that a message, or a call of the API, has of a leg. */
export function factsOf(message: VonageMessage, attemptId: string | undefined): ToldFacts {
  const leg = message.uuid ?? message.call_uuid;
  const { direction } = message;
  const fromNumber = partyOf(message.from) ?? partyOf(message.from_user);
  const toNumber = partyOf(message.to);
  const startedAt = isoOf(message.start_time);
  const endedAt = isoOf(message.end_time);
  const seconds = message.duration == null || message.duration === "" ? Number.NaN : Number(message.duration);
  return {
    ...(direction === "inbound" || direction === "outbound" ? { direction } : {}),
    ...(fromNumber ? { fromNumber } : {}),
    ...(toNumber ? { toNumber } : {}),
    ...(startedAt ? { startedAt } : {}),
    ...(endedAt ? { endedAt } : {}),
    ...(Number.isFinite(seconds) && seconds >= 0 ? { durationMs: Math.round(seconds * 1000) } : {}),
    ...(attemptId ? { attemptId } : {}),
    ...(leg ? { handle: { uuid: leg } } : {}),
  };
}

/** A number without its plus; the API has it inside `{type, number}`, or `{type, uri}`. */
function partyOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return readParty(value, { plus: "missing" });
  const { number, uri } = value as { number?: unknown; uri?: unknown };
  return readParty(number ?? uri, { plus: "missing" });
}

/** How a leg stands by the API's word; undefined where the word is unknown. */
export const statusTold = (status: string | null | undefined) => STATUSES.get(status ?? "");
