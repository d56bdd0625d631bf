import { describe, expect, it } from "vitest";
import { DESKS, scriptCalls } from "../../../scripts/load/live/script.ts";

const START = Date.parse("2026-11-28T12:00:00Z");
const calls = scriptCalls(500, START);
const utterancesOf = (call: (typeof calls)[number]) =>
  call.messages.flatMap(({ utterance }) => (utterance === null ? [] : [utterance]));

describe("the calls that are played", () => {
  it("are the same at every run", () => {
    expect(scriptCalls(500, START)).toEqual(calls);
  });

  it("have five utterances of each side, every one of them told of", () => {
    for (const call of calls) {
      expect(call.turns.map(({ role }) => role)).toEqual(Array(5).fill(["agent", "customer"]).flat());
      expect([...new Set(utterancesOf(call))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });

  it("tell a tenth of their utterances twice, in the same words and under the same name", () => {
    const told = calls.flatMap(({ messages }) => messages.slice(1));
    expect(told).toHaveLength(5_500);
    const byId = Map.groupBy(told, ({ id }) => id);
    expect(byId.size).toBe(5_000);
    for (const [first, second] of byId.values()) if (second) expect(second).toEqual(first);
  });

  it("tell every seventh answer before its question", () => {
    const isAnswerFirst = (order: readonly number[], pair: number) =>
      order.indexOf(pair * 2 + 1) < order.indexOf(pair * 2);
    const swapped = calls.flatMap((call) =>
      [0, 1, 2, 3, 4].filter((pair) => isAnswerFirst(utterancesOf(call), pair)),
    );
    expect(swapped).toHaveLength(358);
  });

  it("ask for a person in every fifth, meet the condition in every tenth, half of these doing both", () => {
    const to = (...numbers: string[]) =>
      calls.filter(({ handedTo }) => handedTo?.join() === numbers.join()).length;
    expect(to(DESKS.person)).toBe(75);
    expect(to(DESKS.condition)).toBe(25);
    expect(to(DESKS.person, DESKS.condition)).toBe(25);
  });

  it("are decided in the sixth utterance, in the eighth, or in both", () => {
    const decided = Map.groupBy(
      calls.filter(({ handedTo }) => handedTo),
      ({ deciding }) => deciding.toSorted().join(),
    );
    expect([...decided.keys()].sort()).toEqual(["5", "5,7", "7"]);
  });

  it("end, but for one in fifty", () => {
    expect(calls.filter(({ end }) => end === null)).toHaveLength(10);
  });
});
