import jsonwebtoken from "jsonwebtoken";
import { vonage } from "../../../src/telephony/providers/vonage.ts";
import { clock, jsonPost } from "./message.ts";
import type { Conversation, Message, ProviderCase } from "./provider-case.ts";

const CONVERSATION = "CON-5f3a7c1e-0001-4d2b-9a77-0c1d2e3f4a5b";
const LEG = "63f61863-4a51-4f6b-86e1-46ed0eb10001";
const AGENT_LEG = "63f61863-4a51-4f6b-86e1-46ed0eb10002";
const ATTEMPT = "sched_01k9x2.1";

/** A key of this run alone, as the dashboard hands it out. */
export const privateKey = await newPrivateKey();

async function newPrivateKey(): Promise<string> {
  const rsa = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  const { privateKey } = (await crypto.subtle.generateKey(rsa, true, ["sign", "verify"])) as CryptoKeyPair;
  const raw = (await crypto.subtle.exportKey("pkcs8", privateKey)) as ArrayBuffer;
  const lines = btoa(String.fromCharCode(...new Uint8Array(raw))).match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----"].join("\n");
}

/** What Vonage's JWT claims of a payload; SHA-256 by itself, so that no code of the adapter checks itself. */
async function payloadHash({ method, body, query = "" }: Message): Promise<string> {
  const payload = method === "GET" ? JSON.stringify(Object.fromEntries(new URLSearchParams(query))) : body;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(payload));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A token as Vonage signs one; `claims` stand in for its own. */
export async function tokenFor(
  message: Message,
  secret: string,
  now: number,
  claims: Record<string, unknown> = {},
): Promise<string> {
  const own = {
    iat: Math.floor(now / 1000),
    jti: "c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5",
    iss: "Vonage",
    payload_hash: await payloadHash(message),
    api_key: "a1b2c3d4",
    application_id: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
  };
  return jsonwebtoken.sign({ ...own, ...claims }, secret, { algorithm: "HS256" });
}

export const posted = (fields: Record<string, unknown>, path = "event") => jsonPost(fields, path);

export const gotten = (fields: Record<string, string>, path: string): Message => ({
  method: "GET",
  body: "",
  contentType: "",
  path,
  query: new URLSearchParams(fields).toString(),
});

const INBOUND = {
  uuid: LEG,
  conversation_uuid: CONVERSATION,
  from: "15550001111",
  to: "15550002222",
  direction: "inbound",
};
const OUTBOUND = { ...INBOUND, from: "15550002222", to: "15550001111", direction: "outbound" };
const status = (fields: object, name: string, second: string) => ({
  ...fields,
  status: name,
  timestamp: clock(`${second}.300`),
});
const END = {
  start_time: "2026-11-22T10:00:10.000Z",
  end_time: "2026-11-22T10:01:00.000Z",
  duration: "50",
  rate: "0.0045",
  price: "0.0037",
  network: "GB-FIXED",
};
export const COMPLETED = { ...status(INBOUND, "completed", "01:00"), ...END };
const BASICS = { startedAt: "2026-11-22T10:00:10.000Z", durationMs: 50_000 };
const AS_CALLED = { direction: "inbound", fromNumber: "+15550001111", toNumber: "+15550002222" } as const;
const AS_DIALLED = { direction: "outbound", fromNumber: "+15550002222", toNumber: "+15550001111" } as const;

export const TRANSCRIPT_URL = "https://api-us.nexmo.com/v1/files/0f7e4c2a-transcript";
/** As the official .NET SDK reads it: times in ms, a list of sentences per channel, the first caller's first. */
export const TRANSCRIPT = {
  ver: "1.0.0",
  request_id: "5b1d2c3e-0000-4000-8000-00000000000a",
  channels: [
    {
      duration: 50_000,
      transcript: [
        { sentence: "Hello, I need a refund.", raw_sentence: "hello", duration: 1800, timestamp: 3000 },
        { sentence: "Zoë Müller.", raw_sentence: "zoe", duration: 700, timestamp: 8000 },
      ],
    },
    {
      duration: 50_000,
      transcript: [{ sentence: "Sure. Your name?", raw_sentence: "sure", duration: 1200, timestamp: 5500 }],
    },
  ],
};

const answersCall: Conversation = {
  name: "an answered call that was recorded and transcribed",
  messages: [
    posted(status(INBOUND, "started", "00:05")),
    posted(status(INBOUND, "answered", "00:10")),
    posted(COMPLETED),
    posted({
      conversation_uuid: CONVERSATION,
      recording_url: "https://api-us.nexmo.com/v1/files/0f7e4c2a-recording",
      recording_uuid: "0f7e4c2a-recording",
      size: 12228,
      start_time: "2026-11-22T10:00:12.000Z",
      end_time: "2026-11-22T10:01:00.000Z",
      timestamp: "2026-11-22T10:01:01.000Z",
    }),
    posted(
      {
        conversation_uuid: CONVERSATION,
        type: "record",
        recording_uuid: "0f7e4c2a-recording",
        status: "transcribed",
        transcription_url: TRANSCRIPT_URL,
      },
      "transcription",
    ),
  ],
  api: ({ url }) =>
    url === TRANSCRIPT_URL ? Response.json(TRANSCRIPT) : new Response("no such file", { status: 404 }),
  expected: {
    status: "completed",
    ...AS_CALLED,
    ...BASICS,
    turns: [
      ["customer", "Hello, I need a refund."],
      ["agent", "Sure. Your name?"],
      ["customer", "Zoë Müller."],
    ],
  },
};

