import { Webhook } from "standardwebhooks";
import { generic } from "../../../src/telephony/providers/generic.ts";
import { jsonPost } from "./message.ts";
import type { Message, ProviderCase } from "./provider-case.ts";

const secretOf = (byte: number) => `whsec_${btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)))}`;

const CREDENTIALS = { webhook_secret: secretOf(7) };

export const message = (body: object) => jsonPost(body);

/** A message has one name, also where it is sent again. */
async function idOf({ body }: Message): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  return `msg_${Array.from(new Uint8Array(hash).slice(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const PARTIES = { direction: "inbound", from_number: "+14155550123", to_number: "+14155550100" };

export const genericCase: ProviderCase = {
  adapter: generic,
  credentials: CREDENTIALS,
  otherCredentials: { webhook_secret: secretOf(8) },
  async sign(signed, { now, credentials }) {
    const id = await idOf(signed);
    const signature = new Webhook(String(credentials.webhook_secret)).sign(id, new Date(now), signed.body);
    return {
      headers: {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(now / 1000)),
        "webhook-signature": signature,
      },
    };
  },
  toleranceMs: 300_000,
  signsBody: true,
  signatureHeaders: ["webhook-id", "webhook-timestamp", "webhook-signature"],
  unknownMessage: message({ type: "call.queued", call_id: "pbx-1", position: 3 }),
  conversations: [
    {
      name: "a call told by its start, its utterances and its end with the transcript",
      messages: [
        message({
          type: "call.started",
          call_id: "pbx-1",
          timestamp: "2026-11-22T10:00:10Z",
          started_at: "2026-11-22T10:00:10Z",
          agent: "front-desk",
          ...PARTIES,
        }),
        message({
          type: "call.turn",
          call_id: "pbx-1",
          timestamp: "2026-11-22T10:00:11Z",
          sequence: 0,
          turn: { role: "agent", text: "Hello, how can I help?", start_ms: 400, end_ms: 1_900 },
        }),
        message({
          type: "call.turn",
          call_id: "pbx-1",
          timestamp: "2026-11-22T10:00:14Z",
          sequence: 1,
          turn: { role: "customer", text: "Ich möchte einen Rückruf.", start_ms: 2_500, end_ms: 4_000 },
        }),
        message({
          type: "call.ended",
          call_id: "pbx-1",
          timestamp: "2026-11-22T10:01:00Z",
          ended_at: "2026-11-22T10:01:00Z",
          duration_ms: 50_000,
          end_reason: "caller hung up",
          transcript: [
            { role: "agent", text: "Hello, how can I help?", start_ms: 400, end_ms: 1_900 },
            { role: "customer", text: "Ich möchte einen Rückruf.", start_ms: 2_500, end_ms: 4_000 },
            { role: "agent", text: "Gladly.", start_ms: 4_500 },
          ],
        }),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+14155550123",
        toNumber: "+14155550100",
        startedAt: "2026-11-22T10:00:10Z",
        durationMs: 50_000,
        endReason: "caller hung up",
        turns: [
          ["agent", "Hello, how can I help?"],
          ["customer", "Ich möchte einen Rückruf."],
          ["agent", "Gladly."],
        ],
      },
    },
    {
      name: "a call in one message, with a transcript in plain text",
      messages: [
        message({
          type: "call.ended",
          call_id: "pbx-2",
          started_at: "2026-11-22T12:00:10+02:00",
          duration_ms: 20_000,
          ...PARTIES,
          transcript: "Agent: Hello.\nCaller: Wrong number, sorry.",
        }),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        startedAt: "2026-11-22T10:00:10Z",
        durationMs: 20_000,
        turns: [
          ["agent", "Hello."],
          ["customer", "Wrong number, sorry."],
        ],
      },
    },
    {
      name: "a dialled call that nobody answered",
      messages: [
        message({
          type: "call.started",
          call_id: "pbx-3",
          timestamp: "2026-11-22T10:00:00Z",
          status: "ringing",
          direction: "outbound",
          from_number: "+14155550100",
          to_number: "+14155550123",
        }),
        message({
          type: "call.ended",
          call_id: "pbx-3",
          timestamp: "2026-11-22T10:00:30Z",
          status: "no_answer",
          final: true,
        }),
      ],
      expected: {
        status: "no_answer",
        direction: "outbound",
        fromNumber: "+14155550100",
        toNumber: "+14155550123",
        turns: [],
      },
    },
    {
      name: "a call whose transcript is what was heard, with a transfer and a tool",
      messages: [
        message({
          type: "call.started",
          call_id: "pbx-4",
          timestamp: "2026-11-22T10:00:00Z",
          started_at: "2026-11-22T10:00:00Z",
          ...PARTIES,
        }),
        message({
          type: "call.turn",
          call_id: "pbx-4",
          timestamp: "2026-11-22T10:00:02Z",
          turn: { role: "user", text: "A person, please." },
        }),
        message({
          type: "call.tool_call",
          call_id: "pbx-4",
          timestamp: "2026-11-22T10:00:03Z",
          tool_call: { id: "tool-1", name: "transfer_call", arguments: { to: "+14155550199" } },
        }),
        message({
          type: "call.turn",
          call_id: "pbx-4",
          timestamp: "2026-11-22T10:00:04Z",
          turn: { role: "assistant", text: "One moment." },
        }),
        message({
          type: "call.transfer",
          call_id: "pbx-4",
          timestamp: "2026-11-22T10:00:09Z",
          transfer: { status: "connected", to: "+14155550199" },
        }),
        message({
          type: "call.ended",
          call_id: "pbx-4",
          timestamp: "2026-11-22T10:00:40Z",
          ended_at: "2026-11-22T10:00:40Z",
        }),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        startedAt: "2026-11-22T10:00:00Z",
        turns: [
          ["customer", "A person, please."],
          ["agent", "One moment."],
        ],
      },
    },
    {
      name: "a call of two legs, both of which end",
      messages: [
        message({
          type: "call.started",
          call_id: "pbx-5",
          leg: "a",
          timestamp: "2026-11-22T10:00:00Z",
          started_at: "2026-11-22T10:00:00Z",
          ...PARTIES,
        }),
        message({ type: "call.started", call_id: "pbx-5", leg: "b", timestamp: "2026-11-22T10:00:20Z" }),
        message({
          type: "call.ended",
          call_id: "pbx-5",
          leg: "b",
          timestamp: "2026-11-22T10:00:30Z",
          status: "busy",
        }),
        message({
          type: "call.ended",
          call_id: "pbx-5",
          leg: "a",
          timestamp: "2026-11-22T10:00:50Z",
          duration_ms: 50_000,
        }),
        message({
          type: "call.transcript",
          call_id: "pbx-5",
          timestamp: "2026-11-22T10:01:20Z",
          final: true,
          transcript: {
            format: "messages",
            content: [
              { role: "assistant", content: "Hello." },
              { role: "user", content: "Sales, please." },
            ],
          },
        }),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+14155550123",
        startedAt: "2026-11-22T10:00:00Z",
        durationMs: 50_000,
        turns: [
          ["agent", "Hello."],
          ["customer", "Sales, please."],
        ],
      },
    },
  ],
};
