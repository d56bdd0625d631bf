import { synthflow } from "../../../src/telephony/providers/synthflow.ts";
import type { Asked } from "./connection.ts";
import { hmac } from "./hmac.ts";
import { jsonPost } from "./message.ts";
import type { ProviderCase } from "./provider-case.ts";

/** The post-call message. */
export const POSTED = {
  status: "completed",
  error_message: null,
  lead: { name: "Ana", phone_number: "+14155550222" },
  call: {
    call_id: "1795300810000x768000000000000001",
    model_id: "1711000000000x745000000000000001",
    status: "completed",
    end_call_reason: "human_goodbye",
    duration: 50,
    start_time: "2026-11-22T11:00:10.205134+01:00",
    timezone: "Europe/Berlin",
    transcript: "\nbot: Hi, this is Nora.\nhuman: Hello,\nJosé here: 🙂",
    external_id: "j1",
  },
  executed_actions: {},
};

/** The same call as GET /v2/calls/{id} has it. */
export const CALL = {
  call_id: POSTED.call.call_id,
  model_id: POSTED.call.model_id,
  campaign_type: "api",
  type_of_call: "outbound",
  agent_phone_number: "14155550111",
  lead_phone_number: "+14155550222",
  call_status: "completed",
  end_call_reason: "human_goodbye",
  error_message: "",
  duration: 50,
  start_time: "1795341610205",
  timezone: "Europe/Berlin",
  transcript: POSTED.call.transcript,
  recording_url: "https://recordings.example.com/1.mp3",
  prompt_variables: { job: "j1", attempt_id: "sched_01kabc.2" },
};

const page = (...calls: unknown[]) => ({
  status: "ok",
  response: { pagination: { total_records: calls.length, limit: 20, offset: 0 }, calls },
});
export const answered = (change: object = {}) => Response.json(page({ ...CALL, ...change }));

const post = (call_id: string, status = "completed") =>
  jsonPost({ ...POSTED, status, call: { ...POSTED.call, call_id, status } });
/** The stand-in answers for the call that is asked for, so that nothing can come out of the message. */
const api = (change: object) => (asked: Asked) =>
  answered({ call_id: asked.url.split("/").at(-1), ...change });

const nobody = { transcript: "", duration: 0, end_call_reason: null, recording_url: null };

const TURNS = [
  ["agent", "Hi, this is Nora."],
  ["customer", "Hello, José here: 🙂"],
] as const;

export const synthflowCase: ProviderCase = {
  adapter: synthflow,
  credentials: { api_key: "sf_key", webhook_secret: "synthflow secret one" },
  otherCredentials: { api_key: "sf_key", webhook_secret: "synthflow secret two" },
  // Synthflow has no SDK; the vector in the tests holds this and the adapter together.
  async sign({ body }, { credentials }) {
    const id = /"call_id":\s*"([^"]*)"/.exec(body)?.[1] ?? "";
    const mac = hmac(String(credentials.webhook_secret), id, "base64");
    return { headers: { "synthflow-signature": mac } };
  },
  toleranceMs: null,
  signsBody: false,
  signatureHeaders: ["synthflow-signature"],
  unknownMessage: jsonPost({
    lead: {},
    call: { call_id: POSTED.call.call_id, model_id: POSTED.call.model_id },
  }),
  conversations: [
    {
      name: "an outbound call",
      messages: [jsonPost(POSTED)],
      api: api({}),
      expected: {
        status: "completed",
        direction: "outbound",
        fromNumber: "+14155550111",
        toNumber: "+14155550222",
        startedAt: "2026-11-22T10:00:10.205Z",
        durationMs: 50_000,
        endReason: "human_goodbye",
        turns: TURNS,
      },
    },
    {
      name: "an inbound call, by Get a call's own names",
      messages: [post("1795300810000x768000000000000002")],
      api: api({
        type_of_call: "inbound",
        ...{ agent_phone_number: undefined, lead_phone_number: undefined, call_status: undefined },
        ...{ status: "completed", phone_number_from: "14155550222", phone_number_to: "14155550111" },
      }),
      expected: {
        status: "completed",
        direction: "inbound",
        fromNumber: "+14155550222",
        toNumber: "+14155550111",
        turns: TURNS,
      },
    },
    {
      name: "an answered line on which no word is said",
      messages: [post("1795300810000x768000000000000007")],
      api: api({ transcript: "" }),
      expected: { status: "completed", direction: "outbound", durationMs: 50_000, turns: [] },
    },
    {
      name: "a call of which a kept signature told early, under a status of its own",
      messages: [
        post("1795300810000x768000000000000008", "failed"),
        post("1795300810000x768000000000000008"),
      ],
      api: api({}),
      expected: { status: "completed", endReason: "human_goodbye", turns: TURNS },
    },
    {
      name: "nobody who answers",
      messages: [post("1795300810000x768000000000000003", "no-answer")],
      api: api({ ...nobody, call_status: "no-answer" }),
      expected: { status: "no_answer", direction: "outbound", turns: [] },
    },
    {
      name: "a line that is busy",
      messages: [post("1795300810000x768000000000000004", "busy")],
      api: api({ ...nobody, call_status: "busy" }),
      expected: { status: "busy", turns: [] },
    },
    {
      name: "a machine, hung up on",
      messages: [post("1795300810000x768000000000000005", "hangup_on_voicemail")],
      api: api({ ...nobody, call_status: "hangup_on_voicemail", end_call_reason: "voicemail" }),
      expected: { status: "voicemail", endReason: "voicemail", turns: [] },
    },
    {
      name: "a caller who hung up before the agent spoke",
      messages: [post("1795300810000x768000000000000006", "user-canceled")],
      api: api({ ...nobody, call_status: "user-canceled", end_call_reason: "user_canceled" }),
      expected: { status: "canceled", turns: [] },
    },
  ],
};
