import { describe, expect, test } from "vitest";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

const whisperCpp = (transcription: unknown, speakers?: object) => ({
  format: "whisper_cpp",
  content: { systeminfo: "…", result: { language: "en" }, transcription },
  ...(speakers && { speakers }),
});
const piece = (text: string, from: number, of: object = {}) => ({
  timestamps: { from: "00:00:00,000", to: "00:00:01,000" },
  offsets: { from, to: from + 1_000 },
  text,
  ...of,
});

describe("a transcript of whisper.cpp", () => {
  test("is read by labels in its text, with its times in milliseconds", () => {
    const pieces = [piece(" Agent: Hello,", 0), piece(" Jane.", 1_000), piece(" Customer: Hi.", 2_040)];
    expect(turnsOf(whisperCpp(pieces))).toEqual([
      { role: "agent", text: "Hello, Jane.", start_ms: 0, end_ms: 2_000 },
      { role: "customer", text: "Hi.", start_ms: 2_040, end_ms: 3_040 },
    ]);
  });

  test("takes the speakers of two channels by their number", () => {
    const pieces = [piece(" Hello.", 0, { speaker: "0" }), piece(" Hi.", 1_000, { speaker: "1" })];
    expect(linesOf(whisperCpp(pieces, { "0": "agent", "1": "customer" }))).toEqual([
      "agent: Hello.",
      "customer: Hi.",
    ]);
    expect(placesOf(whisperCpp(pieces))).toEqual(["transcript.speakers"]);
  });

  test("says what to do where nothing tells who speaks, or nothing is there", () => {
    expect(faultsOf(whisperCpp([piece(" Hello.", 0)]))).toEqual([
      { field: "transcript.content", message: expect.stringContaining("--diarize") },
    ]);
    expect(faultsOf(whisperCpp(undefined))).toEqual([
      { field: "transcript.content.transcription", message: expect.stringContaining("--output-json") },
    ]);
    expect(placesOf(whisperCpp([{ text: "Hi." }]))).toEqual(["transcript.content.transcription.0.offsets"]);
  });
});
