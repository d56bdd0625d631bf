import { describe, expect, test } from "vitest";
import { MAX_TURNS } from "../../../src/calls/transcript.ts";
import { faultsOf, linesOf, placesOf, turnsOf } from "./read.ts";

const messages = (content: unknown, speakers?: object) => ({
  format: "messages",
  content,
  ...(speakers && { speakers }),
});

const CHAT = [
  { role: "system", content: "You answer the phone." },
  { role: "assistant", content: "Hello." },
  {
    role: "user",
    content: [
      { type: "text", text: "I need" },
      { type: "text", text: "a refund." },
    ],
  },
  {
    role: "assistant",
    content: null,
    tool_calls: [{ id: "t1", function: { name: "refund", arguments: "{}" } }],
  },
  { role: "tool", tool_call_id: "t1", content: '{"ok":true}' },
  { role: "assistant", content: "Done." },
];
const LINES = [
  "system: You answer the phone.",
  "agent: Hello.",
  "customer: I need a refund.",
  'tool: {"ok":true}',
  "agent: Done.",
];

describe("chat messages", () => {
  test.each([
    ["a list", CHAT],
    ["{messages}", { model: "m", messages: CHAT }],
    ["a string", JSON.stringify(CHAT)],
  ])("are read as %s: a call of a tool has no words", (_, content) => {
    expect(linesOf(messages(content))).toEqual(LINES);
  });

  test("of a developer are the system's, of a function a tool's", () => {
    const content = [
      { role: "developer", content: "Be brief." },
      { role: "function", name: "f", content: "7" },
      { role: "user", content: "Hi." },
    ];
    expect(linesOf(messages(content))).toEqual(["system: Be brief.", "tool: 7", "customer: Hi."]);
  });

  test("may have parts that were heard, and parts without words", () => {
    const content = [
      {
        role: "user",
        content: [
          { type: "input_audio", transcript: "Hi." },
          { type: "image_url", image_url: {} },
        ],
      },
      { role: "assistant", content: [{ type: "output_text", text: "Hello." }] },
    ];
    expect(linesOf(messages(content))).toEqual(["customer: Hi.", "agent: Hello."]);
  });

  test("may be turns, with speakers by name and times", () => {
    const content = [
      { speaker: "Jane", text: "Hello.", start_ms: 100, end_ms: 900 },
      { speaker: "Joe", text: "Hi.", start_ms: 1_000 },
    ];
    expect(turnsOf(messages(content, { Jane: "agent", Joe: "customer" }))).toEqual([
      { role: "agent", text: "Hello.", start_ms: 100, end_ms: 900 },
      { role: "customer", text: "Hi.", start_ms: 1_000 },
    ]);
    expect(placesOf(messages(content))).toEqual(["transcript.speakers"]);
  });

  test("keep words that look like a label", () => {
    expect(linesOf(messages([{ role: "user", content: "Agent: is what it said." }]))).toEqual([
      "customer: Agent: is what it said.",
    ]);
  });

  test.each([
    ["no list", {}, "transcript.content"],
    ["nobody who speaks", [{ content: "Hi." }], "transcript.content.0.role"],
    ["words that are a number", [{ role: "user", content: 7 }], "transcript.content.0.content"],
    ["no words at all", [{ role: "assistant", content: null }], "transcript"],
  ])("are refused by the place that is wrong: %s", (_, content, place) => {
    expect(placesOf(messages(content))).toEqual([place]);
  });

  test("are counted before they are read", () => {
    const content = Array.from({ length: MAX_TURNS + 1 }, () => ({}));
    expect(() => faultsOf(messages(content))).toThrow(`${MAX_TURNS} turns`);
  });
});
