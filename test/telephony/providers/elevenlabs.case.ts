import { elevenlabs } from "../../../src/telephony/providers/elevenlabs.ts";
import { hmac } from "./hmac.ts";
import { jsonPost } from "./message.ts";
import type { ProviderCase } from "./provider-case.ts";

/** What a conversation over the phone is in a webhook's `data` and in the API's answer. */
export const CONVERSATION = {
  agent_id: "agent_el1",
  conversation_id: "conv_1",
  status: "done",
  user_id: "crm-9",
  transcript: [
    { role: "agent", message: "Guten Tag, hier ist Nora.", time_in_call_secs: 0, tool_calls: [] },
    {
      role: "user",
      message: "Grüß Gott, ein Termin für Jürgen bitte 🙂",
      time_in_call_secs: 3,
      interrupted: false,
    },
    { role: "agent", message: null, time_in_call_secs: 6, tool_calls: [{ tool_name: "find_slot" }] },
    { role: "agent", message: "Dienstag um neun.", time_in_call_secs: 8 },
  ],
  metadata: {
    start_time_unix_secs: 1_795_300_810,
    call_duration_secs: 50,
    termination_reason: "Client disconnected",
    phone_call: {
      type: "twilio",
      direction: "outbound",
      phone_number_id: "pn1",
      agent_number: "+14155550111",
      external_number: "+491511234567",
      call_sid: "CA0001",
      stream_sid: "MZ1",
      call_result: "answered",
    },
  },
  analysis: {
    call_successful: "success",
    transcript_summary: "An appointment.",
    data_collection_results: {},
  },
  conversation_initiation_client_data: {
    dynamic_variables: { job: "j1", attempt_id: "sched_01kabc.2", system__caller_id: "+14155550111" },
  },
  has_audio: true,
};

export const posted = (data: unknown, type = "post_call_transcription") =>
  jsonPost({ type, event_timestamp: 1_795_300_865, data });

const without = <T extends object>(object: T, member: keyof T) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== member));

/** A conversation on another line than the first. */
const other = (conversation_id: string, phone_call: Record<string, unknown> | null, change: object = {}) => ({
  ...CONVERSATION,
  conversation_id,
  metadata: {
    ...CONVERSATION.metadata,
    phone_call: phone_call && { ...CONVERSATION.metadata.phone_call, ...phone_call },
  },
  ...change,
});

const TURNS = [
  ["agent", "Guten Tag, hier ist Nora."],
  ["customer", "Grüß Gott, ein Termin für Jürgen bitte 🙂"],
  ["agent", "Dienstag um neun."],
] as const;

const failure = (conversation_id: string, failure_reason: string, metadata: unknown) =>
  posted({ agent_id: "agent_el1", conversation_id, failure_reason, metadata }, "call_initiation_failure");

const secretly = other("conv_secret", {});

/** The SDK checks signatures and makes none, so they are made here; its check is held against ours in the tests. */
export const elevenlabsCase: ProviderCase = {
  adapter: elevenlabs,
  credentials: { api_key: "sk_el", webhook_secret: "wsec_one" },
  otherCredentials: { api_key: "sk_el", webhook_secret: "wsec_two" },
  async sign({ body }, { now, credentials }) {
    const time = Math.floor(now / 1000);
    const mac = hmac(String(credentials.webhook_secret), `${time}.${body}`);
    return { headers: { "elevenlabs-signature": `t=${time},v0=${mac}` } };
  },
  toleranceMs: 30 * 60_000,
  signsBody: true,
  signatureHeaders: ["elevenlabs-signature"],
  unknownMessage: posted({ conversation_id: "conv_1", agent_id: "agent_el1" }, "answering_machine_detection"),
  conversations: [
    {
      name: "an outbound call, and its recording",
      messages: [
        posted(CONVERSATION),
        posted({ agent_id: "agent_el1", conversation_id: "conv_1", full_audio: "SUQz" }, "post_call_audio"),
      ],
      expected: {
        status: "completed",
        direction: "outbound",
        fromNumber: "+14155550111",
        toNumber: "+491511234567",
        startedAt: "2026-11-21T22:40:10Z",
        durationMs: 50_000,
        endReason: "Client disconnected",
        turns: TURNS,
      },
    },
    {
      name: "an inbound call whose owner leaves the transcript out of webhooks",
      messages: [posted(without(other("conv_secret", { direction: "inbound" }), "transcript"))],
      api: () => Response.json({ ...secretly, metadata: other("", { direction: "inbound" }).metadata }),
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+491511234567",
        toNumber: "+14155550111",
        turns: TURNS,
      },
    },
    {
      name: "a conversation on the web",
      messages: [posted(other("conv_web", null))],
      expected: { status: "completed", turns: TURNS },
    },
    {
      name: "a machine that answered",
      messages: [posted(other("conv_machine", { call_result: "voicemail" }))],
      expected: { status: "voicemail", direction: "outbound", turns: TURNS },
    },
    {
      name: "a line that is busy",
      messages: [
        failure("conv_busy", "busy", {
          type: "twilio",
          body: { CallSid: "CA0002", From: "+14155550111", To: "+491511234567", CallStatus: "busy" },
        }),
      ],
      expected: {
        status: "busy",
        direction: "outbound",
        fromNumber: "+14155550111",
        toNumber: "+491511234567",
        endReason: "busy",
        turns: [],
      },
    },
    {
      name: "nobody who answers, over SIP",
      messages: [failure("conv_away", "no-answer", { type: "sip", body: {} })],
      expected: { status: "no_answer", direction: "outbound", turns: [] },
    },
    {
      name: "a failure that nobody explains",
      messages: [failure("conv_failed", "unknown", null)],
      expected: { status: "failed", endReason: "unknown", turns: [] },
    },
  ],
};
