import { describe, expect, test } from "vitest";
import { FinishedCall } from "../../../src/calls/finished-call.ts";
import type { ExportReader } from "../../../src/calls/transcripts/exports.ts";
import { formattedBy } from "../../../src/calls/transcripts/formatted.ts";
import { fieldErrors } from "../../../src/errors.ts";
import type { CallEvent } from "../../../src/telephony/event.ts";

const STARTED = Date.parse("2026-11-22T10:00:10Z");
const TURNS = [
  ["agent", "Hi"],
  ["customer", "Hello"],
];

/** One call as each platform has it: 50 s, from +14155550100 to +14155550123. */
const EXPORTS: Record<string, object> = {
  vapi: {
    id: "v1",
    orgId: "o1",
    type: "outboundPhoneCall",
    status: "ended",
    endedReason: "customer-ended-call",
    startedAt: "2026-11-22T10:00:10.000Z",
    endedAt: "2026-11-22T10:01:00.000Z",
    customer: { number: "+14155550123" },
    phoneNumber: { number: "+14155550100" },
    artifact: {
      messages: [
        { role: "bot", message: "Hi", time: STARTED + 500, endTime: STARTED + 1_200, secondsFromStart: 0.5 },
        {
          role: "user",
          message: "Hello",
          time: STARTED + 2_000,
          endTime: STARTED + 2_900,
          secondsFromStart: 2,
        },
      ],
    },
  },
  retell: {
    call_id: "r1",
    call_type: "phone_call",
    call_status: "ended",
    agent_id: "a1",
    direction: "outbound",
    from_number: "+14155550100",
    to_number: "+14155550123",
    start_timestamp: STARTED,
    end_timestamp: STARTED + 50_000,
    disconnection_reason: "user_hangup",
    transcript_object: [
      { role: "agent", content: "Hi", words: [{ word: "Hi", start: 0.4, end: 0.7 }] },
      { role: "user", content: "Hello", words: [{ word: "Hello", start: 1.9, end: 2.3 }] },
    ],
  },
  elevenlabs: {
    conversation_id: "e1",
    agent_id: "a1",
    status: "done",
    transcript: [
      { role: "agent", message: "Hi", time_in_call_secs: 0 },
      { role: "user", message: "Hello", time_in_call_secs: 2 },
    ],
    metadata: {
      start_time_unix_secs: STARTED / 1000,
      call_duration_secs: 50,
      termination_reason: "",
      phone_call: {
        type: "twilio",
        direction: "outbound",
        agent_number: "+14155550100",
        external_number: "+14155550123",
        call_result: "answered",
      },
    },
  },
  bland: {
    call_id: "b1",
    to: "+14155550123",
    from: "+14155550100",
    inbound: false,
    completed: true,
    status: "completed",
    queue_status: "complete",
    answered_by: "human",
    call_length: 0.83,
    corrected_duration: "50",
    started_at: "2026-11-22T10:00:10Z",
    end_at: "2026-11-22T10:01:00.000Z",
    transcripts: [
      { id: 1, created_at: "2026-11-22T10:00:11.000Z", user: "assistant", text: "Hi" },
      { id: 2, created_at: "2026-11-22T10:00:13.000Z", user: "user", text: "Hello" },
    ],
    concatenated_transcript: "assistant: Hi \n user: Hello",
  },
  synthflow: {
    call_id: "s1",
    model_id: "m1",
    call_status: "completed",
    type_of_call: "outbound",
    agent_phone_number: "+14155550100",
    lead_phone_number: "+14155550123",
    start_time: String(STARTED),
    duration: 50,
    transcript: "\nbot: Hi\nhuman: Hello",
  },
  call2me: {
    call_id: "c1",
    agent_id: "a1",
    call_status: "ended",
    direction: "outbound",
    from_number: "+14155550100",
    to_number: "+14155550123",
    start_timestamp: STARTED,
    duration_ms: 50_000,
    transcript: [
      { role: "agent", content: "Hi" },
      { role: "user", content: "Hello" },
    ],
  },
};

const parse = (transcript: unknown, more: object = {}) =>
  FinishedCall.safeParse({ agent_id: "agent_1", transcript, ...more });

function callOf(transcript: unknown, more: object = {}): FinishedCall {
  const read = parse(transcript, more);
  if (!read.success) throw new Error(JSON.stringify(fieldErrors(read.error.issues)));
  return read.data;
}

const faultsOf = (transcript: unknown, more: object = {}) =>
  fieldErrors(parse(transcript, more).error?.issues ?? []);

