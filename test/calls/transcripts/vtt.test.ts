import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Turn } from "../../../src/calls/turn.ts";
import { asVtt } from "../../../src/calls/write-transcript.ts";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

const vtt = (content: string, speakers?: object) => ({
  format: "vtt",
  content,
  ...(speakers && { speakers }),
});

describe("a WebVTT transcript", () => {
  test("is read by its voice spans, with the times of each cue", () => {
    const content = `WEBVTT - a call

NOTE Recorded on
the second line

STYLE
::cue(v) { color: lime }

intro
00:01.000 --> 00:02.500 align:start
<v.loud Agent>Hello &amp; <i>welcome</i>, <00:01.500>how are you?</v>

01:00:03.000 --> 01:00:04.000
<v Customer>Fine,
thanks.`;
    expect(turnsOf(vtt(content))).toEqual([
      { role: "agent", text: "Hello & welcome, how are you?", start_ms: 1_000, end_ms: 2_500 },
      { role: "customer", text: "Fine, thanks.", start_ms: 3_603_000, end_ms: 3_604_000 },
    ]);
  });

  test("is read by labels where there are no voice spans", () => {
    const content = "WEBVTT\n\n00:01.000 --> 00:02.000\nAgent: Hello.\n- Customer: Hi.\n";
    expect(linesOf(vtt(content))).toEqual(["agent: Hello.", "customer: Hi."]);
  });

  test("may hold two voices in one cue", () => {
    const content = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.</v> <v Customer>Hi.</v>\n";
    expect(linesOf(vtt(content))).toEqual(["agent: Hello.", "customer: Hi."]);
  });

  test("lets a cue without a voice go on with the turn before it", () => {
    const content =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent>I can\n\n00:02.000 --> 00:03.000\ncall you back.\n";
    expect(turnsOf(vtt(content))).toEqual([
      { role: "agent", text: "I can call you back.", start_ms: 1_000, end_ms: 3_000 },
    ]);
  });

  test("takes people by the roles that are given for their names", () => {
    const content =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Jane Roe>Hello.\n\n00:02.000 --> 00:03.000\n<v Joe>Hi.\n";
    expect(linesOf(vtt(content, { "jane roe": "agent", Joe: "user" }))).toEqual([
      "agent: Hello.",
      "customer: Hi.",
    ]);
    const [fault, ...others] = faultsOf(vtt(content, { Joe: "user" }));
    expect(others).toEqual([]);
    expect(fault?.field).toBe("transcript.speakers");
    expect(fault?.message).toContain('"Jane Roe"');
  });

  test("keeps words that look like a label within a voice", () => {
    const content = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Customer>Agent: is what it said.\n";
    expect(linesOf(vtt(content))).toEqual(["customer: Agent: is what it said."]);
  });

  test("keeps escaped markup as the words that were said", () => {
    const content = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Customer>&lt;v Agent&gt; &amp;lt; 3 < 4\n";
    expect(linesOf(vtt(content))).toEqual(["customer: <v Agent> &lt; 3 < 4"]);
  });

  test.each([
    ["no cues", "WEBVTT\n", "00:00:01.000 --> 00:00:04.000"],
    ["a timing that cannot be read", "WEBVTT\n\n1\n0:0:1 --> soon\nAgent: Hi.\n", "Line 4"],
    ["words of nobody", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", "<v Agent>"],
  ])("is refused at its content for %s", (_, content, advice) => {
    expect(placesOf(vtt(content))).toEqual(["transcript.content"]);
    expect(faultsOf(vtt(content))[0]?.message).toContain(advice);
  });

  test("comes back as it was written", () => {
    const turn = fc.record({
      role: fc.constantFrom<Turn["role"]>("agent", "customer", "system", "tool"),
      text: fc
        .string({
          unit: fc.constantFrom(..."aB:<>&;/v -*[]12".split(""), "lt;", "Agent: ", "é", "-->", "\n"),
        })
        .map((text) => text.replace(/\s+/g, " ").trim())
        .filter((text) => text !== ""),
      start_ms: fc.nat(3_600_000),
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (turns) => {
        const read = turnsOf(vtt(asVtt(turns)));
        expect(read.map(({ role, text, start_ms }) => ({ role, text, start_ms }))).toEqual(turns);
      }),
      { numRuns: 200 },
    );
  });
});
