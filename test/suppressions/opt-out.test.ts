import { describe, expect, test } from "vitest";
import type { Speaker, Turn } from "../../src/calls/turn.ts";
import { findOptOut } from "../../src/suppressions/opt-out/find-opt-out.ts";
import { CONFIRMED, NOT_CONFIRMED, STANDING, WITHDRAWN } from "./opt-out/answers.ts";
import * as DE from "./opt-out/de.ts";
import * as EN from "./opt-out/en.ts";
import * as ES from "./opt-out/es.ts";
import { PARAPHRASES } from "./opt-out/paraphrases.ts";
import * as TR from "./opt-out/tr.ts";

const ROLES: Readonly<Record<string, Speaker>> = { A: "agent", C: "customer", T: "tool" };
const call = (turns: readonly string[]): Turn[] =>
  turns.map((turn) => ({ role: ROLES[turn.charAt(0)] ?? "system", text: turn.slice(2) }));
const customer = (text: string): Turn => ({ role: "customer", text });
const MEBIBYTE = 1_048_576;

describe.each([
  ["en", EN],
  ["tr", TR],
  ["es", ES],
  ["de", DE],
] as const)("in %s", (language, { WISHES, OTHERS }) => {
  test.each(WISHES)("%s is a wish not to be called again", (text) => {
    const found = findOptOut([customer(text)]);
    expect(found).toMatchObject({ turn: 0, language });
    expect(text).toContain(found?.quote);
  });

  test.each(WISHES)("%s is one as a recogniser writes it, in the midst of talk", (text) => {
    const heard = text.toLowerCase().replace(/[.,!?;]/g, "");
    expect(findOptOut([customer(`um ${heard}`)])?.language).toBe(language);
  });

  test.each(WISHES)("%s is none of the agent's business to say", (text) => {
    expect(findOptOut([{ role: "agent", text }, customer("Hello?")])).toBeNull();
    expect(findOptOut([{ role: "system", text }])).toBeNull();
    expect(findOptOut([{ role: "tool", text }])).toBeNull();
  });

  test.each(OTHERS)("%s is no such wish", (text) => {
    expect(findOptOut([customer(text)])).toBeNull();
  });
});

describe("an agent who asks", () => {
  test.each(CONFIRMED.map((turns) => [turns.join(" / "), turns] as const))("hears a wish: %s", (_, turns) => {
    const found = findOptOut(call(turns));
    expect(found?.turn).toBe(turns.length - 1);
    expect(turns.at(-1)).toContain(found?.quote);
  });

  test.each(NOT_CONFIRMED.map((turns) => [turns.join(" / "), turns] as const))(
    "hears none: %s",
    (_, turns) => {
      expect(findOptOut(call(turns))).toBeNull();
    },
  );

  test("is answered in the customer's own words, which are the quote", () => {
    expect(findOptOut(call(["A Shall I take you off our list?", "C Yes, please. Thank you."]))).toEqual({
      turn: 1,
      quote: "Yes, please",
      language: "en",
    });
  });
});

describe("a wish on the same call", () => {
  test.each(WITHDRAWN.map((turns) => [turns.join(" / "), turns] as const))(
    "is taken back: %s",
    (_, turns) => {
      expect(findOptOut(call(turns))).toBeNull();
    },
  );

  test.each(STANDING.map((turns) => [turns.join(" / "), turns] as const))("stands: %s", (_, turns) => {
    expect(findOptOut(call(turns))).not.toBeNull();
  });

  test("is quoted where it was said first, or first after it was taken back", () => {
    const first = [
      "C Hello.",
      "A Hi!",
      "C Listen. Please stop calling me, okay? Bye.",
      "A Oh.",
      "C Lose my number!",
    ];
    expect(findOptOut(call(first))).toEqual({
      turn: 2,
      quote: "Please stop calling me, okay",
      language: "en",
    });
    const again = [
      "C Stop calling me.",
      "A Sorry.",
      "C Fine, call me tomorrow.",
      "A Good.",
      "C No. Lose my number!",
    ];
    expect(findOptOut(call(again))?.turn).toBe(4);
  });

  test("may be cut in two by a recogniser that starts a turn at each pause", () => {
    expect(findOptOut(call(["C please take me off", "C your list"]))).toEqual({
      turn: 0,
      quote: "please take me off",
      language: "en",
    });
    expect(findOptOut(call(["C don't call me", "C before nine"]))).toBeNull();
  });
});

describe("the same in the words of sales calls", () => {
  test.each(
    PARAPHRASES.map(([language, wish, ...turns]) => [turns.join(" / "), language, wish, turns] as const),
  )("%s", (_, language, wish, turns) => {
    expect(findOptOut(call(turns))?.language ?? null).toBe(wish ? language : null);
  });
});

describe("odd and hostile text", () => {
  test.each([
    ["zero-width characters", "do\u200Bn't ca\u200Dll m\uFEFFe ag\u00ADain"],
    ["full-width letters", "Ｄｏｎ＇ｔ ｃａｌｌ ｍｅ ａｇａｉｎ"],
    ["capitals", "DON'T CALL ME AGAIN"],
    ["typographic apostrophes", "Don’t call me again"],
    ["no apostrophe", "dont call me again"],
    ["dotless and dotted i", "BENİ LİSTENIZDEN ÇIKARIN"],
    ["letters with separate marks", "Beni listenizden ç\u0131kar\u0131n".normalize("NFD")],
    ["umlauts left out", "loschen sie meine nummer"],
    ["line breaks", "hi\ndon't call me again\nbye"],
  ])("%s hide no wish", (_, text) => {
    const found = findOptOut([customer(text)]);
    expect(found).not.toBeNull();
    expect(text).toContain(found?.quote);
  });

  test.each(["", " ", "...", "'’'", "\u200B", "\uD800", "😀", "- - -", "\0"])("%j says nothing", (text) => {
    expect(findOptOut([customer(text)])).toBeNull();
  });

  test("no turns say nothing", () => {
    expect(findOptOut([])).toBeNull();
  });

  test.each([
    "a",
    "don't ",
    "don't call me # before nine ",
    "if # or # then # i'll ask you to ",
    "bir daha # beni ",
    "no me # llame ",
    "rufen sie # mich nicht ",
    "#, , , - ",
  ])("a mebibyte of %j is read to its end", (piece) => {
    let count = 0;
    const noise = Array.from({ length: Math.ceil(MEBIBYTE / piece.length) }, () =>
      piece.replaceAll("#", () => `x${count++}`),
    ).join("");
    const found = findOptOut([customer(`${noise}. Take me off your list.`)]);
    expect(found?.quote).toBe("Take me off your list");
  });

  test("a quote is never longer than a breath", () => {
    const found = findOptOut([customer(`${"x".repeat(MEBIBYTE)} take me off your list`)]);
    expect(found?.quote.length).toBeLessThanOrEqual(500);
  });

  test("five thousand turns are heard, the last as well as the first", () => {
    const turns = Array.from(
      { length: 5_000 },
      (_, number): Turn => ({
        role: number % 2 === 0 ? "agent" : "customer",
        text: number % 2 === 0 ? "May I tell you about our offer?" : "Don't call me before nine.",
      }),
    );
    expect(findOptOut(turns)).toBeNull();
    expect(findOptOut([...turns, customer("And stop calling me.")])?.turn).toBe(5_000);
  });
});
