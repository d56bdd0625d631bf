import type { CallStatus } from "../../../calls/status.ts";
import type { Roles } from "../../connection.ts";
import type { CallEvent, EventKind, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { isObject } from "../../reading/json.ts";
import { type Told, told, untold } from "../../reading/received.ts";
import { speakerOf } from "../../reading/spoken-turns.ts";
import { isoOf, secondsToMs } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { meaningOf, named, type Vocabulary } from "../../reading/vocabulary.ts";
import { instantOf, type VonageMessage } from "./message.ts";
import { transcriptEvent } from "./transcript.ts";

/** What is known of a message beside its fields. */
export interface MessageContext {
  /** Where it was posted to: `event`, `answer`, `transcription`, `transfer`. */
  purpose: string;
  attemptId: string | undefined;
  /** Names a message that has no time of its own. */
  hash: string;
  roles: Roles;
}

/** What each status says; `machine` outweighs the `completed` that follows it, so it is told as an analysis. */
const STATUSES: Vocabulary<{ kind: EventKind; status: CallStatus }> = {
  started: { kind: "started", status: "ringing" },
  ringing: { kind: "started", status: "ringing" },
  answered: { kind: "started", status: "in_progress" },
  human: { kind: "started", status: "in_progress" },
  machine: { kind: "analyzed", status: "voicemail" },
  completed: { kind: "ended", status: "completed" },
  // The far end of a WebSocket hung up: that leg is over, whatever becomes of the others.
  disconnected: { kind: "ended", status: "completed" },
  busy: { kind: "ended", status: "busy" },
  unanswered: { kind: "ended", status: "no_answer" },
  timeout: { kind: "ended", status: "no_answer" },
  cancelled: { kind: "ended", status: "canceled" },
  rejected: { kind: "ended", status: "failed" },
  failed: { kind: "ended", status: "failed" },
};

/** The events of one message. Legs of a conversation share its `conversation_uuid`, so that is the call's id. */
export function eventsOf(message: VonageMessage, context: MessageContext): Told {
  if (message.conversation_uuid_from && message.conversation_uuid_to) return transferred(message, context);
  const callId = message.conversation_uuid;
  if (!callId) return untold(`message ${named(message.type ?? message.status)}`);
  if (message.transcription_url || context.purpose === "transcription") {
    return transcriptEvent(message, callId, context);
  }
  if (context.purpose === "answer") return told(answered(message, callId, context));
  if (message.recording_url && !message.status) return told(recorded(message, callId, context));
  if (message.speech || message.dtmf) return told(...heard(message, callId, context));
  const said = statusTold(message.status);
  // Without its leg it would speak for the whole conversation.
  if (message.status === "disconnected" && !legOf(message)) return untold("status disconnected");
  if (said) return told(inStatus(message, callId, said, context));
  if (message.status) return untold(`status ${named(message.status)}`);
  if (message.reason) return told(failed(message, callId, context));
  return untold(`message ${named(message.type)}`);
}

const legOf = ({ uuid, call_uuid }: VonageMessage) => uuid ?? call_uuid;

/** What every kind of event starts from. */
export function baseOf(message: VonageMessage, callId: string, name: string, { hash }: MessageContext) {
  const leg = legOf(message) ?? undefined;
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
    ...baseOf(message, callId, message.status ?? "", context),
    kind,
    facts: { ...factsOf(message, context.attemptId), ...toldFacts({ status, endReason: reason || null }) },
  };
}

/** The answer webhook: somebody picked up, and Vonage asks what to do with the call. It has no time of its own. */
function answered(message: VonageMessage, callId: string, context: MessageContext): CallEvent {
  const { key, ...rest } = baseOf({ ...message, timestamp: null }, callId, "answer", {
    ...context,
    hash: "",
  });
  return {
    ...rest,
    key,
    kind: "started",
    facts: { ...factsOf(message, context.attemptId), status: "in_progress" },
  };
}

/**
 * A leg moved into another conversation, under whose id its later messages come: they are of the same call, which
 * goes on. The other conversation is told whose it is.
 */
function transferred(message: VonageMessage, context: MessageContext): Told {
  const { conversation_uuid_from: from, conversation_uuid_to: to } = message;
  const base = baseOf(message, from ?? "", "transfer", context);
  const moved: CallEvent = {
    ...base,
    kind: "transfer",
    facts: {},
    // Who answers it is told by the leg that it rings.
    transfer: { status: "requested", to: null, reason: null },
  };
  if (!from || !to || from === to) return told(moved);
  const { key, ...place } = base;
  const arrived = { ...place, key: `${key}:arrived`, callId: to, isAside: true, continues: from };
  return told(moved, { ...arrived, kind: "started", facts: {} });
}

/** It names the recording's own times, not the call's. */
function recorded(message: VonageMessage, callId: string, context: MessageContext): CallEvent {
  const { leg: _, ...base } = baseOf(message, callId, `record:${message.recording_uuid ?? ""}`, context);
  return { ...base, kind: "analyzed", facts: { recordingUrl: message.recording_url ?? "" } };
}

/** What an NCCO's `input` heard; the results are guesses at the same words, the likeliest first. Keys are no speech. */
function heard(message: VonageMessage, callId: string, context: MessageContext): CallEvent[] {
  const text = message.speech?.results?.[0]?.text?.trim();
  if (!text) return [];
  const base = baseOf(message, callId, "input", context);
  const at = base.at === null ? {} : { at: base.at };
  const role = speakerOf("input", context.roles) ?? "customer";
  return [
    { ...base, kind: "turn", facts: factsOf(message, context.attemptId), turns: [{ role, text, ...at }] },
  ];
}

function failed(message: VonageMessage, callId: string, context: MessageContext): CallEvent {
  return {
    ...baseOf(message, callId, "error", context),
    kind: "error",
    facts: { endReason: message.reason ?? "" },
  };
}

/** The facts that a message, or a call of the API, has of a leg. */
export function factsOf(message: VonageMessage, attemptId: string | undefined): ToldFacts {
  const leg = legOf(message);
  return toldFacts({
    direction: message.direction,
    fromNumber: partyOf(message.from) ?? partyOf(message.from_user),
    toNumber: partyOf(message.to),
    startedAt: isoOf(instantOf(message.start_time)),
    endedAt: isoOf(instantOf(message.end_time)),
    durationMs: secondsToMs(message.duration),
    attemptId: attemptId || null,
    handle: leg ? { uuid: leg } : null,
  });
}

/** A number without its plus; the API has it inside `{type, number}`, or `{type, uri}`. */
function partyOf(value: unknown): string | null {
  const address = isObject(value) ? (value.number ?? value.uri) : value;
  return readParty(address, { plus: "missing" });
}

/** How a leg stands by the API's word; undefined where the word is unknown. */
export const statusTold = (status: string | null | undefined) => meaningOf(STATUSES, status);
