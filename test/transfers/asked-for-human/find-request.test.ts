import { describe, expect, test } from "vitest";
import type { Speaker, Turn } from "../../../src/calls/turn.ts";
import { findHumanRequest } from "../../../src/transfers/asked-for-human/find-request.ts";
import { ACCEPTED, NOT_ACCEPTED, STANDING, WITHDRAWN } from "./answers.ts";
import * as DE from "./de.ts";
import * as EN from "./en.ts";
import * as ES from "./es.ts";
import * as TR from "./tr.ts";

const ROLES: Readonly<Record<string, Speaker>> = { A: "agent", C: "customer", T: "tool" };
const call = (turns: readonly string[]): Turn[] =>
  turns.map((turn) => ({ role: ROLES[turn.charAt(0)] ?? "system", text: turn.slice(2) }));
const customer = (text: string): Turn => ({ role: "customer", text });
const named = (calls: readonly string[][]) => calls.map((turns) => [turns.join(" / "), turns] as const);
const asHeard = (text: string) => text.toLowerCase().replace(/[.,!?;¿¡]/g, "");
const MEBIBYTE = 1_048_576;

describe.each([
  ["en", EN],
  ["tr", TR],
  ["es", ES],
  ["de", DE],
] as const)("in %s", (language, { REQUESTS, OTHERS }) => {
  test.each(REQUESTS)("%s asks for a person", (text) => {
    const found = findHumanRequest([customer(text)]);
    expect(found).toMatchObject({ turn: 0, language });
    expect(text).toContain(found?.quote);
  });

  test.each(REQUESTS)("%s does as a recogniser writes it", (text) => {
    expect(findHumanRequest([customer(asHeard(text))])?.language).toBe(language);
  });

  test.each(REQUESTS)("%s is none of the agent's business to say", (text) => {
    expect(findHumanRequest([{ role: "agent", text }, customer("Hello?")])).toBeNull();
    expect(findHumanRequest([{ role: "system", text }])).toBeNull();
    expect(findHumanRequest([{ role: "tool", text }])).toBeNull();
  });

  test.each(OTHERS)("%s asks for nobody", (text) => {
    expect(findHumanRequest([customer(text)])).toBeNull();
  });

  test.each(OTHERS)("%s asks for nobody in the midst of a call", (text) => {
    const turns = [
      { role: "agent", text: "How may I help you?" } as const,
      customer(text),
      customer("Thanks."),
    ];
    expect(findHumanRequest(turns)).toBeNull();
  });
});

describe("what a recogniser leaves of it", () => {
  test.each([...EN.OTHERS, ...TR.OTHERS, ...DE.OTHERS].map(asHeard))("%s asks for nobody", (text) => {
    expect(findHumanRequest([customer(text)])).toBeNull();
  });
});

describe("an agent who offers a person", () => {
  test.each(named(ACCEPTED))("is taken up: %s", (_, turns) => {
    const found = findHumanRequest(call(turns));
    expect(found?.turn).toBe(turns.length - 1);
    expect(turns.at(-1)).toContain(found?.quote);
  });

  test.each(named(NOT_ACCEPTED))("is not: %s", (_, turns) => {
    expect(findHumanRequest(call(turns))).toBeNull();
  });

  test("is answered in the customer's own words, which are the quote", () => {
    const turns = call(["A Shall I connect you with a colleague?", "C Yes, please. Thank you."]);
    expect(findHumanRequest(turns)).toEqual({ turn: 1, quote: "Yes, please", language: "en" });
  });
});

