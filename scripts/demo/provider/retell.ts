import { randomUUID } from "node:crypto";
import { symmetric } from "retell-sdk/lib/webhook_auth";
import { type PlayedCall, partiesOf } from "./played-call.ts";
import { json, type VoiceProvider, wants } from "./voice-provider.ts";

const API_KEY = "key_demo_with_the_webhook_badge";
const AGENT = "agent_demo_retell";

const callOf = (call: PlayedCall) => {
  const { from, to } = partiesOf(call);
  return {
    call_id: call.id,
    agent_id: AGENT,
    call_type: "phone_call",
    direction: call.direction,
    from_number: from,
    to_number: to,
    call_status: "ongoing",
    start_timestamp: call.answeredAt,
    ...(call.attemptId ? { metadata: { attempt_id: call.attemptId } } : {}),
  };
};

const utterances = ({ lines, answeredAt }: PlayedCall) =>
  lines.map(({ speaker, text, at, until }) => ({
    role: speaker === "agent" ? "agent" : "user",
    content: text,
    words: [{ word: text, start: (at - answeredAt) / 1000, end: (until - answeredAt) / 1000 }],
  }));

const endedCall = (call: PlayedCall) => ({
  ...callOf(call),
  call_status: "ended",
  disconnection_reason: "user_hangup",
  end_timestamp: call.endedAt,
  duration_ms: call.endedAt - call.answeredAt,
  transcript: call.lines
    .map(({ speaker, text }) => `${speaker === "agent" ? "Agent" : "User"}: ${text}`)
    .join("\n"),
  transcript_object: utterances(call),
});

const ANALYSIS = { call_summary: "Interested.", call_successful: true, in_voicemail: false };

/** Retell: `{"event", "call"}`, signed by the API key; `metadata` comes back with every event. */
export const retell: VoiceProvider = {
  name: "Retell",
  signedBy: "retell-sdk",
  credentials: { api_key: API_KEY },
  voiceAgent: AGENT,
  hosts: ["api.retellai.com"],
  newCallId: () => `call_${randomUUID().replaceAll("-", "")}`,
  messages: (call) => [
    json("call_started", { event: "call_started", call: callOf(call) }),
    ...[2, 4].map((count) =>
      json(`transcript_updated (${count} utterances)`, {
        event: "transcript_updated",
        call: callOf(call),
        transcript_with_tool_calls: utterances(call).slice(0, count),
      }),
    ),
    json("call_ended", { event: "call_ended", call: endedCall(call) }),
    json("call_analyzed", { event: "call_analyzed", call: { ...endedCall(call), call_analysis: ANALYSIS } }),
  ],
  sign: async ({ body }) => ({ "x-retell-signature": await symmetric.sign(body, API_KEY) }),
  refuse: wants("authorization", `Bearer ${API_KEY}`),
  dialling: {
    url: "POST https://api.retellai.com/v2/create-phone-call",
    attemptIn: (body: { metadata?: { attempt_id?: string } }) => body.metadata?.attempt_id,
    body: ({ own, customer }, attempt_id) => ({
      from_number: own,
      to_number: customer,
      override_agent_id: AGENT,
      metadata: { attempt_id },
      retell_llm_dynamic_variables: {},
    }),
    status: 201,
    answer: (call) => ({ ...callOf(call), call_status: "registered", start_timestamp: undefined }),
  },
};
