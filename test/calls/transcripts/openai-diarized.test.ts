import { describe, expect, test } from "vitest";
import { faultsOf, placesOf, turnsOf } from "./read.ts";

const diarized = (segments: unknown, speakers?: object) => ({
  format: "openai_diarized",
  content: { task: "transcribe", duration: 9, text: "…", segments },
  ...(speakers && { speakers }),
});
const segment = (speaker: string | undefined, text: string, start: number) => ({
  type: "transcript.text.segment",
  id: "seg_1",
  start,
  end: start + 1.5,
  speaker,
  text,
});

describe("OpenAI's diarized_json", () => {
  test("is read segment by segment, with its times in seconds", () => {
    const segments = [segment("A", "Hello.", 0.25), segment("B", "Hi.", 2)];
    expect(turnsOf(diarized(segments, { A: "agent", B: "customer" }))).toEqual([
      { role: "agent", text: "Hello.", start_ms: 250, end_ms: 1_750 },
      { role: "customer", text: "Hi.", start_ms: 2_000, end_ms: 3_500 },
    ]);
  });

  test("needs no roles where the samples sent along were named by role", () => {
    expect(placesOf(diarized([segment("agent", "Hello.", 0), segment("customer", "Hi.", 2)]))).toEqual([]);
  });

  test("asks who its letters are, and what to ask OpenAI for", () => {
    expect(placesOf(diarized([segment("A", "Hello.", 0)]))).toEqual(["transcript.speakers"]);
    expect(faultsOf(diarized([segment(undefined, "Hello.", 0)]))).toEqual([
      { field: "transcript.content.segments.0.speaker", message: expect.stringContaining("diarized_json") },
    ]);
  });
});