describe.each(Object.entries(EXPORTS))("a call of %s", (format, content) => {
  test.each([format, "auto"])("tells turns and facts, as format %s", (named) => {
    const call = callOf({ format: named, content });
    expect(call).toMatchObject({
      providerCallId: `${format[0]}1`,
      direction: "outbound",
      status: "completed",
      fromNumber: "+14155550100",
      toNumber: "+14155550123",
      durationMs: 50_000,
    });
    expect(Date.parse(call.startedAt ?? "")).toBe(STARTED);
    expect(Date.parse(call.endedAt ?? "")).toBe(STARTED + 50_000);
    expect(call.turns.map(({ role, text }) => [role, text])).toEqual(TURNS);
  });

  test("may be sent as a string", () => {
    expect(callOf({ format, content: JSON.stringify(content) }).turns).toHaveLength(2);
  });

  test("is no call of another platform's", () => {
    expect(faultsOf({ format, content: { hello: 1 } })).toEqual([
      { field: "transcript.content", message: expect.stringMatching(/^This is no call as .* exports it/) },
    ]);
  });
});

describe("what the request says", () => {
  const transcript = { format: "retell", content: EXPORTS.retell };

  test("goes before what the export says", () => {
    expect(
      callOf(transcript, {
        provider_call_id: "mine",
        direction: "inbound",
        status: "voicemail",
        from_number: "+905321234567",
        end_reason: "mine too",
        metadata: { source: "import" },
      }),
    ).toMatchObject({
      providerCallId: "mine",
      direction: "inbound",
      status: "voicemail",
      fromNumber: "+905321234567",
      toNumber: "+14155550123",
      endReason: "mine too",
      metadata: { source: "import" },
    });
  });

  test("of its start keeps the length", () => {
    const { startedAt, endedAt, durationMs } = callOf(transcript, {
      started_at: "2026-01-01T09:00:00+03:00",
    });
    expect({ startedAt, endedAt, durationMs }).toEqual({
      startedAt: "2026-01-01T09:00:00+03:00",
      endedAt: "2026-01-01T06:00:50.000Z",
      durationMs: 50_000,
    });
  });

  test("of its length keeps the start", () => {
    const { startedAt, endedAt } = callOf(transcript, { duration_ms: 10_000 });
    expect(Date.parse(endedAt ?? "") - Date.parse(startedAt ?? "")).toBe(10_000);
  });

  test("names speakers as the platform does", () => {
    const { turns } = callOf({ ...transcript, speakers: { agent: "customer", user: "agent" } });
    expect(turns.map(({ role }) => role)).toEqual(["customer", "agent"]);
  });
});

describe("an export", () => {
  const events = (...told: Partial<CallEvent>[]): ExportReader => ({
    id: "fake",
    name: "Fake",
    readExport: () =>
      told.map((event) => ({ key: "k", callId: "f1", at: null, kind: "ended", facts: {}, ...event })),
  });
  const read = (reader: ExportReader) => formattedBy([reader]).safeParse({ format: "fake", content: {} });

  test("tells metadata and variables, under those of the request", () => {
    const content = { ...EXPORTS.retell, metadata: { job: "j1", kept: 1 } };
    const { metadata } = callOf({ format: "retell", content }, { metadata: { job: "j2" } });
    expect(metadata).toMatchObject({ job: "j2", kept: 1 });
  });

  test("loses a fact that no call can have, and not the call", () => {
    const turns = [{ role: "customer" as const, text: "Hi." }];
    const facts = {
      durationMs: -1,
      recordingUrl: "ftp://x",
      endReason: "r".repeat(500),
      timezone: "Mars/Base",
    };
    expect(read(events({ turns, facts })).data?.told?.members).toEqual({
      end_reason: "r".repeat(200),
      status: "completed",
    });
  });

  test("of a call that is not over is refused", () => {
    const [fault] = fieldErrors(read(events({ kind: "started" })).error?.issues ?? []);
    expect(fault).toEqual({ field: "content", message: expect.stringContaining("not over") });
  });

  test("of a call that nobody answered needs no words; of one that somebody did, some", () => {
    const unanswered = { ...EXPORTS.retell, disconnection_reason: "dial_no_answer", transcript_object: [] };
    expect(callOf({ format: "retell", content: unanswered })).toMatchObject({
      status: "no_answer",
      turns: [],
    });
    const silent = { ...EXPORTS.elevenlabs, transcript: [] };
    expect(faultsOf({ format: "elevenlabs", content: silent }, { status: "completed" })).toEqual([
      { field: "transcript", message: "The transcript has no turns: send at least one." },
    ]);
  });
});
