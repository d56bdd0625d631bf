import { createHmac, randomUUID } from "node:crypto";
import { iso, type PlayedCall, partiesOf } from "./played-call.ts";
import { json, type VoiceProvider, wants } from "./voice-provider.ts";

const API_KEY = "sk_call2me_demo";
const WEBHOOK_SECRET = "the webhook secret of the demo";
const AGENT = "agent_demo_call2me";
const API = "https://api.call2me.app";

const told = (type: string, call: PlayedCall, at: number, data: object, name = type) =>
  json(name, { type, call_id: call.id, agent_id: AGENT, timestamp: iso(at), data });

const roleOf = (speaker: string) => (speaker === "agent" ? "agent" : "user");

const storedCall = (call: PlayedCall) => {
  const { from, to } = partiesOf(call);
  return {
    call_id: call.id,
    agent_id: AGENT,
    call_status: "completed",
    direction: call.direction,
    from_number: from,
    to_number: to,
    start_timestamp: call.answeredAt,
    end_timestamp: call.endedAt,
    duration_ms: call.endedAt - call.answeredAt,
    transcript_object: call.lines.map(({ speaker, text, at }) => ({
      role: roleOf(speaker),
      text,
      timestamp: iso(at),
    })),
    disconnection_reason: "user_hangup",
  };
};

/**
 * Call2Me: each utterance, then the end; it dials by schedules, which carry no id of ours: the number tells whose
 * call it is.
 */
export const call2me: VoiceProvider = {
  name: "Call2Me",
  signedBy: "node:crypto (Call2Me has no SDK on npm)",
  credentials: { api_key: API_KEY, webhook_secret: WEBHOOK_SECRET },
  voiceAgent: AGENT,
  hosts: ["api.call2me.app"],
  newCallId: () => `call_${randomUUID()}`,
  messages: (call) => [
    told("call.started", call, call.answeredAt, {}),
    ...call.lines.map(({ speaker, text, until }) =>
      told("call.transcript", call, until, { role: roleOf(speaker), text }, `call.transcript (${speaker})`),
    ),
    told("call.ended", call, call.endedAt, {
      duration_ms: call.endedAt - call.answeredAt,
      status: "completed",
      transcript_url: `${API}/v1/calls/${call.id}/transcript`,
    }),
  ],
  sign: ({ body }) => ({
    "x-call2me-signature": `sha256=${createHmac("sha256", WEBHOOK_SECRET).update(body).digest("hex")}`,
  }),
  refuse: wants("authorization", `Bearer ${API_KEY}`),
  dialling: {
    url: `POST ${API}/v1/schedules`,
    attemptIn: () => null,
    body: ({ customer }, _attempt, { scheduled_at }: { scheduled_at: string }) => ({
      agent_id: AGENT,
      phone_number: customer,
      // Now, by the clock of the one who asks.
      scheduled_at: Math.abs(Date.parse(scheduled_at) - Date.now()) < 60_000 ? scheduled_at : iso(Date.now()),
      timezone: "UTC",
    }),
    status: 201,
    answer: () => ({ schedule_id: `schedule_${randomUUID()}`, status: "scheduled" }),
  },
  lookUp({ url }, find) {
    const call = find(url.pathname.split("/")[3] ?? "");
    return call && storedCall(call);
  },
};
