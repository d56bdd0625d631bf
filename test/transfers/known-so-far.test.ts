import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/conditions/condition.ts";
import { decide } from "../../src/transfers/decide.ts";
import { isSurelyMet } from "../../src/transfers/known-so-far.ts";

const is = (field: string, value: string | boolean | null): Condition => ({ field, operator: "==", value });
const isNot = (field: string, value: string): Condition => ({ field, operator: "!=", value });

describe("a condition while the call goes on", () => {
  it.each<[string, Condition, Record<string, string | boolean | null>, boolean]>([
    ["a value that was said", is("level", "high"), { level: "high" }, true],
    ["a value that was not said yet", is("level", "high"), {}, false],
    ["what a value is not, before it came up", isNot("level", "low"), {}, false],
    ["what a value is not, once it was said", isNot("level", "low"), { level: "high" }, true],
    ["that nothing was said of it", is("level", null), {}, false],
    ["not of what has not come up", { not: is("level", "low") }, {}, false],
    ["not of what was said otherwise", { not: is("level", "low") }, { level: "high" }, true],
    [
      "not of a group, one of which is settled",
      { not: { all: [is("a", "x"), is("b", "y")] } },
      { a: "z" },
      true,
    ],
    ["not of a group that is open", { not: { any: [is("a", "x"), is("b", "y")] } }, { a: "z" }, false],
    ["any of which one is settled", { any: [is("a", "x"), isNot("b", "y")] }, { a: "x" }, true],
    ["all of which one is open", { all: [is("a", "x"), isNot("b", "y")] }, { a: "x" }, false],
    ["a fact of the call that is null", is("call.transfer.outcome", null), {}, true],
  ])("rests on %s: %#", (_, condition, facts, met) => {
    expect(isSurelyMet(condition, facts)).toBe(met);
  });

  it("says why a verdict that rests on nothing said hands nobody over", () => {
    const configuration = {
      post_call_actions: [
        {
          type: "transfer_call" as const,
          name: "Desk",
          condition: isNot("level", "low"),
          config: { to_number: "+14155550123", mode: "cold" as const, ring_seconds: 25, on_request: true },
        },
      ],
    };
    const [decision] = decide(configuration, {}, null);
    expect(decision).toMatchObject({ met: false });
    expect(decision?.explanation).toMatch(/not settled yet/);
  });
});