describe("a wish for a person on the same call", () => {
  test.each(named(WITHDRAWN))("is taken back: %s", (_, turns) => {
    expect(findHumanRequest(call(turns))).toBeNull();
  });

  test.each(named(STANDING))("stands: %s", (_, turns) => {
    expect(findHumanRequest(call(turns))).not.toBeNull();
  });

  test("is heard before it is taken back, on a call that goes on", () => {
    const turns = call(["C Let me talk to a person.", "A Sure?", "C Never mind, you can help me."]);
    expect(findHumanRequest(turns.slice(0, 1))?.turn).toBe(0);
    expect(findHumanRequest(turns)).toBeNull();
  });

  test("is quoted where it was said first, or first after it was taken back", () => {
    const first = ["C Hello.", "A Hi!", "C Listen. Get me a human, okay? Now.", "A Oh.", "C Representative!"];
    expect(findHumanRequest(call(first))).toEqual({
      turn: 2,
      quote: "Get me a human, okay",
      language: "en",
    });
    const again = ["C Agent!", "A Sorry.", "C Never mind.", "A Good.", "C No. I want to speak to a human."];
    expect(findHumanRequest(call(again))?.turn).toBe(4);
  });

  test("may be cut in two by a recogniser that starts a turn at each pause", () => {
    expect(findHumanRequest(call(["C can i talk to", "C a real person"]))).toMatchObject({ turn: 0 });
    expect(findHumanRequest(call(["C i don't want to", "C talk to a person"]))).toBeNull();
    expect(findHumanRequest(call(["C i spoke to a", "C representative"]))).toBeNull();
    expect(findHumanRequest(call(["C Hi.", "C Representative."]))).toMatchObject({
      turn: 1,
      quote: "Representative",
    });
  });
});

describe("odd and hostile text", () => {
  test.each([
    ["zero-width characters", "let me ta\u200Blk to a per\u200Dson"],
    ["full-width letters", "Ｌｅｔ ｍｅ ｔａｌｋ ｔｏ ａ ｐｅｒｓｏｎ"],
    ["capitals", "LET ME TALK TO A PERSON"],
    ["typographic apostrophes", "I’d like to talk to a person"],
    ["dotless and dotted i", "BİR İNSANLA KONUŞMAK ISTIYORUM"],
    ["umlauts left out", "ich mochte mit einem menschen sprechen"],
    ["line breaks", "hi\nlet me talk to a person\nbye"],
  ])("%s hide no wish", (_, text) => {
    const found = findHumanRequest([customer(text)]);
    expect(found).not.toBeNull();
    expect(text).toContain(found?.quote);
  });

  test.each(["", " ", "...", "'’'", "\u200B", "\uD800", "😀", "- - -", "\0"])("%j says nothing", (text) => {
    expect(findHumanRequest([customer(text)])).toBeNull();
  });

  test("no turns say nothing", () => {
    expect(findHumanRequest([])).toBeNull();
  });

  test.each([
    "a",
    "i want to ",
    "can i talk to # a person tomorrow ",
    "if # or # then # i want to talk to a person ",
    "bir # temsilciyle ",
    "quiero # hablar con ",
    "ich möchte # mit einem ",
    "someone # customer service real live ",
    "#, , , - ",
  ])("a mebibyte of %j is read to its end", (piece) => {
    let count = 0;
    const noise = Array.from({ length: Math.ceil(MEBIBYTE / piece.length) }, () =>
      piece.replaceAll("#", () => `x${count++}`),
    ).join("");
    expect(findHumanRequest([customer(`${noise}. Get me a human.`)])?.quote).toBe("Get me a human");
  });

  test("a quote is never longer than a breath", () => {
    const found = findHumanRequest([customer(`${"x".repeat(MEBIBYTE)} let me talk to a person`)]);
    expect(found?.quote.length).toBeLessThanOrEqual(500);
  });

  test("five thousand turns are heard, the last as well as the first", () => {
    const turns = Array.from(
      { length: 5_000 },
      (_, number): Turn => ({
        role: number % 2 === 0 ? "agent" : "customer",
        text: number % 2 === 0 ? "Shall I go on?" : "I spoke with a representative yesterday.",
      }),
    );
    expect(findHumanRequest(turns)).toBeNull();
    expect(findHumanRequest([...turns, customer("Representative, please.")])?.turn).toBe(5_000);
  });
});
