import type { CallStatus } from "../../../calls/status.ts";
import type { CallEvent, ToldFacts } from "../../event.ts";
import { readParty } from "../../number.ts";
import { attemptIn } from "../../reading/attempt.ts";
import { readObject } from "../../reading/json.ts";
import { partiesOf } from "../../reading/parties.ts";
import { type Told, told, untold } from "../../reading/received.ts";
import { isoOf, readInstant } from "../../reading/time.ts";
import { toldFacts } from "../../reading/told-facts.ts";
import { meaningOf, named, type Vocabulary } from "../../reading/vocabulary.ts";
import type { Participant, WebhookMessage } from "./message.ts";

/** What one kind of message says; null where it names no room, so that no call can be told. */
type Saying = Omit<CallEvent, "key" | "at"> | "nothing" | null;

const TELLING: Vocabulary<(message: WebhookMessage) => Saying> = {
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

/** The events of one webhook; null where it names no room. */
export function eventsOf(message: WebhookMessage): Told | null {
  const tell = meaningOf(TELLING, message.event);
  if (!tell) return SILENT.test(message.event) ? told() : untold(named(message.event));
  const saying = tell(message);
  if (saying === null) return null;
  if (saying === "nothing") return told();
  const at = readInstant(message.createdAt);
  const key = message.id ?? [message.event, saying.leg ?? saying.callId, message.createdAt].join(":");
  return told({ key, at, ...saying });
}

function ofRoom({ room }: WebhookMessage, kind: "started" | "ended"): Saying {
  const facts = toldFacts({ attemptId: attemptIn(readObject(room?.metadata)) });
  return room?.sid ? { callId: room.sid, kind, facts } : null;
}

function ofAgent({ room, job }: WebhookMessage, kind: "started" | "analyzed"): Saying {
  const callId = job?.room?.sid ?? room?.sid;
  return callId ? { callId, kind, facts: toldFacts({ agent: job?.agentName }) } : null;
}

/** `active` is a talk; what else a line can be at, but over, is before it. */
function joined(message: WebhookMessage): Saying {
  return ofLine(message, ({ attributes }) => {
    const standing = attributes?.["sip.callStatus"];
    const isOpen = standing && standing !== "hangup";
    const status = !isOpen ? null : standing === "active" ? "in_progress" : "ringing";
    return { kind: "started", facts: toldFacts({ status }) };
  });
}

/**
 * Why a line closed. Whoever hung up, the talk is over; a line that we closed while it rang cannot be told from one that
 * was answered, and counts as one (livekit_models.proto, DisconnectReason).
 */
const STATUS_OF_REASON: Vocabulary<CallStatus> = {
  USER_UNAVAILABLE: "no_answer",
  USER_REJECTED: "busy",
  SIP_TRUNK_FAILURE: "failed",
  JOIN_FAILURE: "failed",
  CONNECTION_TIMEOUT: "failed",
  MEDIA_FAILURE: "failed",
};

function left(message: WebhookMessage): Saying {
  return ofLine(message, ({ disconnectReason: endReason }) => {
    const isAborted = message.event === "participant_connection_aborted";
    const status = meaningOf(STATUS_OF_REASON, endReason) ?? (isAborted ? "failed" : "completed");
    const endedAt = isoOf(readInstant(message.createdAt));
    return { kind: "ended", facts: toldFacts({ endedAt, status, endReason }) };
  });
}

/** A phone's line in a room; whoever else is there, an agent or a person in a browser, has none. */
function ofLine(
  { room, participant }: WebhookMessage,
  tell: (line: Participant) => { kind: "started" | "ended"; facts: ToldFacts },
): Saying {
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
  const attempts = [attributes, readObject(line.metadata), readObject(room.metadata)].map(attemptIn);
  const attemptId = attempts.find((id) => id !== null) ?? null;
  const theirs = readParty(attributes["sip.phoneNumber"]);
  const ours = readParty(attributes["sip.trunkPhoneNumber"]);
  return toldFacts({
    ...partiesOf(directionOf(attributes, attemptId), { ours, theirs }),
    startedAt: isoOf(readInstant(line.joinedAtMs || line.joinedAt)),
    attemptId,
    handle: room.name && line.identity ? { room: room.name, identity: line.identity } : null,
  });
}

/** The rule that let a call in is named on inbound lines alone (LiveKit protocol, attrs.go). */
function directionOf(
  attributes: Readonly<Record<string, string>>,
  attemptId: string | null,
): "inbound" | "outbound" | undefined {
  if (attemptId !== null) return "outbound";
  if (attributes["sip.ruleID"]) return "inbound";
  return attributes["sip.callID"] ? "outbound" : undefined;
}

/** A recording of a page or a stream belongs to no room. A place that is no web address (a bucket's path) cannot be followed. */
function recorded({ room, egressInfo }: WebhookMessage): Saying {
  const callId = egressInfo?.roomId ?? room?.sid;
  const places = (egressInfo?.fileResults ?? []).flatMap(({ location }) => location ?? []);
  const recordingUrl = places.find((place) => /^https?:\/\//i.test(place));
  return callId && recordingUrl ? { callId, kind: "analyzed", facts: { recordingUrl } } : "nothing";
}
