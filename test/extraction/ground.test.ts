import { describe, expect, it } from "vitest";
import type { Turn } from "../../src/calls/turn.ts";
import { ground } from "../../src/extraction/ground.ts";

const TURNS: Turn[] = [
  { role: "agent", text: "Hello, İstanbul Motors. Who's calling?" },
  {
    role: "customer",
    text: "It's Jane Roe — R-O-E. I'd like to come by next Thursday, at half past two.",
    start_ms: 4_000,
  },
  { role: "agent", text: "Next Thursday at half past two, noted." },
  {
    role: "customer",
    text: "Actually no, make that Fri\u200bday at nine o'clock. Günaydın, IĞDIR'dan arıyorum.",
  },
  { role: "customer", text: "我想预约星期五的试驾。" },
];

const quotes = (turn: number | null, quote: string | null) =>
  ground({ turn, quote }, TURNS).evidence.map((evidence) => [evidence.turn, evidence.quote]);

describe("a quote", () => {
  it("is given back in the transcript's words, with the turn's time", () => {
    expect(ground({ turn: 1, quote: "next thursday at HALF PAST TWO!" }, TURNS)).toEqual({
      found: true,
      evidence: [{ turn: 1, quote: "next Thursday, at half past two", start_ms: 4_000 }],
    });
  });

  it.each([
    ["an apostrophe", 1, "its jane roe r o e", [[1, "Jane Roe — R-O-E"]]],
    ["case and punctuation", 1, "IT'S JANE ROE, R O E", [[1, "It's Jane Roe — R-O-E"]]],
    [
      "Turkish i, dotted and dotless, and diacritics",
      3,
      "gunaydin ığdır'dan ariyorum",
      [[3, "Günaydın, IĞDIR'dan arıyorum"]],
    ],
    ["dotted capital i", 0, "istanbul motors", [[0, "İstanbul Motors"]]],
    ["characters that nobody sees", 3, "Friday at nine", [[3, "Fri\u200bday at nine"]]],
    ["scripts without spaces", 4, "星期五", [[4, "星期五"]]],
    ["the label that the model copied along", 2, "[2] agent: next Thursday", [[2, "Next Thursday"]]],
  ] satisfies [string, number, string, [number, string][]][])(
    "is found but for %s",
    (_, turn, quote, found) => {
      expect(quotes(turn, quote)).toEqual(found);
    },
  );

  it("is found in the turn it names before any other", () => {
    expect(quotes(2, "next Thursday")).toEqual([[2, "Next Thursday"]]);
    expect(quotes(1, "next Thursday")).toEqual([[1, "next Thursday"]]);
  });

  it.each([0, 99, -1, null])("is found in another turn where it is not in turn %j", (turn) => {
    expect(quotes(turn, "Friday at nine")).toEqual([[3, "Fri\u200bday at nine"]]);
  });

  it("is taken from the latest turn that has it where none is named", () => {
    expect(quotes(null, "half past two")).toEqual([[2, "half past two"]]);
  });

  it("is found where three quarters of its words stand together", () => {
    expect(quotes(1, "I would like to come by next Thursday")).toEqual([
      [1, "I'd like to come by next Thursday"],
    ]);
  });

  it.each([
    ["fewer words are there", "I would love to drop in next Thursday"],
    ["its words are scattered", "Jane come two"],
    ["nobody said it", "my number is 555 0100"],
    ["it has no words", " … !"],
  ])("is not found where %s", (_, quote) => {
    expect(ground({ turn: 1, quote }, TURNS)).toEqual({ found: false, evidence: [] });
  });

  it("of several parts is found part by part, or not at all", () => {
    expect(quotes(1, "next Thursday ... Friday at nine")).toEqual([
      [1, "next Thursday"],
      [3, "Fri\u200bday at nine"],
    ]);
    expect(ground({ turn: 1, quote: "next Thursday ... Sunday at noon" }, TURNS).found).toBe(false);
  });

  it("that is missing leaves the turn as evidence, where there is such a turn", () => {
    expect(quotes(2, null)).toEqual([[2, "Next Thursday at half past two, noted"]]);
    expect(ground({ turn: 99, quote: null }, TURNS).found).toBe(false);
    expect(ground({ turn: null, quote: null }, TURNS).found).toBe(false);
  });

  it("is looked for in bounded time in the longest transcript", () => {
    const turns: Turn[] = Array.from({ length: 5_000 }, () => ({
      role: "customer",
      text: "yes and no and yes ".repeat(10),
    }));
    const startedMs = Date.now();
    for (let field = 0; field < 30; field++)
      ground({ turn: 2_500, quote: "yes and then no and perhaps yes or maybe" }, turns);
    expect(Date.now() - startedMs).toBeLessThan(5_000);
  });
});
