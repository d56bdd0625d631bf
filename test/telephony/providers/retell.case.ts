import { symmetric } from "retell-sdk/lib/webhook_auth";
import { retell } from "../../../src/telephony/providers/retell.ts";
import { clockMs, jsonPost } from "./message.ts";
import type { ProviderCase } from "./provider-case.ts";

const CREDENTIALS = { api_key: "key_retell_1" };
const said = (role: string, content: string, start: number) => ({
  role,
  content,
  words: [
    { word: content.split(" ")[0], start, end: start + 0.3 },
    { word: content.split(" ").at(-1), start: start + 0.3, end: start + 0.7 },
  ],
});

export const RETELL_TALK = [
  said("agent", "Hi, is this Ana?", 0.4),
  said("user", "Sí, soy yo — ¿quién es?", 1.9),
  said("agent", "It is booked. Goodbye!", 6),
];

/** A call object while the call goes on. */
export const retellCall = (id: string, change: Record<string, unknown> = {}) => ({
  call_id: id,
  agent_id: "agent_retell_1",
  agent_version: 3,
  call_type: "phone_call",
  direction: "outbound",
  from_number: "+15550001111",
  to_number: "+15550002222",
  call_status: "ongoing",
  start_timestamp: clockMs("00:10"),
  metadata: { job: "j1" },
  retell_llm_dynamic_variables: { name: "Ana" },
  ...change,
});

export const retellEnded = (id: string, change: Record<string, unknown> = {}) =>
  retellCall(id, {
    call_status: "ended",
    disconnection_reason: "user_hangup",
    end_timestamp: clockMs("01:00"),
    duration_ms: 50_000,
    recording_url: `https://storage.example.com/${id}.wav`,
    collected_dynamic_variables: {},
    transcript: "Agent: Hi, is this Ana?\nUser: Sí, soy yo — ¿quién es?\nAgent: It is booked. Goodbye!",
    transcript_object: RETELL_TALK,
    ...change,
  });

const ANALYSIS = {
  call_summary: "Booked.",
  call_successful: true,
  user_sentiment: "Positive",
  in_voicemail: false,
  custom_analysis_data: {},
};

const unconnected = (id: string, change: Record<string, unknown>) =>
  retellCall(id, {
    call_status: "not_connected",
    start_timestamp: undefined,
    end_timestamp: clockMs("00:30"),
    ...change,
  });

const event = (name: string, call: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  jsonPost({ event: name, call, ...more });

const NUMBERS = { direction: "outbound", fromNumber: "+15550001111", toNumber: "+15550002222" } as const;
const CONNECTED = {
  ...NUMBERS,
  status: "completed",
  startedAt: "2026-11-22T10:00:10.000Z",
  durationMs: 50_000,
  endReason: "user_hangup",
} as const;
const TURNS = [
  ["agent", "Hi, is this Ana?"],
  ["customer", "Sí, soy yo — ¿quién es?"],
  ["agent", "It is booked. Goodbye!"],
] as const;

export const retellCase: ProviderCase = {
  adapter: retell,
  credentials: CREDENTIALS,
  otherCredentials: { api_key: "key_retell_2" },
  async sign({ body }, { now, credentials }) {
    return {
      headers: { "x-retell-signature": await symmetric.sign(body, String(credentials.api_key), now) },
    };
  },
  toleranceMs: 5 * 60_000,
  signsBody: true,
  signatureHeaders: ["x-retell-signature"],
  unknownMessage: event("call_hummed", retellCall("119c-unknown")),
  conversations: [
    {
      name: "an outbound call with its transcript as it grows",
      messages: [
        event("call_started", retellCall("119c-talk")),
        event("transcript_updated", retellCall("119c-talk"), {
          transcript_with_tool_calls: RETELL_TALK.slice(0, 1),
        }),
        event("transcript_updated", retellCall("119c-talk"), {
          transcript_with_tool_calls: RETELL_TALK.slice(0, 2),
        }),
        event("call_ended", retellEnded("119c-talk")),
        event("call_analyzed", retellEnded("119c-talk", { call_analysis: ANALYSIS })),
      ],
      expected: { ...CONNECTED, turns: TURNS },
    },
    {
      name: "an inbound call of which only the analysis comes",
      messages: [
        event("call_analyzed", retellEnded("119c-lone", { direction: "inbound", call_analysis: ANALYSIS })),
      ],
      expected: { ...CONNECTED, direction: "inbound", turns: TURNS },
    },
    {
      name: "a busy line, which has no call_started",
      messages: [
        event("call_ended", unconnected("119c-busy", { disconnection_reason: "dial_busy" })),
        event(
          "call_analyzed",
          unconnected("119c-busy", { disconnection_reason: "dial_busy", call_analysis: ANALYSIS }),
        ),
      ],
      expected: { ...NUMBERS, status: "busy", endReason: "dial_busy", turns: [] },
    },
    {
      name: "a call that nobody answers",
      messages: [
        event("call_ended", unconnected("119c-ring", { disconnection_reason: "dial_no_answer" })),
        event("call_analyzed", unconnected("119c-ring", { disconnection_reason: "dial_no_answer" })),
      ],
      expected: { ...NUMBERS, status: "no_answer", endReason: "dial_no_answer", turns: [] },
    },
    {
      name: "a machine that only the analysis tells",
      messages: [
        event("call_started", retellCall("119c-machine")),
        event("call_ended", retellEnded("119c-machine")),
        event(
          "call_analyzed",
          retellEnded("119c-machine", { call_analysis: { ...ANALYSIS, in_voicemail: true } }),
        ),
      ],
      expected: { ...CONNECTED, status: "voicemail", turns: TURNS },
    },
    {
      name: "a call that the agent transfers",
      messages: [
        event("call_started", retellCall("119c-hand")),
        jsonPost({ name: "find_desk", call: retellCall("119c-hand"), args: { topic: "billing" } }),
        event("transfer_started", retellCall("119c-hand"), { transfer_destination: "+15550003333" }),
        event("transfer_bridged", retellCall("119c-hand"), { transfer_destination: "+15550003333" }),
        event(
          "call_ended",
          retellEnded("119c-hand", {
            disconnection_reason: "call_transfer",
            transfer_destination: "+15550003333",
          }),
        ),
        event(
          "call_analyzed",
          retellEnded("119c-hand", {
            disconnection_reason: "call_transfer",
            transfer_destination: "+15550003333",
            call_analysis: ANALYSIS,
          }),
        ),
      ],
      expected: { ...CONNECTED, endReason: "call_transfer", turns: TURNS },
    },
  ],
};
