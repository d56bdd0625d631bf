import { writeClientState } from "../../../src/telephony/providers/telnyx/client-state.ts";
import { telnyx } from "../../../src/telephony/providers/telnyx.ts";
import { clock, jsonPost } from "./message.ts";
import type { Conversation, Message, ProviderCase } from "./provider-case.ts";

/** Keys of two accounts: an Ed25519 seed of one byte repeated, and the public key that belongs to it. */
export const PUBLIC_KEY = "6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=";
const OTHER_PUBLIC_KEY = "E5j2LG0aRXxRumpLXz29L2n8qTIWIY3ImX5Ba9F9k8o=";
const SEED: Record<string, number> = { [PUBLIC_KEY]: 7, [OTHER_PUBLIC_KEY]: 8 };

/** PKCS #8 before the 32 bytes of an Ed25519 seed (RFC 8410). */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** The signature's headers: Telnyx has no signer, so its own check is what these are held against. */
export async function signTelnyx(body: string, seconds: number, publicKey = PUBLIC_KEY) {
  const seed = Array.from({ length: 32 }, () => SEED[publicKey] ?? 0);
  const key = await crypto.subtle.importKey(
    "pkcs8",
    Uint8Array.from([...PKCS8, ...seed]),
    { name: "Ed25519" },
    false,
    ["sign"],
  );
  const text = new TextEncoder().encode(`${seconds}|${body}`);
  const mac = await crypto.subtle.sign("Ed25519", key, text);
  return {
    "telnyx-signature-ed25519": btoa(String.fromCharCode(...new Uint8Array(mac))),
    "telnyx-timestamp": String(seconds),
  };
}

let count = 0;

/** One webhook. Each has an event id of its own. */
export function telnyxMessage(
  type: string,
  time: string,
  payload: Record<string, unknown>,
  leg: "a" | "b" = "a",
): Message {
  count += 1;
  return {
    contentType: "application/json",
    body: JSON.stringify({
      data: {
        record_type: "event",
        event_type: type,
        id: `0ccc7b54-4df3-4bca-a65a-${String(count).padStart(12, "0")}`,
        occurred_at: clock(time),
        payload: {
          call_control_id: `v3:${leg}`,
          call_leg_id: `leg-${leg}`,
          call_session_id: "ff55a038",
          connection_id: "7267",
          ...payload,
        },
      },
      meta: { attempt: 1, delivered_to: "https://hooks.example.com/intake/telnyx/conn_1" },
    }),
  };
}

const INBOUND = { from: "+15550001111", to: "+15550002222", start_time: "2026-11-22T10:00:00Z" };
const DIALLED = {
  from: "+15550002222",
  to: "+15550001111",
  start_time: "2026-11-22T10:00:00Z",
  client_state: writeClientState({ attempt_id: "sched_01kx.1" }),
};

const CONVERSATION = {
  data: [
    { role: "assistant", text: "Günaydın, how can I help?", sent_at: "2026-11-22T10:00:06Z" },
    { role: "user", text: "I would like an appointment.", sent_at: "2026-11-22T10:00:12Z" },
    { role: "assistant", text: null, created_at: "2026-11-22T10:00:14Z", tool_calls: [] },
    { role: "assistant", text: "Tomorrow at ten is free.", sent_at: "2026-11-22T10:00:18Z" },
  ],
  meta: { total_pages: 1, page_number: 1 },
};

const inbound: Conversation = {
  name: "an assistant answers, and its words are fetched",
  messages: [
    telnyxMessage("call.initiated", "00:00.000", { ...INBOUND, direction: "incoming", state: "parked" }),
    telnyxMessage("call.answered", "00:05.000", { ...INBOUND, state: "answered" }),
    telnyxMessage("call.conversation.ended", "00:49.000", {
      ...INBOUND,
      assistant_id: "assistant-1",
      conversation_id: "d1a6",
      duration_sec: 44,
    }),
    telnyxMessage("call.hangup", "00:50.000", {
      ...INBOUND,
      state: "hangup",
      hangup_cause: "normal_clearing",
      hangup_source: "caller",
    }),
    telnyxMessage("call.conversation_insights.generated", "00:58.000", {
      insight_group_id: "g1",
      results: [{ insight_id: "i1", result: "An appointment was made." }],
    }),
  ],
  api: () => Response.json(CONVERSATION),
  expected: {
    status: "completed",
    direction: "inbound",
    fromNumber: "+15550001111",
    toNumber: "+15550002222",
    startedAt: "2026-11-22T10:00:05Z",
    durationMs: 45_000,
    endReason: "normal_clearing",
    turns: [
      ["agent", "Günaydın, how can I help?"],
      ["customer", "I would like an appointment."],
      ["agent", "Tomorrow at ten is free."],
    ],
  },
};

