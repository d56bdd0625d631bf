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
  room_finished: closed,
  participant_joined: joined,
  participant_left: left,
  participant_connection_aborted: left,
  egress_ended: recorded,
  agent_job_started: (message) => ofAgent(message, "started", message.job?.id),
  agent_job_ended: (message) => ofAgent(message, "ended", message.job?.id),
};

/** A room opens for meetings as well as for calls: who comes to it says which it is. */
const SILENT = /^(room_started|track_(un)?published|egress_(started|updated)|ingress_(started|ended))$/;

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

/** Whoever's leaving was lost is gone, too. The room outlives the talk, so it says that all is over and not when. */
function closed({ room }: WebhookMessage): Saying {
  const facts = toldFacts({ attemptId: attemptIn(readObject(room?.metadata)) });
  return room?.sid ? { callId: room.sid, kind: "ended", isAside: true, facts } : null;
}

/**
 * A voice agent comes to a room or leaves it; `line` is its job, or its own place in the room where the server is too old to
 * tell of jobs. With a caller in a browser nobody else ends the talk, but the phone of a call is not to wait for its agent:
 * so its end alone has a leg.
 */
function ofAgent(
  { room, job, createdAt }: WebhookMessage,
  kind: "started" | "ended",
  line: string | null | undefined,
): Saying {
  const callId = job?.room?.sid ?? room?.sid;
  if (!callId) return null;
  const facts = toldFacts({ agent: job?.agentName });
  if (kind === "started") return { callId, kind, facts };
  const endedAt = isoOf(readInstant(createdAt));
  return { callId, kind, leg: line ?? "agent", facts: toldFacts({ ...facts, endedAt }) };
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

/** A phone's line in a room, or a voice agent; of a person in a browser alone there is no call. */
function ofLine(
  message: WebhookMessage,
  tell: (line: Participant) => { kind: "started" | "ended"; facts: ToldFacts },
): Saying {
  const { room, participant } = message;
  if (participant?.kind === "AGENT") {
    return ofAgent(message, message.event === "participant_joined" ? "started" : "ended", participant.sid);
  }
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

/**
 * A recording of a page or a stream belongs to no room. A place that is no web address (a bucket's path) cannot be
 * followed.
 */
function recorded({ room, egressInfo }: WebhookMessage): Saying {
  const callId = egressInfo?.roomId ?? room?.sid;
  const places = (egressInfo?.fileResults ?? []).flatMap(({ location }) => location ?? []);
  const [recordingUrl] = places;
  return callId && recordingUrl
    ? { callId, kind: "analyzed", isAside: true, facts: { recordingUrl } }
    : "nothing";
}
