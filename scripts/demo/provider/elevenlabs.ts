import { createHmac, randomUUID } from "node:crypto";
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import { type PlayedCall, secondsOf } from "./played-call.ts";
import { json, type VoiceProvider, wants } from "./voice-provider.ts";

const API_KEY = "sk_demo_elevenlabs";
const WEBHOOK_SECRET = "wsec_demo_elevenlabs";
const AGENT = "agent_demo_elevenlabs";
const PHONE_NUMBER = "phnum_demo_elevenlabs";

const client = new ElevenLabsClient({ apiKey: API_KEY });

const conversation = (call: PlayedCall) => ({
  agent_id: AGENT,
  conversation_id: call.id,
  status: "done",
  transcript: call.lines.map(({ speaker, text, at }) => ({
    role: speaker === "agent" ? "agent" : "user",
    message: text,
    time_in_call_secs: Math.floor((at - call.answeredAt) / 1000),
  })),
  metadata: {
    start_time_unix_secs: Math.floor(call.answeredAt / 1000),
    call_duration_secs: secondsOf(call),
    termination_reason: "Client disconnected",
    phone_call: {
      type: "twilio",
      direction: call.direction,
      phone_number_id: PHONE_NUMBER,
      agent_number: call.own,
      external_number: call.customer,
      call_sid: `CA${call.id.slice(-12)}`,
      call_result: "answered",
    },
  },
  analysis: { call_successful: "success", transcript_summary: "Interested.", data_collection_results: {} },
  conversation_initiation_client_data: {
    dynamic_variables: {
      system__caller_id: call.customer,
      ...(call.attemptId ? { attempt_id: call.attemptId } : {}),
    },
  },
});

const posted = (type: string, { endedAt }: PlayedCall, data: object) =>
  json(type, { type, event_timestamp: Math.floor(endedAt / 1000), data });

/** ElevenLabs Agents: one message when a call is over, and one with its sound, which may come first. */
export const elevenlabs: VoiceProvider = {
  name: "ElevenLabs",
  signedBy: "node:crypto, checked by @elevenlabs/elevenlabs-js",
  credentials: { api_key: API_KEY, webhook_secret: WEBHOOK_SECRET },
  voiceAgent: AGENT,
  numberId: PHONE_NUMBER,
  hosts: ["api.elevenlabs.io"],
  newCallId: () => `conv_${randomUUID().replaceAll("-", "")}`,
  messages: (call) => [
    posted("post_call_transcription", call, conversation(call)),
    posted("post_call_audio", call, { agent_id: AGENT, conversation_id: call.id, full_audio: "SUQzBAAA" }),
  ],
  async sign({ body }) {
    const seconds = Math.floor(Date.now() / 1000);
    const mac = createHmac("sha256", WEBHOOK_SECRET).update(`${seconds}.${body}`).digest("hex");
    const header = `t=${seconds},v0=${mac}`;
    await client.webhooks.constructEvent(body, header, WEBHOOK_SECRET);
    return { "elevenlabs-signature": header };
  },
  refuse: wants("xi-api-key", API_KEY),
  dialling: {
    url: "POST https://api.elevenlabs.io/v1/convai/twilio/outbound-call",
    attemptIn: (body: {
      conversation_initiation_client_data?: { dynamic_variables?: { attempt_id?: string } };
    }) => body.conversation_initiation_client_data?.dynamic_variables?.attempt_id,
    body: ({ customer }, attempt_id) => ({
      agent_id: AGENT,
      agent_phone_number_id: PHONE_NUMBER,
      to_number: customer,
      conversation_initiation_client_data: { dynamic_variables: { attempt_id } },
    }),
    status: 200,
    answer: ({ id }) => ({
      success: true,
      message: "Success",
      conversation_id: id,
      callSid: `CA${id.slice(-12)}`,
    }),
  },
};
