import type { CallStatus, TransferOutcome } from "../../../calls/status.ts";
import type { Speaker } from "../../../calls/turn.ts";
import type { Roles } from "../../connection.ts";
import type { CallEvent, ToldFacts, ToldTransfer } from "../../event.ts";
import { readParty } from "../../number.ts";
import { sipOutcome } from "../../reading/sip-outcome.ts";
import { isoOf, secondsToMs } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { turnFacts } from "../../reading/turn-facts.ts";
import { meaningOf, roleOf, type Vocabulary } from "../../reading/vocabulary.ts";
import { readClientState } from "./client-state.ts";
import { type Envelope, instantOf, type Payload } from "./message.ts";

/** What a message has of its own, beside what all messages of a leg have. */
type Told = Omit<CallEvent, "key" | "callId" | "leg" | "at" | "facts"> & {
  /** Where it is not the session's. */
  callId?: string;
  facts?: ToldFacts;
  suffix?: string;
};

/** What is read of a message once for all its events. */
interface Heard {
  envelope: Envelope;
  payload: Payload;
  roles: Roles;
  /** The leg was dialled for a transfer of ours: its far end is on our side. */
  isTransferLeg: boolean;
}

/**
 * `normal_clearing` says that somebody hung up. A phone that never picked up has a cause of its own, so it is taken as a
 * talk, however short; what is not in the list is a failure of the network.
 */
const STATUS_OF_CAUSE: Vocabulary<CallStatus> = {
  normal_clearing: "completed",
  time_limit: "completed",
  user_busy: "busy",
  no_answer: "no_answer",
  timeout: "no_answer",
  originator_cancel: "canceled",
  call_rejected: "failed",
  not_found: "failed",
  unspecified: "failed",
};

/**
 * How a transfer ended, by why its leg did. One that ended like any talk was connected before; one that was given up
 * while it rang was so by a caller who had hung up.
 */
const OUTCOME_OF_CAUSE: Vocabulary<TransferOutcome | null> = {
  normal_clearing: null,
  time_limit: null,
  user_busy: "busy",
  call_rejected: "declined",
  no_answer: "no_answer",
  timeout: "no_answer",
  originator_cancel: "canceled",
};

const DIRECTIONS: Vocabulary<"inbound" | "outbound"> = { incoming: "inbound", outgoing: "outbound" };

const TELLING: Vocabulary<(heard: Heard) => Told[]> = {
  "call.initiated": initiated,
  "call.answered": answered,
  "call.hangup": hangup,
  "call.bridged": bridged,
  "call.refer.started": () => [transfer("requested")],
  "call.refer.completed": () => [transfer("connected")],
  "call.refer.failed": ({ payload: { sip_notify_response: sip } }) => [
    transfer((sip && sipOutcome(sip)) || "failed", null, sip ? `SIP ${sip}` : null),
  ],
  "call.transcription": transcription,
  "call.recording.saved": recording,
  "call.conversation.created": assistantJoined,
  "call.conversation.ended": conversation,
  "call.conversation_insights.generated": insights,
  "call.machine.detection.ended": machine,
  "call.machine.premium.detection.ended": machine,
};

export const tells = (type: string) => Object.hasOwn(TELLING, type);

/**
 * Well known, and nothing that a call's record needs. A recording's transcription is one text without speakers, so no turn
 * can be made of it.
 */
const SILENT =
  /^(call\.(ai_gather|cost|deepfake_detection|dequeued|dtmf|enqueued|fork|gather|hold|unhold|machine\.(premium\.)?greeting|playback|recording|siprec|speak|streaming)\b|conference\.)/;

export const isSilent = (type: string) => SILENT.test(type);

/** The events of one message about a call. */
export function eventsOf(envelope: Envelope, payload: Payload, { roles }: { roles: Roles }): CallEvent[] {
  const { attemptId, transferId, metadata } = readClientState(payload.client_state);
  const { call_session_id: callId, call_leg_id, call_control_id: control } = payload;
  const leg = call_leg_id ?? control ?? undefined;
  const isTransferLeg = transferId !== null;
  const key = envelope.id ?? [envelope.event_type, leg, envelope.occurred_at].join(":");
  const tell = meaningOf(TELLING, envelope.event_type);
  const told = tell?.({ envelope, payload, roles, isTransferLeg }) ?? [];
  return told.map(({ facts, suffix, ...rest }) => ({
    key: suffix ? `${key}:${suffix}` : key,
    callId,
    ...(leg === undefined ? {} : { leg }),
    at: instantOf(envelope.occurred_at) ?? instantOf(envelope.created_at),
    ...rest,
    facts: factsOf(
      rest.kind,
      toldFacts({
        attemptId,
        // Commands go to the caller's own line; the line of a transfer is not that.
        handle: control && !isTransferLeg ? { call_control_id: control } : null,
        ...facts,
        metadata: metadata || facts?.metadata ? { ...metadata, ...facts?.metadata } : null,
      }),
    ),
  }));
}

