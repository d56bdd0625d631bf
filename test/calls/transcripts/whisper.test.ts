import { describe, expect, test } from "vitest";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

const whisper = (segments: unknown, speakers?: object) => ({
  format: "whisper",
  content: { task: "transcribe", language: "english", duration: 9, text: "…", segments },
  ...(speakers && { speakers }),
});
const segment = (text: string, start: number, of: object = {}) => ({
  id: 0,
  seek: 0,
  start,
  end: start + 1.5,
  text,
  tokens: [50364],
  avg_logprob: -0.5,
  ...of,
});

describe("a Whisper transcript", () => {
  test("is read by labels in its segments, with their times", () => {
    const segments = [
      segment(" Agent: Hello,", 0),
      segment(" how are you?", 1.5),
      segment(" Customer: Fine.", 3.04),
    ];
    expect(turnsOf(whisper(segments))).toEqual([
      { role: "agent", text: "Hello, how are you?", start_ms: 0, end_ms: 3_000 },
      { role: "customer", text: "Fine.", start_ms: 3_040, end_ms: 4_540 },
    ]);
  });

  test("is refused without labels: it hears no speakers", () => {
    expect(placesOf(whisper([segment(" Hello.", 0)]))).toEqual(["transcript.content"]);
    expect(faultsOf(whisper([segment(" Hello.", 0)]))[0]?.message).toContain("Whisper hears no speakers");
  });

  test("takes the speakers that a diariser added to its segments", () => {
    const segments = [
      segment(" Hello.", 0, { speaker: "SPEAKER_00" }),
      segment(" Hi.", 1, { speaker: "SPEAKER_01" }),
    ];
    expect(linesOf(whisper(segments, { SPEAKER_00: "agent", SPEAKER_01: "customer" }))).toEqual([
      "agent: Hello.",
      "customer: Hi.",
    ]);
    expect(placesOf(whisper(segments))).toEqual(["transcript.speakers"]);
  });

  test("is refused without segments, with what to ask Whisper for", () => {
    expect(placesOf(whisper(undefined))).toEqual(["transcript.content.segments"]);
    expect(faultsOf(whisper(undefined))[0]?.message).toContain("verbose_json");
  });
});
