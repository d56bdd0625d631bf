import type { CallStatus } from "../../../calls/status.ts";
import type { Speaker } from "../../../calls/turn.ts";
import type { Connection } from "../../connection.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { readClientState } from "./client-state.ts";
import { type Envelope, epochOf, isoOf, type Payload } from "./message.ts";

type Roles = Pick<Connection, "roles">;

/** What a message has of its own, beside what all messages of a leg have. */
type Told = Omit<CallEvent, "key" | "callId" | "leg" | "at" | "facts"> & {
  facts?: ToldFacts;
  suffix?: string;
};

/** What is read of a message once for all its events. */
interface Heard {
  envelope: Envelope;
  payload: Payload;
  roles: Connection["roles"];
  /** The leg was dialled for a transfer of ours: its far end is on our side. */
  isTransferLeg: boolean;
}

/**
 * `normal_clearing` says that somebody hung up. A phone that never picked up has a cause of its own, so it is taken as a
 * talk, however short; what is not in the list is a failure of the network.
 */
const STATUS_OF_CAUSE: Readonly<Record<string, CallStatus>> = {
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

const TELLING: Readonly<Record<string, (heard: Heard) => Told[]>> = {
  "call.initiated": initiated,
  "call.answered": answered,
  "call.hangup": hangup,
  "call.bridged": bridged,
  "call.refer.started": () => [transfer("requested")],
  "call.refer.completed": () => [transfer("connected")],
  "call.refer.failed": ({ payload }) => [
    transfer("failed", null, payload.sip_notify_response ? `SIP ${payload.sip_notify_response}` : null),
  ],
  "call.transcription": transcription,
  "call.recording.saved": recording,
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
export function eventsOf(envelope: Envelope, payload: Payload, { roles }: Roles): CallEvent[] {
  const { attemptId, transferId, metadata } = readClientState(payload.client_state);
  const { call_session_id: callId, call_leg_id, call_control_id: control } = payload;
  const leg = call_leg_id ?? control ?? undefined;
  const isTransferLeg = transferId !== undefined;
  const key = envelope.id ?? [envelope.event_type, leg, envelope.occurred_at].join(":");
  const told = TELLING[envelope.event_type]?.({ envelope, payload, roles, isTransferLeg }) ?? [];
  return told.map(({ facts, suffix, ...rest }) => ({
    key: suffix ? `${key}:${suffix}` : key,
    callId,
    ...(leg === undefined ? {} : { leg }),
    at: epochOf(envelope.occurred_at) ?? epochOf(envelope.created_at),
    ...rest,
    facts: {
      ...(attemptId === undefined ? {} : { attemptId }),
      // Commands go to the caller's own line; the line of a transfer is not that.
      ...(control && leg && !isTransferLeg ? { handle: { call_control_id: control } } : {}),
      ...(metadata || facts?.metadata ? { metadata: { ...metadata, ...facts?.metadata } } : {}),
      ...withoutMetadata(facts),
    },
  }));
}

const withoutMetadata = ({ metadata: _, ...facts }: ToldFacts = {}) => facts;

function parties({ payload, isTransferLeg }: Heard): ToldFacts {
  const [from, to] = isTransferLeg ? [null, null] : [readParty(payload.from), readParty(payload.to)];
  return { ...(from === null ? {} : { fromNumber: from }), ...(to === null ? {} : { toNumber: to }) };
}

/** A Call Control application speaks for an agent of ours where no assistant does. */
const application = ({ payload }: Heard): ToldFacts =>
  payload.connection_id ? { agent: payload.connection_id } : {};

function initiated(heard: Heard): Told[] {
  const { payload, isTransferLeg } = heard;
  if (isTransferLeg) return [transfer("requested", readParty(payload.to))];
  const direction = { incoming: "inbound", outgoing: "outbound" } as const;
  const known = direction[payload.direction as keyof typeof direction];
  const startedAt = isoOf(payload.start_time);
  return [
    {
      kind: "started",
      facts: {
        status: "ringing",
        ...(known ? { direction: known } : {}),
        ...(startedAt ? { startedAt } : {}),
        ...parties(heard),
        ...application(heard),
      },
    },
  ];
}

/** The call begins with the answer, so that its length is the talk's and not the ringing's. */
function answered(heard: Heard): Told[] {
  if (heard.isTransferLeg) return [{ kind: "started" }];
  const startedAt = isoOf(heard.envelope.occurred_at) ?? isoOf(heard.payload.start_time);
  return [
    {
      kind: "started",
      facts: {
        status: "in_progress",
        ...(startedAt ? { startedAt } : {}),
        ...parties(heard),
        ...application(heard),
      },
    },
  ];
}

function hangup(heard: Heard): Told[] {
  const { envelope, payload, isTransferLeg } = heard;
  const cause = payload.hangup_cause;
  const status = cause ? (STATUS_OF_CAUSE[cause] ?? "failed") : undefined;
  const endedAt = isoOf(envelope.occurred_at);
  if (isTransferLeg) {
    const failed = status !== undefined && status !== "completed";
    const told: Told = { kind: "ended" };
    // The caller is still there, and somebody has to tell them.
    return failed
      ? [told, { ...transfer("failed", readParty(payload.to), cause ?? null), suffix: "transfer" }]
      : [told];
  }
  return [
    {
      kind: "ended",
      facts: {
        ...(status ? { status } : {}),
        ...(cause ? { endReason: cause } : {}),
        ...(endedAt ? { endedAt } : {}),
        ...parties(heard),
      },
    },
  ];
}

function transfer(
  status: "requested" | "connected" | "failed",
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
  const role = (track && roles[track]) || (track === "outbound" ? ours : theirs);
  const at = epochOf(envelope.occurred_at);
  return [{ kind: "turn", turns: [{ role, text, ...(at === null ? {} : { at }) }] }];
}

/** The public address lasts as long as the file; the other is good for ten minutes. */
function recording({ payload: { public_recording_urls: lasting, recording_urls: brief } }: Heard): Told[] {
  const recordingUrl = lasting?.mp3 ?? lasting?.wav ?? brief?.mp3 ?? brief?.wav;
  return recordingUrl ? [{ kind: "analyzed", facts: { recordingUrl } }] : [];
}

/** The assistant is done and its words can be read; the line itself may go on, to a human. */
function conversation({ payload }: Heard): Told[] {
  const { conversation_id: id, assistant_id: agent, duration_sec: seconds } = payload;
  return [
    {
      kind: "transcript",
      facts: {
        ...(agent ? { agent } : {}),
        ...(seconds == null ? {} : { durationMs: Math.round(seconds * 1000) }),
      },
      ...(id ? { fetch: { source: "conversation", id } } : {}),
    },
  ];
}

function insights({ payload: { results } }: Heard): Told[] {
  return [{ kind: "analyzed", facts: results?.length ? { metadata: { insights: results } } : {} }];
}

/** Silence, a fax and what is not sure are no voicemail. */
function machine({ payload, isTransferLeg }: Heard): Told[] {
  if (payload.result !== "machine" || isTransferLeg) return [];
  return [{ kind: "started", facts: { status: "voicemail" } }];
}
