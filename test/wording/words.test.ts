import { describe, expect, test } from "vitest";
import type { Turn } from "../../src/calls/turn.ts";
import { stretches } from "../../src/wording/stretches.ts";
import { lineOf, quoteOf, wordsBetween, wordsOf } from "../../src/wording/words.ts";

const customer = (text: string): Turn => ({ role: "customer", text });
const NOTHING: ReadonlySet<string> = new Set();
const line = (...texts: string[]) =>
  lineOf(
    wordsOf(
      texts.map(customer),
      texts.map((_, number) => number),
    ),
    NOTHING,
  ).text;

describe("a line of words", () => {
  test("is folded, with commas and the ends of sentences", () => {
    expect(line("Don’t CALL, ever! Çok geç.")).toBe(" . dont call , ever . cok gec . ");
  });

  test("takes a pause between two turns as a comma, and a point in a figure as none", () => {
    expect(line("call me at 9.30", "tomorrow")).toBe(" . call me at 9 30 , tomorrow . ");
  });

  test("ends a sentence with its turn where it ended with a point", () => {
    expect(line("It was Monday.", "Call me")).toBe(" . it was monday . call me . ");
  });

  test("leaves out what is said twice, or begun and said again", () => {
    expect(line("i don't i don't want want a d-dog")).toBe(" . i dont want a dog . ");
  });

  test("leaves out words that say nothing, alone or in twos, and keeps the marks before them", () => {
    const words = wordsOf([customer("Yes. Please, you know, do it")], [0]);
    expect(lineOf(words, new Set(["please", "you know"])).text).toBe(" . yes . do it . ");
  });

  test("leads back to the words of the turn, which are the quote", () => {
    const turns = [customer("Well, hello."), customer("Um, let me go, please. Bye.")];
    const words = wordsOf(turns, [0, 1]);
    const said = lineOf(words, new Set(["um"]));
    const from = said.text.indexOf("let me go");
    const { first, last } = wordsBetween(said, from, from + "let me go".length);
    expect(quoteOf(words, turns, first, last)).toEqual({ turn: 1, quote: "Um, let me go, please" });
  });
});

describe("stretches of a call", () => {
  test("are what one side says in a row, whatever systems and tools say meanwhile", () => {
    const turns: Turn[] = [
      { role: "agent", text: "Hi." },
      { role: "tool", text: "{}" },
      { role: "agent", text: "Hello?" },
      { role: "customer", text: "Yes." },
      { role: "system", text: "-" },
    ];
    expect(stretches(turns)).toEqual([
      { role: "agent", numbers: [0, 2] },
      { role: "customer", numbers: [3] },
    ]);
  });
});
