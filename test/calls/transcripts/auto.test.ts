import { describe, expect, test } from "vitest";
import { recognise } from "../../../src/calls/transcripts/recognise.ts";
import { faultsOf, linesOf, placesOf } from "./read.ts";

const auto = (content: unknown, speakers?: object) => ({
  format: "auto",
  content,
  ...(speakers && { speakers }),
});
const said = { speaker: "A", text: "Hello.", start: 0, end: 1 };

const TRANSCRIPTS: [string, unknown][] = [
  ["text", "Agent: Hello.\nCustomer: At 10:30 --> no, later."],
  ["text", "{not JSON"],
  ["vtt", "\uFEFFWEBVTT - Call\n\n00:01.000 --> 00:02.000\nAgent: Hello.\n"],
  ["vtt", "1\n00:00:01.000 --> 00:00:02.000\n<v Agent>Hello.\n"],
  ["srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\nAgent: Hello.\r\n"],
  ["srt", "1\n00:00:01.000 --> 00:00:02.000\nAgent: Hello.\n"],
  ["deepgram", { metadata: { request_id: "r" }, results: { channels: [] } }],
  ["assemblyai", { id: "t", status: "completed", text: "…", words: [], utterances: [said] }],
  ["openai_diarized", { text: "…", segments: [{ type: "transcript.text.segment", ...said }] }],
  ["whisper", { text: "…", segments: [{ id: 0, start: 0, end: 1, text: "Agent: Hello." }] }],
  ["whisper", { segments: [{ ...said, speaker: "SPEAKER_00", words: [] }], word_segments: [] }],
  ["whisper_cpp", { result: {}, transcription: [] }],
  ["telnyx", { data: [{ role: "user", text: "Hi.", created_at: "2026-11-22T10:00:00Z" }], meta: {} }],
  ["messages", [{ role: "user", content: "Hi." }]],
  ["messages", { messages: [{ role: "user", content: "Hi." }] }],
];

const CALLS: [string, unknown][] = [
  ["vapi", { message: { type: "end-of-call-report", artifact: {}, call: { id: "v" } } }],
  ["vapi", { id: "v", orgId: "o", status: "ended", endedReason: "customer-ended-call", messages: [] }],
  ["retell", { event: "call_ended", call: { call_id: "r" } }],
  ["retell", { call_id: "r", call_type: "phone_call", call_status: "ended", transcript_object: [] }],
  ["elevenlabs", { type: "post_call_transcription", data: { conversation_id: "e" } }],
  ["elevenlabs", { conversation_id: "e", agent_id: "a", status: "done", transcript: [] }],
  ["bland", { call_id: "b", status: "completed", concatenated_transcript: "", transcripts: [] }],
  ["synthflow", { status: "completed", lead: {}, call: { call_id: "s", model_id: "m" } }],
  ["synthflow", { call_id: "s", model_id: "m", call_status: "completed" }],
  ["synthflow", { status: "ok", response: { calls: [] } }],
  ["call2me", { type: "call.ended", call_id: "c", data: {} }],
  ["call2me", { call_id: "c", agent_id: "a", call_status: "ended", duration_ms: 1 }],
];

describe("a format is known by its marks", () => {
  test.each([...TRANSCRIPTS, ...CALLS])("%s: %j", (format, content) => {
    expect(recognise(content)).toBe(format);
    if (typeof content !== "string") expect(recognise(JSON.stringify(content, null, 2))).toBe(format);
  });

  test.each([null, 7, [], [1], {}, { text: "Hello." }, { results: [] }])(
    "but not without any: %j",
    (content) => {
      expect(recognise(content)).toBeNull();
    },
  );
});

describe("{format: auto}", () => {
  test("reads what it knows as that", () => {
    expect(linesOf(auto("Agent: Hello.\nCustomer: Hi."))).toEqual(["agent: Hello.", "customer: Hi."]);
    const whisperX = {
      segments: [
        { ...said, speaker: "SPEAKER_00" },
        { ...said, speaker: "SPEAKER_01", text: "Hi." },
      ],
    };
    expect(linesOf(auto(whisperX, { SPEAKER_00: "agent", SPEAKER_01: "customer" }))).toEqual([
      "agent: Hello.",
      "customer: Hi.",
    ]);
  });

  test("finds the faults of the format that it knows", () => {
    expect(placesOf(auto({ text: "…", segments: [{ text: "Agent: Hi." }] }))).toEqual([
      "transcript.content.segments.0.start",
      "transcript.content.segments.0.end",
    ]);
    expect(placesOf(auto("Hello."))).toEqual(["transcript.content"]);
  });

  test("asks for the name of a format that bears no marks", () => {
    const [fault, ...others] = faultsOf(auto({ lines: [] }));
    expect(others).toEqual([]);
    expect(fault?.field).toBe("transcript.format");
    expect(fault?.message).toMatch(/name one of text, messages, vtt, .*whisper_cpp.*vapi, retell/);
  });
});

describe("{format: text}", () => {
  test("has names that speakers explains", () => {
    const text = { format: "text", content: "Jane: Hello.\nJoe: Hi." };
    expect(placesOf(text)).toEqual(["transcript.speakers"]);
    expect(linesOf({ ...text, speakers: { Jane: "agent", Joe: "customer" } })).toEqual([
      "agent: Hello.",
      "customer: Hi.",
    ]);
  });
});