const dialledCall: Conversation = {
  name: "a call that we dialled, with what its input action heard",
  messages: [
    posted(status(OUTBOUND, "ringing", "00:05"), `event/${ATTEMPT}`),
    gotten(
      { to: "15550001111", from: "15550002222", conversation_uuid: CONVERSATION, uuid: LEG },
      `answer/${ATTEMPT}`,
    ),
    posted(
      {
        speech: {
          timeout_reason: "end_on_silence_timeout",
          results: [
            { confidence: "0.94", text: "Yes, that is me" },
            { confidence: "0.7", text: "Yes, that's me" },
          ],
        },
        dtmf: { digits: null, timed_out: false },
        from: "15550002222",
        to: "15550001111",
        uuid: LEG,
        conversation_uuid: CONVERSATION,
        timestamp: "2026-11-22T10:00:20.000Z",
      },
      `event/${ATTEMPT}`,
    ),
    posted({ ...status(OUTBOUND, "completed", "01:00"), ...END }, `event/${ATTEMPT}`),
  ],
  expected: {
    status: "completed",
    ...AS_DIALLED,
    ...BASICS,
    turns: [["customer", "Yes, that is me"]],
  },
};

const neverConnected = (name: string, fields: object, expected: Partial<Conversation["expected"]>) => ({
  name: `a call that was ${name}`,
  messages: [
    posted(status(OUTBOUND, "started", "00:05"), `event/${ATTEMPT}`),
    posted({ ...status(OUTBOUND, name, "00:35"), ...fields }, `event/${ATTEMPT}`),
  ],
  expected: { status: "failed" as const, ...AS_DIALLED, endReason: name, ...expected, turns: [] },
});

const machine: Conversation = {
  name: "a call that a machine picked up",
  messages: [
    posted(status(OUTBOUND, "answered", "00:10")),
    posted({
      call_uuid: LEG,
      conversation_uuid: CONVERSATION,
      status: "machine",
      from: "15550002222",
      to: "15550001111",
      timestamp: "2026-11-22T10:00:13.000Z",
    }),
    posted({ ...status(OUTBOUND, "completed", "01:00"), ...END }),
  ],
  expected: { status: "voicemail", ...AS_DIALLED, ...BASICS, turns: [] },
};

const twoLegs: Conversation = {
  name: "a call that was connected to a second leg, which ends first",
  messages: [
    posted(status(INBOUND, "answered", "00:10")),
    posted({
      ...status(OUTBOUND, "completed", "00:40"),
      uuid: AGENT_LEG,
      to: "15550003333",
      start_time: "2026-11-22T10:00:20.000Z",
      end_time: "2026-11-22T10:00:40.000Z",
      duration: "20",
    }),
    posted(COMPLETED),
  ],
  expected: { status: "completed", ...AS_CALLED, ...BASICS, turns: [] },
};

const byGet: Conversation = {
  name: "a call whose events come by GET",
  messages: [
    gotten({ ...status(INBOUND, "answered", "00:10") } as Record<string, string>, "event"),
    gotten(COMPLETED as Record<string, string>, "event"),
  ],
  expected: { status: "completed", ...AS_CALLED, ...BASICS, turns: [] },
};

export const vonageCase: ProviderCase = {
  adapter: vonage,
  credentials: {
    application_id: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
    private_key: privateKey,
    signature_secret: "one secret of an account",
  },
  otherCredentials: {
    application_id: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
    private_key: privateKey,
    signature_secret: "another account's secret",
  },
  settings: { forward_to: "+15550003333" },
  async sign(message, { now, credentials }) {
    const token = await tokenFor(message, String(credentials.signature_secret), now);
    return { headers: { authorization: `Bearer ${token}` } };
  },
  toleranceMs: 5 * 60_000,
  signsBody: true,
  signatureHeaders: ["authorization"],
  unknownMessage: posted({
    type: "audio:earmuff:on",
    conversation_uuid: CONVERSATION,
    body: { channel: {} },
  }),
  conversations: [
    answersCall,
    dialledCall,
    neverConnected("busy", {}, { status: "busy" }),
    neverConnected("unanswered", { detail: "timeout" }, { status: "no_answer", endReason: "timeout" }),
    neverConnected("timeout", {}, { status: "no_answer" }),
    neverConnected("cancelled", {}, { status: "canceled" }),
    neverConnected("rejected", { detail: "declined" }, { endReason: "declined" }),
    neverConnected("failed", { detail: "cannot_route" }, { endReason: "cannot_route" }),
    machine,
    twoLegs,
    byGet,
  ],
};
