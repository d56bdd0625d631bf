import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/conditions/condition.ts";
import { evaluate } from "../../src/conditions/evaluate.ts";
import {
  type ComparisonTrace,
  comparisonsIn,
  type Trace,
  traceCondition,
  turningPoints,
} from "../../src/conditions/trace.ts";
import { condition, facts } from "./arbitrary.ts";

const is = (field: string, value: boolean): Condition => ({ field, operator: "==", value });
const KNOWN = { a: true, b: false, c: false, plan: "gold" };
const turned = (node: Condition) => turningPoints(traceCondition(node, KNOWN)).map(({ field }) => field);

describe("a condition that was judged", () => {
  it("is drawn as it was written, every operand with its value", () => {
    const node: Condition = {
      all: [
        is("a", true),
        { any: [{ field: "plan", operator: ">", value: 3 }, { not: is("missing", true) }] },
        { field: "b", operator: "exists" },
      ],
    };
    expect(traceCondition(node, KNOWN)).toEqual({
      kind: "all",
      met: true,
      members: [
        {
          ...{ kind: "comparison", met: true, field: "a", operator: "==" },
          ...{ expected: true, actual: true, comparable: true },
        },
        {
          kind: "any",
          met: true,
          members: [
            {
              ...{ kind: "comparison", met: false, field: "plan", operator: ">" },
              ...{ expected: 3, actual: "gold", comparable: false },
            },
            {
              kind: "not",
              met: true,
              members: [
                {
                  ...{ kind: "comparison", met: false, field: "missing", operator: "==" },
                  ...{ expected: true, actual: null, comparable: true },
                },
              ],
            },
          ],
        },
        {
          ...{ kind: "comparison", met: true, field: "b", operator: "exists" },
          ...{ expected: true, actual: false, comparable: true },
        },
      ],
    });
  });

  it("comes out as the verdict does", () => {
    fc.assert(
      fc.property(condition, facts, (node, known) => {
        const trace = traceCondition(node, known);
        const verdict = evaluate(node, known);
        expect(trace.met).toBe(verdict.met);
        expect(comparisonsIn(trace)).toMatchObject(verdict.comparisons);
      }),
    );
  });
});

describe("what would have turned it", () => {
  it.each<[string, Condition, string[]]>([
    ["the comparison itself", is("b", true), ["b"]],
    ["all that stand in the way", { all: [is("a", true), is("b", true), is("c", true)] }, ["b", "c"]],
    ["the first of several ways", { any: [is("b", true), is("c", true)] }, ["b"]],
    ["the shortest way", { any: [{ all: [is("b", true), is("c", true)] }, is("b", true)] }, ["b"]],
    ["what is met and must not be", { not: is("a", true) }, ["a"]],
    ["each that is met, under a not", { not: { any: [is("a", true), is("b", false)] } }, ["a", "b"]],
    ["one of those met, under a not", { not: { all: [is("a", true), is("b", false)] } }, ["a"]],
    ["one of those met", { all: [is("a", true), is("b", false)] }, ["a"]],
  ])("is %s", (_, node, fields) => {
    expect(turned(node)).toEqual(fields);
  });

  it("turns it, and no part of it alone does", () => {
    fc.assert(
      fc.property(condition, facts, (node, known) => {
        const trace = traceCondition(node, known);
        const points = turningPoints(trace);
        expect(points.length).toBeGreaterThan(0);
        expect(outcome(trace, points)).toBe(!trace.met);
        for (const point of points) {
          expect(
            outcome(
              trace,
              points.filter((other) => other !== point),
            ),
          ).toBe(trace.met);
        }
      }),
    );
  });
});

/** How it comes out with these comparisons the other way. */
function outcome(trace: Trace, otherwise: readonly ComparisonTrace[]): boolean {
  if (trace.kind === "comparison") return trace.met !== otherwise.includes(trace);
  const members = trace.members.map((member) => outcome(member, otherwise));
  if (trace.kind === "all") return members.every(Boolean);
  return trace.kind === "any" ? members.some(Boolean) : !members.some(Boolean);
}
