import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import Telnyx from "telnyx";
import { iso, type PlayedCall, partiesOf, secondsOf } from "./played-call.ts";
import { json, type VoiceProvider, wants } from "./voice-provider.ts";

const API_KEY = "KEY_demo_telnyx";
const APPLICATION = "1494404757140276705";
const ASSISTANT = "assistant-demo-telnyx";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
/** The key's own 32 bytes are the last of its DER form. */
const PUBLIC_KEY = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64");

const client = new Telnyx({ apiKey: API_KEY, publicKey: PUBLIC_KEY });

const conversationOf = ({ id }: PlayedCall) => `conversation-${id}`;
const stateOf = (attempt_id: string) => btoa(JSON.stringify({ attempt_id }));

const told = (type: string, call: PlayedCall, at: number, more: object = {}) =>
  json(type, {
    data: {
      record_type: "event",
      event_type: type,
      id: `event-${type}-${call.id}`,
      occurred_at: iso(at),
      payload: {
        call_control_id: `v3:${call.id}`,
        call_leg_id: `leg-${call.id}`,
        call_session_id: call.id,
        connection_id: APPLICATION,
        ...(call.attemptId ? { client_state: stateOf(call.attemptId) } : {}),
        ...partiesOf(call),
        start_time: iso(call.ringsAt),
        ...more,
      },
    },
    meta: { attempt: 1 },
  });

/** Telnyx: Call Control events, and an assistant whose words are fetched when its conversation is over. */
export const telnyx: VoiceProvider = {
  name: "Telnyx",
  signedBy: "node:crypto, checked by telnyx",
  credentials: { api_key: API_KEY, public_key: PUBLIC_KEY },
  settings: { connection_id: APPLICATION },
  voiceAgent: ASSISTANT,
  hosts: ["api.telnyx.com"],
  // What it finds out follows the end by some 15 s, which are waited for: little is left of 20.
  callBackInSeconds: 25,
  newCallId: randomUUID,
  messages: (call) => [
    told("call.initiated", call, call.ringsAt, {
      direction: call.direction === "inbound" ? "incoming" : "outgoing",
      state: "parked",
    }),
    told("call.answered", call, call.answeredAt, { state: "answered" }),
    told("call.conversation.ended", call, call.endedAt, {
      assistant_id: ASSISTANT,
      conversation_id: conversationOf(call),
      duration_sec: secondsOf(call),
      reason: "caller_hangup",
    }),
    told("call.hangup", call, call.endedAt, {
      state: "hangup",
      hangup_cause: "normal_clearing",
      hangup_source: "caller",
    }),
    told("call.conversation_insights.generated", call, call.endedAt + 500, {
      insight_group_id: "group-demo",
      results: [{ insight_id: "insight-demo", result: "Interested." }],
    }),
  ],
  async sign({ body }) {
    const seconds = String(Math.floor(Date.now() / 1000));
    const mac = sign(null, Buffer.from(`${seconds}|${body}`), privateKey).toString("base64");
    const headers = { "telnyx-signature-ed25519": mac, "telnyx-timestamp": seconds };
    await client.webhooks.unwrap(body, { headers });
    return headers;
  },
  refuse: wants("authorization", `Bearer ${API_KEY}`),
  dialling: {
    url: "POST https://api.telnyx.com/v2/calls",
    attemptIn: (body: { command_id?: string }) => body.command_id,
    body: ({ own, customer, intakeUrl }, attemptId) => ({
      connection_id: APPLICATION,
      to: customer,
      from: own,
      command_id: attemptId,
      client_state: stateOf(attemptId),
      webhook_url: intakeUrl,
      assistant: { id: ASSISTANT, dynamic_variables: {} },
    }),
    status: 200,
    answer: ({ id }) => ({
      data: {
        record_type: "call",
        call_control_id: `v3:${id}`,
        call_leg_id: `leg-${id}`,
        call_session_id: id,
        is_alive: false,
      },
    }),
  },
  lookUp({ url }, find) {
    const [, id] = /^\/v2\/ai\/conversations\/conversation-([^/]+)\/messages$/.exec(url.pathname) ?? [];
    const call = find(id ?? "");
    if (!call) return undefined;
    const data = call.lines.map(({ speaker, text, at }) => ({
      role: speaker === "agent" ? "assistant" : "user",
      text,
      sent_at: iso(at),
    }));
    return { data, meta: { total_pages: 1, page_number: 1 } };
  },
};
