import * as z from "zod";
import { commandAnswer, dialAnswer, reasonIn, testAnswer } from "../../answers.ts";
import { numberIdOf } from "../../dialling/own-number.ts";
import { refused } from "../../dialling/refusal.ts";
import { ringWithin } from "../../dialling/ring-within.ts";
import type { HttpAnswer } from "../../http.ts";
import { isSipUri } from "../../number.ts";
import type { CommandAnswer } from "../../provider.ts";
import { ATTEMPT_MEMBER } from "../../reading/attempt.ts";
import { sipOutcome } from "../../reading/sip-outcome.ts";
import { type LiveKit, NAME } from "./account.ts";
import { ask, listRooms, OTHER_HOST, roomOf, serverOf } from "./api.ts";

const NO_ROOM = refused(
  "No message of LiveKit has named the call's room and phone line yet, so it takes no commands.",
);

const identity = z.string().min(1);
/** Twirp servers may write a member by its name in the proto file. */
const Dialled = z.union([
  z.looseObject({ participantIdentity: identity }),
  z.looseObject({ participant_identity: identity }),
]);

/** Asks for a room that is not there: the answer is an empty list, however many rooms there are. */
export const test: LiveKit["test"] = async (tools, connection) => {
  if (serverOf(connection) === null) return { ok: false, detail: OTHER_HOST, field: "credentials.url" };
  return testAnswer(NAME, await listRooms(tools, connection, "connection-test"), "api_secret");
};

/** `SIP/CreateSIPParticipant`. The agent has to come to the room by itself. */
export const dial: LiveKit["dial"] = async (
  tools,
  connection,
  { attemptId, toNumber, fromNumber, dynamicVariables },
) => {
  if (serverOf(connection) === null) return refused(OTHER_HOST);
  const trunk = connection.settings.sip_trunk_id ?? numberIdOf(connection, fromNumber);
  if (trunk === null) {
    return refused("LiveKit needs an outbound SIP trunk: put its id into settings.sip_trunk_id.");
  }
  const attempt = { [ATTEMPT_MEMBER]: attemptId };
  const participant = {
    sipTrunkId: trunk,
    sipCallTo: toNumber,
    ...(fromNumber === null ? {} : { sipNumber: fromNumber }),
    roomName: roomOf(attemptId),
    participantIdentity: `phone-${attemptId}`,
    participantMetadata: JSON.stringify({ ...attempt, dynamic_variables: dynamicVariables }),
    participantAttributes: attempt,
    waitUntilAnswered: false,
  };
  const answer = await ask(
    tools,
    connection,
    "SIP/CreateSIPParticipant",
    { sip: { call: true } },
    participant,
  );
  // Its messages name the room's sid, which the answer does not have: the attempt is what links them.
  return dialAnswer(NAME, answer, (json) => (Dialled.safeParse(json).success ? null : undefined));
};

/** `RoomService/DeleteRoom`: the agent leaves with the caller. */
export const end: LiveKit["end"] = async (tools, connection, { handle: { room } }) => {
  if (!room) return NO_ROOM;
  const grants = { video: { roomCreate: true } } as const;
  return commandAnswer(NAME, await ask(tools, connection, "RoomService/DeleteRoom", grants, { room }));
};

/** What is left for LiveKit's own answer within the time that one request to a provider may take. */
const MAX_RING_S = 35;
const ANSWER_MS = 4_000;

/** Twirp errors carry the SIP status of the call that failed (LiveKit server SDK, SipCallError). */
const SipError = z.looseObject({ meta: z.looseObject({ sip_status_code: z.coerce.number().int() }) });

/**
 * `SIP/TransferSIPParticipant`, a SIP REFER that is answered when the other side has answered, or has not: so the answer is
 * the outcome. Nothing is said first, to nobody, and no number of ours is shown: a REFER has neither.
 */
export const transfer: LiveKit["transfer"] = async (
  tools,
  connection,
  { handle: { room, identity }, to, ringSeconds },
) => {
  if (!room || !identity) return NO_ROOM;
  const grants = { video: { roomAdmin: true, room }, sip: { call: true } } as const;
  const transferTo = isSipUri(to) ? to : `tel:${to}`;
  const ring = ringWithin(ringSeconds, 1, MAX_RING_S);
  const line = { roomName: room, participantIdentity: identity, transferTo, ringingTimeout: `${ring}s` };
  const patience = { timeoutMs: ring * 1_000 + ANSWER_MS };
  const answer = await ask(tools, connection, "SIP/TransferSIPParticipant", grants, line, patience);
  return transferAnswer(answer);
};

function transferAnswer(answer: HttpAnswer): CommandAnswer {
  const told = commandAnswer(NAME, answer);
  if (told.kind === "done") return { kind: "done", outcome: "connected" };
  if (answer.kind !== "answered") return told;
  const sip = SipError.safeParse(answer.json).data?.meta.sip_status_code;
  const outcome = sip === undefined ? null : sipOutcome(sip);
  // A final status of the new line: whatever the HTTP status is, nobody talks.
  return outcome === null ? told : { kind: "refused", reason: reasonIn(NAME, answer), outcome };
}
