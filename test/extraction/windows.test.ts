import { describe, expect, it } from "vitest";
import type { Turn } from "../../src/calls/turn.ts";
import { resolveField } from "../../src/extraction/field.ts";
import type { ModelAnswer } from "../../src/extraction/model.ts";
import { promptedModel } from "../../src/extraction/models/prompted.ts";
import { turnLine } from "../../src/extraction/prompt.ts";
import { estimateTokens } from "../../src/extraction/tokens.ts";
import { laterReading, windowsOf } from "../../src/extraction/windows.ts";

const talk = (count: number, words = 40): Turn[] =>
  Array.from({ length: count }, (_, turn) => ({
    role: turn % 2 ? "customer" : "agent",
    text: `turn ${turn} ${"word ".repeat(words)}`,
  }));

describe("windows of a transcript", () => {
  it("are one where the transcript fits", () => {
    expect(windowsOf(talk(10), 5_000)).toHaveLength(1);
    expect(windowsOf([], 5_000)).toEqual([[]]);
  });

  it("hold every turn, in order, under its own number", () => {
    const turns = talk(300);
    const windows = windowsOf(turns, 2_000);
    const seen = [...new Set(windows.flat().map(({ number }) => number))];
    expect(seen).toEqual(turns.map((_, number) => number));
    for (const window of windows)
      expect(window.map(({ number }) => number)).toEqual(
        window.map((_, at) => (window[0]?.number ?? 0) + at),
      );
  });

  it("never cost more than the budget", () => {
    for (const window of windowsOf(talk(300), 2_000)) {
      expect(estimateTokens(window.map(turnLine).join("\n"))).toBeLessThanOrEqual(2_000);
    }
  });

  it("overlap, so that a question and its answer are seen together", () => {
    const [first, second] = windowsOf(talk(300), 2_000);
    expect(first?.slice(-6).map(({ number }) => number)).toEqual(
      second?.slice(0, 6).map(({ number }) => number),
    );
  });

  it("cut a turn that is longer than a window, and lose none of its words", () => {
    const text = Array.from({ length: 9_000 }, (_, word) => `w${word}`).join(" ");
    const windows = windowsOf([{ role: "customer", text }], 2_000);
    expect(windows.length).toBeGreaterThan(5);
    expect(windows.flat().every(({ number }) => number === 0)).toBe(true);
    const seen = new Set(windows.flat().flatMap((piece) => piece.text.trim().split(" ")));
    expect(seen.size).toBe(9_000);
  });
});

describe("two windows that read one field", () => {
  const turns: Turn[] = [
    { role: "customer", text: "Call me on Thursday." },
    { role: "agent", text: "Thursday, fine." },
    { role: "customer", text: "No, sorry, make it Friday." },
  ];
  const early = { raw: "Thursday", turn: 0, quote: "Call me on Thursday" };
  const late = { raw: "Friday", turn: 2, quote: "make it Friday" };
  const invented = { raw: "Sunday", turn: 2, quote: "let us say Sunday at noon" };

  it.each([
    ["the later evidence", early, late, late],
    ["the later evidence, whichever window gave it", late, early, late],
    ["a reading over none", early, null, early],
    ["a quote that is in the transcript over one that is not", early, invented, early],
    ["nothing where neither read anything", null, null, null],
  ])("keep %s", (_, before, after, kept) => {
    expect(laterReading(before, after, turns)).toEqual(kept);
  });
});

describe("a transcript over the model's context", () => {
  it("is read window by window and merged, with the usage of all", async () => {
    const turns = [...talk(200), { role: "customer" as const, text: "My name is Jane Roe." }];
    const prompts: string[] = [];
    const model = promptedModel(
      "scripted",
      async ({ messages }) => {
        const text = messages.map(({ content }) => content).join("");
        prompts.push(text);
        const name = text.includes("Jane Roe") ? { turn: 200, quote: "Jane Roe", value: "Jane Roe" } : null;
        return { kind: "answered", answer: { name }, usage: { input_tokens: 10, output_tokens: 1 } };
      },
      3_000,
    );
    const fields = [resolveField({ name: "name", type: "string", description: "Name" })];
    const call = { startedAt: null, timezone: null, language: null, customerNumber: null };
    const answer: ModelAnswer = await model.read({ fields, turns, call });
    expect(prompts.length).toBeGreaterThan(2);
    for (const prompt of prompts) expect(estimateTokens(prompt)).toBeLessThanOrEqual(3_000);
    expect(answer).toEqual({
      kind: "read",
      readings: { name: { raw: "Jane Roe", turn: 200, quote: "Jane Roe" } },
      usage: { input_tokens: 10 * prompts.length, output_tokens: prompts.length },
    });
  });
});
