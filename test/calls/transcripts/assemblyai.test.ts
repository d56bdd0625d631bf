import { describe, expect, test } from "vitest";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

const assemblyai = (utterances: unknown, speakers?: object) => ({
  format: "assemblyai",
  content: { id: "t", status: "completed", text: "…", utterances },
  ...(speakers && { speakers }),
});
const said = (speaker: string, text: string, start: number) => ({
  speaker,
  text,
  start,
  end: start + 900,
  confidence: 0.9,
  words: [{ text, start, end: start + 900, speaker }],
});

describe("an AssemblyAI transcript", () => {
  test("is read by its utterances, with their times", () => {
    const utterances = [said("A", "Hello.", 250), said("B", "Hi.", 1_280)];
    expect(turnsOf(assemblyai(utterances, { A: "agent", B: "customer" }))).toEqual([
      { role: "agent", text: "Hello.", start_ms: 250, end_ms: 1_150 },
      { role: "customer", text: "Hi.", start_ms: 1_280, end_ms: 2_180 },
    ]);
  });

  test("asks who its letters are", () => {
    const utterances = [said("A", "Hello.", 0), said("B", "Hi.", 1_000)];
    expect(placesOf(assemblyai(utterances))).toEqual(["transcript.speakers"]);
    expect(faultsOf(assemblyai(utterances))[0]?.message).toContain('"A", "B"');
  });

  test("needs no roles where the speakers were identified by role", () => {
    expect(linesOf(assemblyai([said("Agent", "Hello.", 0), said("Customer", "Hi.", 1_000)]))).toEqual([
      "agent: Hello.",
      "customer: Hi.",
    ]);
  });

  test("says how to transcribe where nothing tells who speaks", () => {
    expect(placesOf(assemblyai(null))).toEqual(["transcript.content.utterances"]);
    expect(faultsOf(assemblyai(null))[0]?.message).toContain("speaker_labels or multichannel");
    expect(placesOf(assemblyai([{ ...said("A", "Hello.", 0), speaker: null }]))).toEqual([
      "transcript.content",
    ]);
  });
});
