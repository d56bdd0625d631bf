import { createHmac, randomUUID } from "node:crypto";
import { iso, type PlayedCall, partiesOf, secondsOf } from "./played-call.ts";
import { json, type VoiceProvider, wants } from "./voice-provider.ts";

const API_KEY = "org_demo_bland";
const WEBHOOK_SECRET = "the signing secret of the demo";
const PATHWAY = "pathway-demo-bland";

const callOf = (call: PlayedCall) => ({
  call_id: call.id,
  ...partiesOf(call),
  inbound: call.direction === "inbound",
  completed: true,
  status: "completed",
  queue_status: "complete",
  answered_by: "human",
  call_length: secondsOf(call) / 60,
  corrected_duration: String(secondsOf(call)),
  created_at: iso(call.ringsAt),
  started_at: iso(call.answeredAt),
  end_at: iso(call.answeredAt + 30 * 60_000),
  call_ended_by: "USER",
  error_message: null,
  recording_url: null,
  transferred_to: null,
  pathway_id: PATHWAY,
  transcripts: call.lines.map(({ speaker, text, at }, i) => ({
    id: i + 1,
    created_at: iso(at),
    user: speaker === "agent" ? "assistant" : "user",
    text,
  })),
  concatenated_transcript: call.lines
    .map(({ speaker, text }) => `${speaker === "agent" ? "assistant" : "user"}: ${text}`)
    .join(" \n "),
  variables: { call_id: call.id },
  metadata: call.attemptId ? { attempt_id: call.attemptId } : {},
  summary: "Interested.",
});

const logLine = ({ id }: PlayedCall, message: string, at: number) =>
  json(`log line "${message}"`, {
    level: "call",
    message,
    category: "info",
    call_id: id,
    timestamp: iso(at),
  });

/** Bland: the call object when it is over; with `webhook_events` lines of its log come to the same address. */
export const bland: VoiceProvider = {
  name: "Bland",
  signedBy: "node:crypto (Bland has no SDK)",
  credentials: { api_key: API_KEY, webhook_secret: WEBHOOK_SECRET },
  voiceAgent: PATHWAY,
  hosts: ["api.bland.ai"],
  newCallId: randomUUID,
  messages: (call) => [
    logLine(call, "Call started", call.answeredAt),
    logLine(call, "Call ended", call.endedAt),
    json("post-call webhook", callOf(call)),
  ],
  sign: ({ body }) => ({
    "x-webhook-signature": createHmac("sha256", WEBHOOK_SECRET).update(body).digest("hex"),
  }),
  refuse: wants("authorization", API_KEY),
  dialling: {
    url: "POST https://api.bland.ai/v1/calls",
    attemptIn: (body: { metadata?: { attempt_id?: string } }) => body.metadata?.attempt_id,
    body: ({ own, customer, intakeUrl }, attempt_id) => ({
      phone_number: customer,
      pathway_id: PATHWAY,
      from: own,
      webhook: intakeUrl,
      metadata: { attempt_id },
      request_data: {},
    }),
    status: 200,
    answer: ({ id }) => ({ status: "success", call_id: id, batch_id: null }),
  },
};
