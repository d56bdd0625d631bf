import { createHash, randomUUID } from "node:crypto";
import { AccessToken, TokenVerifier } from "livekit-server-sdk";
import { type PlayedCall, secondsOf } from "./played-call.ts";
import { json, type Message, type VoiceProvider } from "./voice-provider.ts";

const API_KEY = "APIdemo";
const API_SECRET = "an API secret of the demo, long enough";
const TRUNK = "ST_demo";
const HOST = "demo.livekit.cloud";

const roomOf = ({ id, attemptId }: PlayedCall) => ({
  sid: id,
  name: attemptId ? `call-${attemptId}` : `inbound-${id}`,
});

const metadataOf = (attempt_id: string) => JSON.stringify({ attempt_id, dynamic_variables: {} });

/** The phone's line in the room; its rule is there where it came in, our attempt where we dialled it. */
const lineOf = (call: PlayedCall, callStatus: string) => ({
  sid: `PA_${call.id.slice(3)}`,
  identity: call.attemptId ? `phone-${call.attemptId}` : `sip_${call.customer}`,
  kind: "SIP",
  joinedAt: String(Math.floor(call.answeredAt / 1000)),
  ...(call.attemptId ? { metadata: metadataOf(call.attemptId) } : {}),
  attributes: {
    "sip.callID": `SCL_${call.id.slice(3)}`,
    "sip.trunkID": TRUNK,
    ...(call.attemptId ? { attempt_id: call.attemptId } : { "sip.ruleID": "SDR_demo" }),
    "sip.phoneNumber": call.customer,
    "sip.trunkPhoneNumber": call.own,
    "sip.callStatus": callStatus,
  },
});

/** protojson: 64-bit numbers as text. */
const told = (event: string, call: PlayedCall, at: number, members: object = {}) =>
  json(
    event,
    {
      event,
      id: `EV_${event}_${call.id}`,
      createdAt: String(Math.floor(at / 1000)),
      room: roomOf(call),
      ...members,
    },
    { contentType: "application/webhook+json" },
  );

/** LiveKit keeps no transcript: the agent posts its own, signed by the same key. */
const transcript = (call: PlayedCall): Message =>
  json(
    "transcript (posted by the agent)",
    {
      room: roomOf(call),
      turns: call.lines.map(({ speaker, text, at, until }) => ({
        role: speaker === "agent" ? "assistant" : "user",
        text,
        start_ms: at - call.answeredAt,
        end_ms: until - call.answeredAt,
      })),
    },
    { path: "transcript" },
  );

/** LiveKit with its SIP bridge: a call is a room. */
export const livekit: VoiceProvider = {
  name: "LiveKit",
  signedBy: "livekit-server-sdk",
  credentials: { url: `wss://${HOST}`, api_key: API_KEY, api_secret: API_SECRET },
  settings: { sip_trunk_id: TRUNK },
  hosts: [HOST],
  newCallId: () => `RM_${randomUUID().replaceAll("-", "").slice(0, 12)}`,
  messages: (call) => [
    told("room_started", call, call.ringsAt),
    told("participant_joined", call, call.answeredAt, { participant: lineOf(call, "active") }),
    told("agent_job_started", call, call.answeredAt, {
      job: { id: `AJ_${call.id.slice(3)}`, agentName: "deniz", room: roomOf(call) },
    }),
    transcript(call),
    told("participant_left", call, call.answeredAt + secondsOf(call) * 1000, {
      participant: { ...lineOf(call, "hangup"), disconnectReason: "CLIENT_INITIATED" },
    }),
    told("room_finished", call, call.endedAt + 1_000),
  ],
  async sign({ body }) {
    const token = new AccessToken(API_KEY, API_SECRET, { ttl: "5m" });
    token.sha256 = createHash("sha256").update(body).digest("base64");
    return { authorization: await token.toJwt() };
  },
  async refuse({ headers }) {
    const token = headers.authorization?.replace(/^Bearer /, "") ?? "";
    try {
      const { sip } = await new TokenVerifier(API_KEY, API_SECRET).verify(token);
      return sip?.call ? null : "The token does not grant sip.call.";
    } catch (error) {
      return `The token is not the project's: ${(error as Error).message}.`;
    }
  },
  dialling: {
    url: `POST https://${HOST}/twirp/livekit.SIP/CreateSIPParticipant`,
    attemptIn: (body: { participantAttributes?: { attempt_id?: string } }) =>
      body.participantAttributes?.attempt_id,
    body: ({ own, customer }, attempt_id) => ({
      sipTrunkId: TRUNK,
      sipCallTo: customer,
      sipNumber: own,
      roomName: `call-${attempt_id}`,
      participantIdentity: `phone-${attempt_id}`,
      participantMetadata: metadataOf(attempt_id),
      participantAttributes: { attempt_id },
      waitUntilAnswered: false,
    }),
    status: 200,
    answer: (call) => ({
      participantId: `PA_${call.id.slice(3)}`,
      participantIdentity: `phone-${call.attemptId}`,
      roomName: roomOf(call).name,
      sipCallId: `SCL_${call.id.slice(3)}`,
    }),
  },
};