/** A phone that nobody picked up. */
function unanswered(name: string, cause: string, status: "busy" | "no_answer" | "canceled"): Conversation {
  return {
    name,
    messages: [
      telnyxMessage("call.initiated", "00:00.000", { ...DIALLED, direction: "outgoing", state: "bridging" }),
      telnyxMessage("call.hangup", "00:20.000", { ...DIALLED, hangup_cause: cause, hangup_source: "callee" }),
    ],
    expected: {
      status,
      direction: "outbound",
      fromNumber: "+15550002222",
      toNumber: "+15550001111",
      endReason: cause,
      turns: [],
    },
  };
}

const said = (time: string, transcription_track: string, transcript: string, is_final = true) =>
  telnyxMessage("call.transcription", time, {
    transcription_data: { transcript, is_final, confidence: null, transcription_track },
  });

const transferred: Conversation = {
  name: "a caller is handed on to a human, who hangs up",
  messages: [
    telnyxMessage("call.initiated", "00:00.000", { ...INBOUND, direction: "incoming" }),
    telnyxMessage("call.answered", "00:02.000", INBOUND),
    said("00:04.000", "outbound", "Hello, who is there?"),
    said("00:05.500", "inbound", "A human", false),
    said("00:06.000", "inbound", "A human, please."),
    jsonPost(
      { call_session_id: "ff55a038", call_control_id: "v3:a", reason: "asked for a human" },
      "tool/transfer_to_human",
    ),
    telnyxMessage(
      "call.initiated",
      "00:10.000",
      {
        from: "+15550002222",
        to: "+15550003333",
        start_time: "2026-11-22T10:00:10Z",
        direction: "outgoing",
        client_state: writeClientState({ transfer_id: "transfer_1" }),
      },
      "b",
    ),
    telnyxMessage(
      "call.bridged",
      "00:15.000",
      { to: "+15550003333", client_state: writeClientState({ transfer_id: "transfer_1" }) },
      "b",
    ),
    telnyxMessage(
      "call.hangup",
      "01:00.000",
      {
        to: "+15550003333",
        hangup_cause: "normal_clearing",
        client_state: writeClientState({ transfer_id: "transfer_1" }),
      },
      "b",
    ),
    telnyxMessage("call.hangup", "01:00.000", { ...INBOUND, hangup_cause: "normal_clearing" }),
  ],
  expected: {
    status: "completed",
    direction: "inbound",
    fromNumber: "+15550001111",
    toNumber: "+15550002222",
    startedAt: "2026-11-22T10:00:02Z",
    durationMs: 58_000,
    turns: [
      ["agent", "Hello, who is there?"],
      ["customer", "A human, please."],
    ],
  },
};

const voicemail: Conversation = {
  name: "a machine answers a dialled call",
  messages: [
    telnyxMessage("call.initiated", "00:00.000", { ...DIALLED, direction: "outgoing" }),
    telnyxMessage("call.answered", "00:05.000", DIALLED),
    telnyxMessage("call.machine.detection.ended", "00:08.000", { ...DIALLED, result: "machine" }),
    telnyxMessage("call.hangup", "00:12.000", { ...DIALLED, hangup_cause: "normal_clearing" }),
  ],
  expected: {
    status: "voicemail",
    direction: "outbound",
    fromNumber: "+15550002222",
    toNumber: "+15550001111",
    turns: [],
  },
};

export const telnyxCase: ProviderCase = {
  adapter: telnyx,
  credentials: { api_key: "KEY_1", public_key: PUBLIC_KEY },
  otherCredentials: { api_key: "KEY_2", public_key: OTHER_PUBLIC_KEY },
  settings: { connection_id: "7267" },
  async sign({ body }, { now, credentials }) {
    const headers = await signTelnyx(body, Math.floor(now / 1000), String(credentials.public_key));
    return { headers };
  },
  toleranceMs: 300_000,
  signsBody: true,
  signatureHeaders: ["telnyx-signature-ed25519", "telnyx-timestamp"],
  unknownMessage: telnyxMessage("call.hummed", "00:00.000", {}),
  conversations: [
    inbound,
    unanswered("the line is busy", "user_busy", "busy"),
    unanswered("nobody picks up", "timeout", "no_answer"),
    unanswered("we hang up while it rings", "originator_cancel", "canceled"),
    transferred,
    voicemail,
  ],
};
