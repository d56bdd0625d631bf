import { describe, expect, test } from "vitest";
import { linesOf, placesOf } from "./read.ts";

const telnyx = (data: unknown) => ({ format: "telnyx", content: { data, meta: { total_pages: 1 } } });
const message = (role: string, text: string | null, second: number | null) => ({
  role,
  text,
  created_at: second === null ? null : `2026-11-22T10:00:0${second}Z`,
  sent_at: null,
  tool_calls: [],
});

describe("the messages of a conversation at Telnyx", () => {
  test("are in the order in which they were said; a call of a tool has no words", () => {
    const messages = [
      message("user", "Hi.", 3),
      message("assistant", null, 2),
      message("assistant", "Hello.", 1),
    ];
    expect(linesOf(telnyx(messages))).toEqual(["agent: Hello.", "customer: Hi."]);
  });

  test("go by when they were heard before when they were made", () => {
    const late = { ...message("assistant", "Hello.", 1), sent_at: "2026-11-22T10:00:09Z" };
    expect(linesOf(telnyx([late, message("user", "Anybody?", 5)]))).toEqual([
      "customer: Anybody?",
      "agent: Hello.",
    ]);
  });

  test("stay as they stand where one has no time", () => {
    const messages = [message("user", "Hi.", 3), message("assistant", "Hello.", null)];
    expect(linesOf(telnyx(messages))).toEqual(["customer: Hi.", "agent: Hello."]);
  });

  test("are refused by the place that is wrong", () => {
    expect(placesOf(telnyx(7))).toEqual(["transcript.content"]);
    expect(placesOf(telnyx([{ text: "Hi." }]))).toEqual(["transcript.content.0.role"]);
    expect(placesOf(telnyx([message("boss", "Hi.", 1)]))).toEqual(["transcript.speakers"]);
  });
});
