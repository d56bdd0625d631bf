import { vapi } from "../../../src/telephony/providers/vapi.ts";
import { hmac } from "./hmac.ts";
import { clockMs, jsonPost } from "./message.ts";
import type { ProviderCase } from "./provider-case.ts";

const CREDENTIALS = { api_key: "vapi_private_1", webhook_secret: "vapi_secret_1", webhook_auth: "hmac" };
const T0 = clockMs("00:00");

const json = (message: Record<string, unknown>) => jsonPost({ message });

/** A call object, as every message carries it. */
export const vapiCall = (id: string, change: Record<string, unknown> = {}) => ({
  id,
  orgId: "org_1",
  type: "outboundPhoneCall",
  assistantId: "asst_1",
  phoneNumberId: "pn_1",
  phoneCallProviderId: `CA${id}`,
  customer: { number: "+15550002222", externalId: "crm-9" },
  assistantOverrides: { variableValues: { name: "Ana" }, metadata: { job: "j1" } },
  monitor: {
    listenUrl: `wss://phone-call.eu.vapi.ai/${id}/listen`,
    controlUrl: `https://phone-call.eu.vapi.ai/${id}/control`,
  },
  ...change,
});

const phoneNumber = { provider: "twilio", number: "+15550001111" };

/** `at` in ms from 10:00:00. */
export const vapiMessage = (type: string, id: string, at: number, more: Record<string, unknown> = {}) =>
  json({ type, timestamp: T0 + at, call: vapiCall(id), phoneNumber, ...more });

const spoken = (role: string, message: string, seconds: number) => ({
  role,
  message,
  time: T0 + 10_000 + seconds * 1000,
  endTime: T0 + 10_700 + seconds * 1000,
  secondsFromStart: seconds,
  duration: 700,
});

export const vapiReport = (id: string, more: Record<string, unknown> = {}) =>
  vapiMessage("end-of-call-report", id, 61_000, {
    endedReason: "customer-ended-call",
    startedAt: "2026-11-22T10:00:10.000Z",
    endedAt: "2026-11-22T10:01:00.000Z",
    artifact: {
      recordingUrl: `https://storage.example.com/${id}.wav`,
      presignedMonoUrl: `https://storage.example.com/${id}.wav?signature=1`,
      transcript: "AI: Hi, is this Ana?\nUser: Sí, soy yo — ¿quién es?",
      messages: [
        { role: "system", message: "You are a friendly clinic.", time: T0 + 10_000, secondsFromStart: 0 },
        spoken("bot", "Hi, is this Ana?", 0.5),
        spoken("user", "Sí, soy yo — ¿quién es?", 2),
        {
          role: "tool_calls",
          message: "",
          time: T0 + 14_000,
          secondsFromStart: 4,
          toolCalls: [
            { id: "tc_1", type: "function", function: { name: "book", arguments: '{"day":"Mon"}' } },
          ],
        },
        {
          role: "tool_call_result",
          toolCallId: "tc_1",
          name: "book",
          result: "booked",
          time: T0 + 15_000,
          secondsFromStart: 5,
        },
        spoken("assistant", "It is booked. Goodbye!", 6),
      ],
    },
    analysis: { summary: "Booked.", structuredData: {}, successEvaluation: "true" },
    ...more,
  });

const failedReport = (id: string, endedReason: string) =>
  vapiMessage("end-of-call-report", id, 30_000, {
    endedReason,
    endedAt: "2026-11-22T10:00:30.000Z",
    artifact: {
      messages: [{ role: "system", message: "You are a friendly clinic.", time: T0, secondsFromStart: 0 }],
    },
  });

const NUMBERS = { direction: "outbound", fromNumber: "+15550001111", toNumber: "+15550002222" } as const;
const TALK = [
  ["agent", "Hi, is this Ana?"],
  ["customer", "Sí, soy yo — ¿quién es?"],
  ["tool", 'book {"day":"Mon"}'],
  ["tool", "book: booked"],
  ["agent", "It is booked. Goodbye!"],
] as const;

/** The report is on its way: until it comes, Vapi still works on the call. */
const stillWorking = (id: string) => () => Response.json(vapiCall(id, { status: "in-progress" }));

