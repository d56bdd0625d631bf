import { bland } from "../../../src/telephony/providers/bland.ts";
import { hmac } from "./hmac.ts";
import { jsonPost } from "./message.ts";
import type { ProviderCase } from "./provider-case.ts";

/** A call as the post-call message and GET /v1/calls/{id} have it. */
export const CALL = {
  call_id: "bl-call-1",
  to: "+14155550222",
  from: "+14155550111",
  inbound: false,
  completed: true,
  status: "completed",
  queue_status: "complete",
  answered_by: "human",
  call_length: 0.83,
  corrected_duration: "50",
  created_at: "2026-11-22T10:00:00.000Z",
  started_at: "2026-11-22T10:00:10Z",
  end_at: "2026-11-22T10:30:10.000Z",
  call_ended_by: "ASSISTANT",
  error_message: null,
  recording_url: null,
  transferred_to: null,
  transcripts: [
    { id: 1, created_at: "2026-11-22T10:00:11.000Z", user: "assistant", text: "Hi, this is Nora." },
    { id: 2, created_at: "2026-11-22T10:00:13.250+00:00", user: "user", text: "Hello, José here 🙂" },
    { id: 3, created_at: "2026-11-22T10:00:20.000Z", user: "agent-action", text: "Ended call" },
  ],
  concatenated_transcript: "assistant: Hi, this is Nora. \n user: Hello, José here 🙂",
  variables: { call_id: "bl-call-1", job: "j1" },
  request_data: { phone_number: "+14155550222", pathway_id: "pathway_1", wait: false },
  metadata: { job: "j1", attempt_id: "sched_01kabc.2" },
  summary: "A greeting.",
  analysis: null,
};

const TURNS = [
  ["agent", "Hi, this is Nora."],
  ["customer", "Hello, José here 🙂"],
  ["system", "Ended call"],
] as const;

const nobody = (call_id: string, change: object) =>
  jsonPost({
    ...CALL,
    ...{ call_id, call_length: 0, corrected_duration: "0", started_at: null, call_ended_by: null },
    ...{ transcripts: [], concatenated_transcript: "", answered_by: null, ...change },
  });

const SILENT = { call_id: "bl-silent", transcripts: [], concatenated_transcript: null };

const logLine = (message: string) =>
  jsonPost({
    level: "call",
    message,
    category: "info",
    call_id: "bl-call-1",
    timestamp: "2026-11-22T10:00:11Z",
  });

export const blandCase: ProviderCase = {
  adapter: bland,
  credentials: { api_key: "org_key", webhook_secret: "bland secret one" },
  otherCredentials: { api_key: "org_key", webhook_secret: "bland secret two" },
  // Bland has no SDK; the vectors in the tests hold this and the adapter together.
  async sign({ body }, { credentials }) {
    const mac = hmac(String(credentials.webhook_secret), body);
    return { headers: { "x-webhook-signature": mac } };
  },
  toleranceMs: null,
  signsBody: true,
  signatureHeaders: ["x-webhook-signature"],
  unknownMessage: jsonPost({ call_id: "bl-call-1", mood: "sunny" }),
  conversations: [
    {
      name: "an outbound call with lines of its log on the way",
      messages: [
        logLine("Call started"),
        jsonPost({ call_id: "bl-call-1", category: "call", completed: false, queue_status: "started" }),
        logLine("Agent speech: Hi, this is Nora."),
        jsonPost(CALL),
      ],
      expected: {
        status: "completed",
        direction: "outbound",
        fromNumber: "+14155550111",
        toNumber: "+14155550222",
        startedAt: "2026-11-22T10:00:10Z",
        durationMs: 50_000,
        endReason: "ASSISTANT",
        turns: TURNS,
      },
    },
    {
      name: "an inbound call that a human took over",
      messages: [
        jsonPost({
          ...CALL,
          call_id: "bl-in",
          inbound: true,
          from: "4155550222",
          to: "14155550111",
          transferred_to: "+14155550333",
        }),
      ],
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+14155550222",
        toNumber: "+14155550111",
        turns: TURNS,
      },
    },
    {
      name: "a call whose message came before its transcript",
      messages: [jsonPost({ ...CALL, call_id: "bl-late", transcripts: null, concatenated_transcript: null })],
      api: () => Response.json({ ...CALL, call_id: "bl-late" }),
      expected: { status: "completed", direction: "outbound", turns: TURNS },
    },
    {
      name: "an answered line on which no word is said",
      messages: [jsonPost({ ...CALL, ...SILENT })],
      api: () => Response.json({ ...CALL, ...SILENT }),
      expected: { status: "completed", direction: "outbound", durationMs: 50_000, turns: [] },
    },
    {
      name: "nobody who answers",
      messages: [nobody("bl-away", { status: "no-answer", answered_by: "no-answer" })],
      expected: { status: "no_answer", direction: "outbound", durationMs: 0, turns: [] },
    },
    {
      name: "a line that is busy",
      messages: [nobody("bl-busy", { status: "busy" })],
      expected: { status: "busy", turns: [] },
    },
    {
      name: "a machine that answered",
      messages: [jsonPost({ ...CALL, call_id: "bl-machine", answered_by: "voicemail" })],
      expected: { status: "voicemail", turns: TURNS },
    },
    {
      name: "a call that the carrier refused",
      messages: [
        nobody("bl-failed", {
          completed: false,
          status: null,
          queue_status: "call_error",
          error_message: "Invalid number",
        }),
      ],
      expected: { status: "failed", endReason: "Invalid number", turns: [] },
    },
  ],
};
