import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { jwtVerify } from "jose";
import jsonwebtoken from "jsonwebtoken";
import { iso, type PlayedCall, partiesOf, secondsOf } from "./played-call.ts";
import { json, type Message, type VoiceProvider } from "./voice-provider.ts";

const APPLICATION = "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab";
const SIGNATURE_SECRET = "the signature secret of the demo's account";
const FILES = "https://api-us.nexmo.com/v1/files";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const PRIVATE_KEY = privateKey.export({ type: "pkcs8", format: "pem" }).toString();

const withoutPlus = (number: string) => number.replace(/^\+/, "");

function legOf(call: PlayedCall) {
  const { from, to } = partiesOf(call);
  return {
    uuid: `leg-${call.id}`,
    conversation_uuid: call.id,
    from: withoutPlus(from),
    to: withoutPlus(to),
    direction: call.direction,
  };
}

const at = (path: string, { attemptId }: PlayedCall) => (attemptId ? `${path}/${attemptId}` : path);

const status = (call: PlayedCall, name: string, time: number, more: object = {}) =>
  json(
    `event ${name}`,
    { ...legOf(call), status: name, timestamp: iso(time), ...more },
    { path: at("event", call) },
  );

/** The only one by GET: its fields are in the query. */
function answer(call: PlayedCall): Message {
  const { direction: _, ...fields } = legOf(call);
  const query = new URLSearchParams(fields).toString();
  return {
    name: "answer (asks what to do)",
    method: "GET",
    path: at("answer", call),
    query,
    body: "",
    contentType: "",
  };
}

const payloadOf = ({ method, query, body }: Message) =>
  method === "GET" ? JSON.stringify(Object.fromEntries(new URLSearchParams(query))) : body;

/** Sentences by channel, the customer's first, times in ms. */
const transcriptOf = ({ lines, answeredAt, endedAt }: PlayedCall) => ({
  ver: "1.0.0",
  channels: ["customer", "agent"].map((side) => ({
    duration: endedAt - answeredAt,
    transcript: lines
      .filter(({ speaker }) => speaker === side)
      .map(({ text, at, until }) => ({
        sentence: text,
        raw_sentence: text,
        timestamp: at - answeredAt,
        duration: until - at,
      })),
  })),
});

/** Vonage: events as JWTs over their bodies, an NCCO for an answer, and a transcript that lies behind a link. */
export const vonage: VoiceProvider = {
  name: "Vonage",
  signedBy: "jsonwebtoken",
  credentials: {
    application_id: APPLICATION,
    private_key: PRIVATE_KEY,
    signature_secret: SIGNATURE_SECRET,
  },
  settings: { forward_to: "wss://agent.example.com/vonage" },
  hosts: ["api.nexmo.com", "api-us.nexmo.com"],
  newCallId: () => `CON-${randomUUID()}`,
  messages: (call) => [
    ...(call.direction === "outbound" ? [status(call, "started", call.ringsAt)] : []),
    status(call, "ringing", call.ringsAt),
    answer(call),
    status(call, "answered", call.answeredAt),
    status(call, "completed", call.endedAt, {
      start_time: iso(call.answeredAt),
      end_time: iso(call.endedAt),
      duration: String(secondsOf(call)),
      rate: "0.0045",
      price: "0.0001",
    }),
    json(
      "event (recording)",
      {
        conversation_uuid: call.id,
        recording_url: `${FILES}/recording-${call.id}`,
        recording_uuid: `recording-${call.id}`,
        size: 12_228,
        start_time: iso(call.answeredAt),
        end_time: iso(call.endedAt),
        timestamp: iso(call.endedAt + 100),
      },
      { path: at("event", call) },
    ),
    json(
      "transcription (a link)",
      {
        conversation_uuid: call.id,
        type: "record",
        recording_uuid: `recording-${call.id}`,
        status: "transcribed",
        transcription_url: `${FILES}/transcript-${call.id}`,
      },
      { path: "transcription" },
    ),
  ],
  sign(message) {
    const token = jsonwebtoken.sign(
      {
        iat: Math.floor(Date.now() / 1000),
        jti: randomUUID(),
        iss: "Vonage",
        payload_hash: createHash("sha256").update(payloadOf(message)).digest("hex"),
        api_key: "a1b2c3d4",
        application_id: APPLICATION,
      },
      SIGNATURE_SECRET,
      { algorithm: "HS256" },
    );
    return { authorization: `Bearer ${token}` };
  },
  async refuse({ headers }) {
    const token = headers.authorization?.replace(/^Bearer /, "") ?? "";
    try {
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: ["RS256"],
        requiredClaims: ["iat", "exp", "jti"],
      });
      return payload.application_id === APPLICATION ? null : "The token names another application.";
    } catch (error) {
      return `The token is not the application's: ${(error as Error).message}.`;
    }
  },
  dialling: {
    url: "POST https://api.nexmo.com/v1/calls",
    attemptIn: (body: { event_url?: string[] }) => body.event_url?.[0]?.split("/").at(-1),
    body: ({ own, customer, intakeUrl }, attemptId) => ({
      to: [{ type: "phone", number: withoutPlus(customer) }],
      from: { type: "phone", number: withoutPlus(own) },
      answer_url: [`${intakeUrl}/answer/${attemptId}`],
      event_url: [`${intakeUrl}/event/${attemptId}`],
    }),
    status: 201,
    answer: ({ id }) => ({
      uuid: `leg-${id}`,
      status: "started",
      direction: "outbound",
      conversation_uuid: id,
    }),
  },
  lookUp({ url }, find) {
    const [, id] = /^\/v1\/files\/transcript-(.+)$/.exec(url.pathname) ?? [];
    const call = find(id ?? "");
    return call && transcriptOf(call);
  },
};
