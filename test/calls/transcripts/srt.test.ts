import { describe, expect, test } from "vitest";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

const srt = (content: string, speakers?: object) => ({
  format: "srt",
  content,
  ...(speakers && { speakers }),
});

describe("a SubRip transcript", () => {
  test("is read by its labels, with the times of each cue", () => {
    const content =
      "\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Agent:</i> {\\an8}Hello.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nCustomer: Fine,\r\nthanks.\r\n";
    expect(turnsOf(srt(content))).toEqual([
      { role: "agent", text: "Hello.", start_ms: 1_000, end_ms: 2_500 },
      { role: "customer", text: "Fine, thanks.", start_ms: 3_000, end_ms: 4_000 },
    ]);
  });

  test("loses no words to a blank line within a cue, or to one missing between two", () => {
    const content = `1
00:00:01,000 --> 00:00:02,000
Agent: One moment,

please.
2
00:00:02,000 --> 00:00:03,000
Customer: Room 12
3
00:00:03,000 --> 00:00:04,000
Agent: Thanks.`;
    expect(linesOf(srt(content))).toEqual([
      "agent: One moment, please.",
      "customer: Room 12",
      "agent: Thanks.",
    ]);
  });

  test("asks who a numbered speaker is, and takes the answer", () => {
    const content =
      "1\n00:00:01,000 --> 00:00:02,000\nSpeaker 1: Hello.\n\n2\n00:00:02,000 --> 00:00:03,000\nSpeaker 2: Hi.\n";
    expect(placesOf(srt(content))).toEqual(["transcript.speakers"]);
    expect(faultsOf(srt(content))[0]?.message).toContain('"Speaker 1", "Speaker 2"');
    expect(linesOf(srt(content, { "Speaker 1": "agent", "Speaker 2": "customer" }))).toEqual([
      "agent: Hello.",
      "customer: Hi.",
    ]);
  });

  test.each([
    ["no cues", "Agent: Hello.", "00:00:01.000 --> 00:00:04.000"],
    ["words of nobody", "1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "Agent:"],
  ])("is refused at its content for %s", (_, content, advice) => {
    expect(placesOf(srt(content))).toEqual(["transcript.content"]);
    expect(faultsOf(srt(content))[0]?.message).toContain(advice);
  });
});
