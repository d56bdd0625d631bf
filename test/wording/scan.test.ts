import { describe, expect, test } from "vitest";
import { ending, said, starting } from "../../src/wording/pattern.ts";
import type { Phrase } from "../../src/wording/phrase.ts";
import { scan } from "../../src/wording/scan.ts";
import { lineOf, wordsOf } from "../../src/wording/words.ts";

const GO: Phrase = {
  said: said("let me go"),
  unlessAfter: ending("dont"),
  unlessBefore: starting("tomorrow"),
};
const STAY: Phrase = { said: said("(?:\\.|,) stay"), elliptic: true };

function kinds(text: string) {
  const line = lineOf(wordsOf([{ role: "customer", text }], [0]), new Set());
  const found = scan(line, [
    ["stay", [STAY]],
    ["go", [GO]],
  ]);
  return found.map(({ kind, from, to, elliptic }) => [kind, line.text.slice(from, to).trim(), elliptic]);
}

describe("a scan for phrases", () => {
  test("finds each kind in the order in which it was said", () => {
    expect(kinds("Let me go. Stay.")).toEqual([
      ["go", "let me go", false],
      ["stay", ". stay", true],
    ]);
  });

  test("finds whole words only, over commas but not over the end of a sentence", () => {
    expect(kinds("let me, go")).toHaveLength(1);
    expect(kinds("outlet me go")).toEqual([]);
    expect(kinds("let me. go")).toEqual([]);
  });

  test("takes a phrase away by what stands right before or behind it", () => {
    expect(kinds("don't let me go")).toEqual([]);
    expect(kinds("let me go tomorrow")).toEqual([]);
    expect(kinds("I don't. Let me go")).toHaveLength(1);
    expect(kinds("let me go. tomorrow")).toHaveLength(1);
  });
});