export const vapiCase: ProviderCase = {
  adapter: vapi,
  credentials: CREDENTIALS,
  otherCredentials: { ...CREDENTIALS, webhook_secret: "vapi_secret_2" },
  async sign({ body }, { now, credentials }) {
    // Vapi's SDK has no webhook check: this is its default HMAC plan, {timestamp}.{body} in hex.
    const timestamp = String(Math.floor(now / 1000));
    const mac = hmac(String(credentials.webhook_secret), `${timestamp}.${body}`);
    return { headers: { "x-signature": mac, "x-timestamp": timestamp } };
  },
  toleranceMs: 5 * 60_000,
  signsBody: true,
  signatureHeaders: ["x-signature", "x-timestamp"],
  unknownMessage: vapiMessage("mood-update", "7420-unknown", 1000, { mood: "sunny" }),
  conversations: [
    {
      name: "an outbound call with live transcripts and both of its ends",
      messages: [
        vapiMessage("status-update", "7420-talk", 1000, { status: "ringing" }),
        vapiMessage("status-update", "7420-talk", 10_000, { status: "in-progress" }),
        vapiMessage("transcript", "7420-talk", 12_900, {
          role: "user",
          transcriptType: "final",
          transcript: "Sí, soy yo — ¿quién es?",
        }),
        vapiMessage("status-update", "7420-talk", 60_000, {
          status: "ended",
          endedReason: "customer-ended-call",
        }),
        vapiReport("7420-talk"),
      ],
      api: stillWorking("7420-talk"),
      expected: {
        ...NUMBERS,
        status: "completed",
        startedAt: "2026-11-22T10:00:10.000Z",
        durationMs: 50_000,
        endReason: "customer-ended-call",
        turns: TALK,
      },
    },
    {
      name: "an inbound call",
      messages: [
        vapiReport("7420-inbound", {
          call: vapiCall("7420-inbound", { type: "inboundPhoneCall", assistantOverrides: null }),
        }),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+15550002222",
        toNumber: "+15550001111",
        startedAt: "2026-11-22T10:00:10.000Z",
        durationMs: 50_000,
        endReason: "customer-ended-call",
        turns: TALK,
      },
    },
    {
      name: "a busy line",
      messages: [
        vapiMessage("status-update", "7420-busy", 1000, { status: "ringing" }),
        vapiMessage("status-update", "7420-busy", 29_000, { status: "ended", endedReason: "customer-busy" }),
        failedReport("7420-busy", "customer-busy"),
      ],
      expected: { ...NUMBERS, status: "busy", endReason: "customer-busy", turns: [] },
    },
    {
      name: "a call that nobody answers",
      messages: [
        vapiMessage("status-update", "7420-ring", 29_000, {
          status: "ended",
          endedReason: "customer-did-not-answer",
        }),
        failedReport("7420-ring", "customer-did-not-answer"),
      ],
      expected: { ...NUMBERS, status: "no_answer", endReason: "customer-did-not-answer", turns: [] },
    },
    {
      name: "a call that never began",
      messages: [failedReport("7420-start", "call.start.error-get-phone-number")],
      expected: { ...NUMBERS, status: "failed", endReason: "call.start.error-get-phone-number", turns: [] },
    },
    {
      name: "a call that is handed to a human",
      messages: [
        vapiMessage("status-update", "7420-hand", 10_000, { status: "in-progress" }),
        vapiMessage("tool-calls", "7420-hand", 48_000, {
          toolCallList: [{ id: "tc_9", type: "function", function: { name: "book", arguments: "{}" } }],
        }),
        vapiMessage("transfer-destination-request", "7420-hand", 49_000),
        vapiMessage("transfer-update", "7420-hand", 50_000, {
          destination: { type: "number", number: "+15550003333" },
        }),
        vapiMessage("status-update", "7420-hand", 50_100, {
          status: "forwarding",
          destination: { type: "number", number: "+15550003333" },
        }),
        vapiReport("7420-hand", {
          endedReason: "assistant-forwarded-call",
          destination: { type: "number", number: "+15550003333" },
        }),
      ],
      expected: {
        ...NUMBERS,
        status: "completed",
        durationMs: 50_000,
        endReason: "assistant-forwarded-call",
        turns: TALK,
      },
    },
  ],
};
