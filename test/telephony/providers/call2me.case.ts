import { call2me } from "../../../src/telephony/providers/call2me.ts";
import type { Asked } from "./connection.ts";
import { hmac } from "./hmac.ts";
import { clock, clockMs, jsonPost } from "./message.ts";
import type { Conversation, ProviderCase } from "./provider-case.ts";

export const CALL = "call_5f3a7c1e";
const API = "https://api.call2me.app";
const RECORDING = `${API}/v1/calls/${CALL}/recording.mp3`;
export const TRANSCRIPT_URL = `${API}/v1/calls/${CALL}/transcript`;

export const posted = (type: string, time: string, data: Record<string, unknown>) =>
  jsonPost({ type, call_id: CALL, agent_id: "agent_5f3a", timestamp: clock(time), data });

/** A call as GET /v1/calls/{id} answers it (Call2Me's OpenAPI, `Call`). */
export const API_CALL = {
  call_id: CALL,
  agent_id: "agent_5f3a",
  call_status: "completed",
  call_type: "outbound",
  direction: "outbound",
  from_number: "+15550002222",
  to_number: "+15550001111",
  start_timestamp: clockMs("00:10"),
  end_timestamp: clockMs("01:00"),
  duration_ms: 50_000,
  transcript: "Agent: Hi\nUser: Hello, Zoë here",
  transcript_object: [
    { role: "agent", text: "Hi", timestamp: "2026-11-22T10:00:11Z" },
    { role: "user", text: "Hello, Zoë here", timestamp: "2026-11-22T10:00:13Z" },
  ],
  recording_url: RECORDING,
  disconnection_reason: "user_hangup",
};

const apiWith =
  (call: object, transcript?: unknown) =>
  ({ url }: Asked) => {
    if (url === `${API}/v1/calls/${CALL}`) return Response.json(call);
    if (url === TRANSCRIPT_URL && transcript !== undefined) return Response.json(transcript);
    return Response.json({ detail: "Not found" }, { status: 404 });
  };

const STARTED = posted("call.started", "00:10", {});
const ENDED = posted("call.ended", "01:00", {
  duration_ms: 50_000,
  status: "completed",
  transcript_url: TRANSCRIPT_URL,
  recording_url: RECORDING,
});
const FACTS = {
  direction: "outbound" as const,
  fromNumber: "+15550002222",
  toNumber: "+15550001111",
  startedAt: "2026-11-22T10:00:10Z",
  durationMs: 50_000,
};
const TURNS = [
  ["agent", "Hi"],
  ["customer", "Hello, Zoë here"],
] as const;

const talk: Conversation = {
  name: "a conversation whose transcript the API has with the call",
  messages: [
    STARTED,
    posted("call.transcript", "00:11", { role: "agent", text: "Hi" }),
    posted("call.transcript", "00:13", { speaker: "user", content: "Hello, Zoë here" }),
    ENDED,
  ],
  api: apiWith(API_CALL),
  expected: { status: "completed", ...FACTS, endReason: "user_hangup", turns: TURNS },
};

const linked: Conversation = {
  name: "a conversation whose transcript lies behind its link alone",
  messages: [STARTED, ENDED],
  api: apiWith(
    { ...API_CALL, transcript: null, transcript_object: null },
    {
      call_id: CALL,
      transcript: [
        { speaker: "assistant", transcript: "Hi" },
        { speaker: "customer", transcript: "Hello, Zoë here" },
      ],
    },
  ),
  expected: { status: "completed", ...FACTS, turns: TURNS },
};

const UNCONNECTED = {
  ...API_CALL,
  call_status: "no_answer",
  transcript: null,
  transcript_object: null,
  duration_ms: 0,
  start_timestamp: null,
  disconnection_reason: "dial_no_answer",
};

const unanswered: Conversation = {
  name: "a call that nobody answered",
  messages: [posted("call.ended", "00:40", { status: "no_answer", duration_ms: 0 })],
  api: apiWith(UNCONNECTED),
  expected: {
    status: "no_answer",
    direction: "outbound",
    fromNumber: "+15550002222",
    toNumber: "+15550001111",
    endReason: "dial_no_answer",
    turns: [],
  },
};

const broken: Conversation = {
  name: "a call that failed with an error",
  messages: [
    posted("call.error", "00:12", { message: "carrier rejected" }),
    posted("call.ended", "00:12", { status: "failed", duration_ms: 0 }),
  ],
  api: apiWith({ ...UNCONNECTED, call_status: "failed", disconnection_reason: "dial_failed" }),
  expected: { status: "failed", direction: "outbound", endReason: "dial_failed", turns: [] },
};

const transferred: Conversation = {
  name: "a conversation that its agent transferred",
  messages: [STARTED, posted("call.transfer", "00:50", { to: "+15550003333", status: "completed" }), ENDED],
  api: apiWith({ ...API_CALL, call_status: "transferred", disconnection_reason: "call_transfer" }),
  expected: { status: "completed", ...FACTS, endReason: "call_transfer", turns: TURNS },
};

export const call2meCase: ProviderCase = {
  adapter: call2me,
  credentials: { api_key: "sk_call2me_test", webhook_secret: "test_secret" },
  otherCredentials: { api_key: "sk_call2me_test", webhook_secret: "another secret" },
  settings: { agent_id: "agent_5f3a" },
  async sign({ body }, { credentials }) {
    return {
      headers: { "x-call2me-signature": `sha256=${hmac(String(credentials.webhook_secret), body)}` },
    };
  },
  toleranceMs: null,
  signsBody: true,
  signatureHeaders: ["x-call2me-signature"],
  unknownMessage: posted("call.mood", "00:30", { mood: "sunny" }),
  conversations: [talk, linked, unanswered, broken, transferred],
};
