import { createHmac, randomUUID } from "node:crypto";
import { iso, type PlayedCall } from "./played-call.ts";
import { json, type VoiceProvider, wants } from "./voice-provider.ts";

const API_KEY = "vapi-private-key-of-the-demo";
const WEBHOOK_SECRET = "a secret that the demo gave Vapi";
const ASSISTANT = "5b0a2a52-demo-assistant";
const PHONE_NUMBER = "8f1e9c44-demo-number";

const callOf = ({ id, direction, customer, attemptId }: PlayedCall) => ({
  id,
  orgId: "org-demo",
  type: direction === "inbound" ? "inboundPhoneCall" : "outboundPhoneCall",
  assistantId: ASSISTANT,
  phoneNumberId: PHONE_NUMBER,
  customer: { number: customer },
  ...(attemptId ? { assistantOverrides: { variableValues: {}, metadata: { attempt_id: attemptId } } } : {}),
  monitor: {
    controlUrl: `https://phone-call-websocket.aws-us-west-2-backend-production1.vapi.ai/${id}/control`,
  },
});

const message = (name: string, type: string, call: PlayedCall, at: number, more: object) =>
  json(name, {
    message: {
      type,
      timestamp: at,
      call: callOf(call),
      customer: { number: call.customer },
      phoneNumber: { provider: "twilio", number: call.own },
      ...more,
    },
  });

const status = (call: PlayedCall, name: string, at: number, more: object = {}) =>
  message(`status-update ${name}`, "status-update", call, at, { status: name, ...more });

const spoken = ({ lines, answeredAt }: PlayedCall) =>
  lines.map(({ speaker, text, at, until }) => ({
    role: speaker === "agent" ? "bot" : "user",
    message: text,
    time: at,
    endTime: until,
    secondsFromStart: (at - answeredAt) / 1000,
    duration: until - at,
  }));

/** Vapi: `{"message": {"type", "call"}}`; its owner chooses how messages are signed, here by its HMAC's own defaults. */
export const vapi: VoiceProvider = {
  name: "Vapi",
  signedBy: "node:crypto (Vapi has no SDK for it)",
  credentials: { api_key: API_KEY, webhook_secret: WEBHOOK_SECRET, webhook_auth: "hmac" },
  voiceAgent: ASSISTANT,
  numberId: PHONE_NUMBER,
  hosts: ["api.vapi.ai"],
  newCallId: randomUUID,
  messages: (call) => [
    status(call, "ringing", call.ringsAt),
    status(call, "in-progress", call.answeredAt),
    ...call.lines.map(({ speaker, text, until }) =>
      message(`transcript (${speaker})`, "transcript", call, until, {
        role: speaker === "agent" ? "assistant" : "user",
        transcriptType: "final",
        transcript: text,
      }),
    ),
    status(call, "ended", call.endedAt, { endedReason: "customer-ended-call" }),
    message("end-of-call-report", "end-of-call-report", call, call.endedAt + 100, {
      endedReason: "customer-ended-call",
      startedAt: iso(call.answeredAt),
      endedAt: iso(call.endedAt),
      artifact: { messages: spoken(call) },
      analysis: { summary: "Interested.", successEvaluation: "true" },
    }),
  ],
  sign({ body }) {
    const seconds = String(Math.floor(Date.now() / 1000));
    const mac = createHmac("sha256", WEBHOOK_SECRET).update(`${seconds}.${body}`).digest("hex");
    return { "x-signature": mac, "x-timestamp": seconds };
  },
  refuse: wants("authorization", `Bearer ${API_KEY}`),
  dialling: {
    url: "POST https://api.vapi.ai/call",
    attemptIn: (body: { assistantOverrides?: { metadata?: { attempt_id?: string } } }) =>
      body.assistantOverrides?.metadata?.attempt_id,
    body: ({ customer }, attempt_id) => ({
      assistantId: ASSISTANT,
      phoneNumberId: PHONE_NUMBER,
      customer: { number: customer },
      assistantOverrides: { variableValues: {}, metadata: { attempt_id } },
    }),
    status: 201,
    answer: (call) => ({ ...callOf(call), status: "queued" }),
  },
  lookUp({ url }, find) {
    const call = find(url.pathname.split("/").at(-1) ?? "");
    return call && { ...callOf(call), status: "in-progress" };
  },
};
