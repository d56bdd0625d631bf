import { createHmac, randomUUID } from "node:crypto";
import { iso, type PlayedCall, secondsOf } from "./played-call.ts";
import { json, type VoiceProvider, wants } from "./voice-provider.ts";

const API_KEY = "demo-synthflow-key";
const WEBHOOK_SECRET = "the workspace secret of the demo";
const MODEL = "1711000000000x745000000000000001";

const transcriptOf = ({ lines }: PlayedCall) =>
  lines.map(({ speaker, text }) => `\n${speaker === "agent" ? "bot" : "human"}: ${text}`).join("");

/** The same call by the names of the webhook … */
const postedCall = (call: PlayedCall) => ({
  status: "completed",
  error_message: null,
  lead: { name: "Grace", phone_number: call.customer },
  call: {
    call_id: call.id,
    model_id: MODEL,
    status: "completed",
    end_call_reason: "human_goodbye",
    duration: secondsOf(call),
    start_time: iso(call.answeredAt).replace("Z", "+00:00"),
    timezone: "Europe/London",
    transcript: transcriptOf(call),
  },
  executed_actions: {},
});

/** … and of the API. */
const storedCall = (call: PlayedCall) => ({
  call_id: call.id,
  model_id: MODEL,
  type_of_call: call.direction,
  agent_phone_number: call.own,
  lead_phone_number: call.customer,
  call_status: "completed",
  end_call_reason: "human_goodbye",
  duration: secondsOf(call),
  start_time: String(call.answeredAt),
  timezone: "Europe/London",
  transcript: transcriptOf(call),
  prompt_variables: call.attemptId ? { attempt_id: call.attemptId } : {},
});

/** Synthflow: one message, whose signature covers the call's id alone; the call itself is read from the API. */
export const synthflow: VoiceProvider = {
  name: "Synthflow",
  signedBy: "node:crypto (Synthflow has no SDK)",
  credentials: { api_key: API_KEY, webhook_secret: WEBHOOK_SECRET },
  voiceAgent: MODEL,
  hosts: ["api.synthflow.ai"],
  newCallId: () => `${Date.now()}x${randomUUID().replace(/\D/g, "").slice(0, 12)}`,
  messages: (call) => [json("post-call webhook", postedCall(call))],
  sign({ body }) {
    const { call_id } = JSON.parse(body).call;
    return { "synthflow-signature": createHmac("sha256", WEBHOOK_SECRET).update(call_id).digest("base64") };
  },
  refuse: wants("authorization", `Bearer ${API_KEY}`),
  dialling: {
    url: "POST https://api.synthflow.ai/v2/calls",
    attemptIn: (body: { custom_variables?: { key: string; value: string }[] }) =>
      body.custom_variables?.find(({ key }) => key === "attempt_id")?.value,
    body: ({ own, customer, intakeUrl }, attemptId) => ({
      model_id: MODEL,
      phone: customer,
      name: "there",
      from_phone_number: own,
      custom_variables: [{ key: "attempt_id", value: attemptId }],
      external_webhook_url: intakeUrl,
    }),
    status: 200,
    answer: ({ id }) => ({ status: "ok", response: { answer: "Call is queued", call_id: id } }),
  },
  lookUp({ url }, find) {
    const call = find(url.pathname.split("/").at(-1) ?? "");
    return call && { status: "ok", response: { calls: [storedCall(call)] } };
  },
};
