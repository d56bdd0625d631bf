import type { CallStatus } from "../../../calls/status.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { attemptIn, type Participant, type WebhookMessage } from "./message.ts";

/** What one kind of message says; null where it names no room, so that no call can be told. */
type Told = Omit<CallEvent, "key" | "at"> | "nothing" | null;

const TELLING: Readonly<Record<string, (message: WebhookMessage) => Told>> = {
  room_started: (message) => ofRoom(message, "started"),
  // Its room outlives the talk, so it says that all is over and not when.
  room_finished: (message) => ofRoom(message, "ended"),
  participant_joined: joined,
  participant_left: left,
  participant_connection_aborted: left,
  egress_ended: recorded,
  agent_job_started: (message) => ofAgent(message, "started"),
  agent_job_ended: (message) => ofAgent(message, "analyzed"),
};

const SILENT = /^(track_(un)?published|egress_(started|updated)|ingress_(started|ended))$/;

/** The events of one webhook; `unknown` names a kind that is not known; null where a known one names no room. */
export function eventsOf(message: WebhookMessage): { events: CallEvent[]; unknown?: string[] } | null {
  const tell = Object.hasOwn(TELLING, message.event) ? TELLING[message.event] : undefined;
  if (!tell) return { events: [], ...(SILENT.test(message.event) ? {} : { unknown: [message.event] }) };
  const told = tell(message);
  if (told === null) return null;
  if (told === "nothing") return { events: [] };
  const at = message.createdAt ? message.createdAt * 1000 : null;
  const key = message.id ?? [message.event, told.leg ?? told.callId, message.createdAt].join(":");
  return { events: [{ key, at, ...told }] };
}

function ofRoom({ room }: WebhookMessage, kind: "started" | "ended"): Told {
  const attemptId = attemptIn(room?.metadata);
  return room?.sid ? { callId: room.sid, kind, facts: attemptId ? { attemptId } : {} } : null;
}

function ofAgent({ room, job }: WebhookMessage, kind: "started" | "analyzed"): Told {
  const callId = job?.room?.sid ?? room?.sid;
  return callId ? { callId, kind, facts: job?.agentName ? { agent: job.agentName } : {} } : null;
}

/** `active` is a talk; what else a line can be at, but over, is before it. */
function joined(message: WebhookMessage): Told {
  return ofLine(message, (line) => {
    const standing = line.attributes?.["sip.callStatus"];
    const known = standing && standing !== "hangup";
    const status: CallStatus | undefined = known
      ? standing === "active"
        ? "in_progress"
        : "ringing"
      : undefined;
    return { kind: "started", facts: status ? { status } : {} };
  });
}

/**
 * Why a line closed. Whoever hung up, the talk is over; a line that we closed while it rang cannot be told from one that
 * was answered, and counts as one (livekit_models.proto, DisconnectReason).
 */
const STATUS_OF_REASON: Readonly<Record<string, CallStatus>> = {
  USER_UNAVAILABLE: "no_answer",
  USER_REJECTED: "busy",
  SIP_TRUNK_FAILURE: "failed",
  JOIN_FAILURE: "failed",
  CONNECTION_TIMEOUT: "failed",
  MEDIA_FAILURE: "failed",
};

function left(message: WebhookMessage): Told {
  return ofLine(message, ({ disconnectReason: reason }) => {
    const isAborted = message.event === "participant_connection_aborted";
    const status = (reason && STATUS_OF_REASON[reason]) || (isAborted ? "failed" : "completed");
    const endedAt = isoOf(message.createdAt ? message.createdAt * 1000 : null);
    return {
      kind: "ended",
      facts: { status, ...(reason ? { endReason: reason } : {}), ...(endedAt ? { endedAt } : {}) },
    };
  });
}

/** A phone's line in a room; whoever else is there, an agent or a person in a browser, has none. */
function ofLine(
  { room, participant }: WebhookMessage,
  tell: (line: Participant) => { kind: "started" | "ended"; facts: ToldFacts },
): Told {
  if (participant?.kind !== "SIP") return "nothing";
  if (!room?.sid) return null;
  const { kind, facts } = tell(participant);
  const leg = participant.sid ?? participant.identity;
  return {
    callId: room.sid,
    ...(leg ? { leg } : {}),
    kind,
    facts: { ...factsOf(participant, room), ...facts },
  };
}

function factsOf(line: Participant, room: NonNullable<WebhookMessage["room"]>): ToldFacts {
  const attributes = line.attributes ?? {};
  const attemptId = attributes.attempt_id || attemptIn(line.metadata) || attemptIn(room.metadata);
  const direction = directionOf(attributes, attemptId);
  const far = readParty(attributes["sip.phoneNumber"]);
  const own = readParty(attributes["sip.trunkPhoneNumber"]);
  const [from, to] = direction === "inbound" ? [far, own] : [own, far];
  const startedAt = isoOf(line.joinedAtMs || (line.joinedAt ?? 0) * 1000);
  return {
    ...(direction ? { direction } : {}),
    ...(direction && from ? { fromNumber: from } : {}),
    ...(direction && to ? { toNumber: to } : {}),
    ...(startedAt ? { startedAt } : {}),
    ...(attemptId ? { attemptId } : {}),
    ...(room.name && line.identity ? { handle: { room: room.name, identity: line.identity } } : {}),
  };
}

/** The rule that let a call in is named on inbound lines alone (LiveKit protocol, attrs.go). */
function directionOf(
  attributes: Readonly<Record<string, string>>,
  attemptId: string | undefined,
): "inbound" | "outbound" | undefined {
  if (attemptId) return "outbound";
  if (attributes["sip.ruleID"]) return "inbound";
  return attributes["sip.callID"] ? "outbound" : undefined;
}

/** A recording of a page or a stream belongs to no room. A place that is no web address (a bucket's path) cannot be followed. */
function recorded({ room, egressInfo }: WebhookMessage): Told {
  const callId = egressInfo?.roomId ?? room?.sid;
  const places = (egressInfo?.fileResults ?? []).flatMap(({ location }) => location ?? []);
  const recordingUrl = places.find((place) => /^https?:\/\//i.test(place));
  return callId && recordingUrl ? { callId, kind: "analyzed", facts: { recordingUrl } } : "nothing";
}

const isoOf = (at: number | null | undefined) => (at ? new Date(at).toISOString() : undefined);