const factsOf = (kind: CallEvent["kind"], facts: ToldFacts) => (kind === "turn" ? turnFacts(facts) : facts);

const partiesOf = ({ payload }: Heard) => ({
  fromNumber: readParty(payload.from),
  toNumber: readParty(payload.to),
});

function initiated(heard: Heard): Told[] {
  const { payload, isTransferLeg } = heard;
  if (isTransferLeg) return [transfer("requested", readParty(payload.to))];
  const facts = toldFacts({
    // A Call Control application speaks for an agent of ours where no assistant does.
    agent: payload.connection_id,
    direction: meaningOf(DIRECTIONS, payload.direction),
    ...partiesOf(heard),
    startedAt: isoOf(instantOf(payload.start_time)),
    status: "ringing",
  });
  return [{ kind: "started", facts }];
}

/** The call begins with the answer, so that its length is the talk's and not the ringing's. */
function answered(heard: Heard): Told[] {
  const { envelope, payload, isTransferLeg } = heard;
  if (isTransferLeg) return [{ kind: "started" }];
  const facts = toldFacts({
    agent: payload.connection_id,
    ...partiesOf(heard),
    startedAt: isoOf(instantOf(envelope.occurred_at) ?? instantOf(payload.start_time)),
    status: "in_progress",
  });
  return [{ kind: "started", facts }];
}

function hangup(heard: Heard): Told[] {
  const { envelope, payload, isTransferLeg } = heard;
  const cause = payload.hangup_cause ?? null;
  const status = cause === null ? null : (meaningOf(STATUS_OF_CAUSE, cause) ?? "failed");
  if (isTransferLeg) {
    const told: Told = { kind: "ended" };
    const missed = meaningOf(OUTCOME_OF_CAUSE, cause);
    const outcome = cause === null || missed === null ? null : (missed ?? "failed");
    // The caller is still there, and somebody has to tell them.
    return outcome === null
      ? [told]
      : [told, { ...transfer(outcome, readParty(payload.to), cause), suffix: "transfer" }];
  }
  const endedAt = isoOf(instantOf(envelope.occurred_at));
  return [{ kind: "ended", facts: toldFacts({ ...partiesOf(heard), endedAt, status, endReason: cause }) }];
}

function transfer(
  status: ToldTransfer["status"],
  to: string | null = null,
  reason: string | null = null,
): Told {
  return { kind: "transfer", transfer: { status, to, reason } };
}

/** Both legs of a bridge tell of it, and only the new one's `to` is where the call went. */
function bridged({ payload, isTransferLeg }: Heard): Told[] {
  return [transfer("connected", isTransferLeg ? readParty(payload.to) : null)];
}

/**
 * A finished utterance. `inbound` is what the leg's far end says; the track is there with Telnyx's own engine only, and
 * without it the leg's far end is taken to speak (Telnyx Call Control, transcription_start).
 */
function transcription({ envelope, payload, roles, isTransferLeg }: Heard): Told[] {
  const { transcript, is_final: isFinal, transcription_track: track } = payload.transcription_data ?? {};
  const text = transcript?.trim();
  if (!isFinal || !text) return [];
  const ours: Speaker = isTransferLeg ? "customer" : "agent";
  const theirs: Speaker = isTransferLeg ? "agent" : "customer";
  const role = roleOf(track ?? "", roles) ?? (track === "outbound" ? ours : theirs);
  const at = instantOf(envelope.occurred_at);
  return [{ kind: "turn", turns: [{ role, text, ...(at === null ? {} : { at }) }] }];
}

/** Only the public address lasts as long as the file. */
function recording({ payload: { public_recording_urls: lasting } }: Heard): Told[] {
  const recordingUrl = lasting?.mp3 ?? lasting?.wav;
  return recordingUrl ? [{ kind: "analyzed", facts: { recordingUrl } }] : [];
}

/**
 * An assistant's tools name the call by its line, `call_control_id`, for there is no variable for the session: what
 * they tell under that id is of this call.
 */
function assistantJoined({ payload }: Heard): Told[] {
  const { call_session_id: session, call_control_id: line } = payload;
  if (!line) return [];
  return [{ kind: "started", callId: line, isAside: true, continues: session }];
}

/** The assistant is done and its words can be read; the line itself may go on, to a human. */
function conversation({ payload }: Heard): Told[] {
  const { conversation_id: id, assistant_id: agent, duration_sec } = payload;
  return [
    {
      kind: "transcript",
      facts: toldFacts({ agent, durationMs: secondsToMs(duration_sec) }),
      ...(id ? { fetch: { source: "conversation", id } } : {}),
    },
  ];
}

function insights({ payload: { results } }: Heard): Told[] {
  return [{ kind: "analyzed", facts: results?.length ? { metadata: { insights: results } } : {} }];
}

/** Silence, a fax and what is not sure are no voicemail. */
function machine({ payload, isTransferLeg }: Heard): Told[] {
  if (payload.result !== "machine") return [];
  if (isTransferLeg) return [transfer("voicemail", readParty(payload.to))];
  return [{ kind: "started", facts: { status: "voicemail" } }];
}
