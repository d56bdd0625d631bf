import { describe, expect, it } from "vitest";
import { transcribe } from "../../src/conversations/transcribe.ts";
import { hungUp, said, TEN, TURNS, told } from "./told.ts";

const words = (...parameters: Parameters<typeof transcribe>) =>
  transcribe(...parameters).turns.map(({ text }) => text);
const whole = (text: string) => [{ role: "agent" as const, text }];

describe("utterances", () => {
  it("stand in the provider's own count where each of them has one", () => {
    const counted = [
      said("two", 9, { sequence: 2 }),
      said("ten", 1, { sequence: 10 }),
      said("one", 5, { sequence: 1 }),
    ];
    expect(words(counted, null)).toEqual(["one", "two", "ten"]);
  });

  it("stand by the clock where one of them has no number", () => {
    expect(
      words([said("first", 1, { sequence: 9 }), said("second", 2), said("third", 3, { sequence: 1 })], null),
    ).toEqual(["first", "second", "third"]);
  });

  it("get times of the call from the clock's, none of them before its start", () => {
    const turns = transcribe([said("early", -1), said("late", 3)], TEN).turns;
    expect(turns.map(({ start_ms }) => start_ms)).toEqual([0, 3_000]);
    expect(JSON.stringify(turns)).not.toContain('"at"');
  });

  it("keep a time of the call that the provider gave, and go without where the start is unknown", () => {
    const timed = told("turn", 4, { turns: [{ role: "agent", text: "Hi", at: TEN, start_ms: 400 }] });
    expect(transcribe([timed], TEN - 9_000).turns).toEqual([{ role: "agent", text: "Hi", start_ms: 400 }]);
    expect(transcribe([said("Hi", 4)], null).turns).toEqual([{ role: "customer", text: "Hi" }]);
  });
});

describe("a whole transcript", () => {
  it("takes the place of all that was heard on the way", () => {
    const told1 = hungUp(60, { turns: TURNS });
    expect(transcribe([said("I need a re", 3), said("refund", 4), said("!", 5), told1], null)).toMatchObject({
      ...{ turns: TURNS, isWhole: true },
    });
  });

  it.each([
    [
      "the last word's before a later one",
      told("ended", 1, { isFinal: true, turns: whole("right") }),
      told("transcript", 9, { turns: whole("a later one") }),
    ],
    [
      "the transcript's own before the end's",
      told("transcript", 1, { turns: whole("right") }),
      hungUp(9, { turns: whole("the end's words") }),
    ],
    [
      "the longer of two alike",
      hungUp(1, { turns: whole("the right one") }),
      hungUp(9, { turns: whole("short") }),
    ],
    [
      "the end's before the longest so far",
      hungUp(1, { turns: whole("right") }),
      told("transcript", 9, { version: 7, turns: whole("much longer, so far") }),
    ],
  ])("is %s", (_, right, other) => {
    for (const events of [
      [right, other],
      [other, right],
    ]) {
      expect(words(events, null)).toEqual(right.turns?.map(({ text }) => text));
    }
  });

  it("is not one without turns", () => {
    expect(transcribe([hungUp(9, { turns: [] }), said("Hi", 3)], null)).toMatchObject({ isWhole: false });
    expect(words([hungUp(9, { turns: [] }), said("Hi", 3)], null)).toEqual(["Hi"]);
  });
});

describe("a transcript so far", () => {
  const soFar = told("transcript", 5, { version: 2, turns: TURNS });

  it("counts while nothing better is there, and is no whole one", () => {
    expect(transcribe([soFar, said("Hi", 1)], null)).toMatchObject({ turns: TURNS, isWhole: false });
  });

  it("gives way to utterances where more of them were heard", () => {
    expect(words([soFar, said("a", 1), said("b", 2), said("c", 3)], null)).toEqual(["a", "b", "c"]);
  });
});
