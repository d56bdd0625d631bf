import fc from "fast-check";
import { expect, it } from "vitest";
import { Condition } from "../../src/conditions/condition.ts";
import { evaluate } from "../../src/conditions/evaluate.ts";
import { condition, facts, scalar } from "./arbitrary.ts";

const met = (node: Condition, known: Parameters<typeof evaluate>[1]) => evaluate(node, known).met;
const members = fc.array(condition, { minLength: 1, maxLength: 4 });

it("judges whatever passed the schema, in one line that names every operand", () => {
  fc.assert(
    fc.property(condition, facts, (node, known) => {
      const verdict = evaluate(Condition.parse(JSON.parse(JSON.stringify(node))), known);
      expect(verdict.explanation).not.toMatch(/\n|undefined/);
      expect(verdict.explanation.isWellFormed()).toBe(true);
      for (const { field } of verdict.comparisons) expect(verdict.explanation).toContain(`${field} `);
    }),
  );
});

it("takes a double negation back", () => {
  fc.assert(
    fc.property(condition, facts, (node, known) => {
      expect(met({ not: { not: node } }, known)).toBe(met(node, known));
      expect(met({ not: node }, known)).toBe(!met(node, known));
    }),
  );
});

it("reads `all` as no exception, and `any` as not all of them failing", () => {
  fc.assert(
    fc.property(members, facts, (nodes, known) => {
      const negated = nodes.map((node) => ({ not: node }));
      expect(met({ all: nodes }, known)).toBe(met({ not: { any: negated } }, known));
      expect(met({ any: nodes }, known)).toBe(met({ not: { all: negated } }, known));
    }),
  );
});

it("does not tell an absent value from null", () => {
  fc.assert(
    fc.property(condition, facts, (node, known) => {
      const { a: _, ...absent } = known;
      expect(evaluate(node, absent)).toEqual(evaluate(node, { ...known, a: null }));
    }),
  );
});

it("orders two values in one way only", () => {
  fc.assert(
    fc.property(scalar, scalar, (actual, value) => {
      const holds = (operator: "==" | "<" | ">" | "<=" | ">=") =>
        met({ field: "a", operator, value }, { a: actual });
      expect(holds("<") && holds(">")).toBe(false);
      expect(holds("<") || holds(">")).toBe((holds("<=") || holds(">=")) && !holds("=="));
    }),
  );
});

it("keeps `!=` the opposite of `==`, and `in` a row of `==`", () => {
  fc.assert(
    fc.property(scalar, fc.array(scalar, { minLength: 1, maxLength: 4 }), (actual, values) => {
      const equals = values.map((value) => met({ field: "a", operator: "==", value }, { a: actual }));
      const differs = values.map((value) => met({ field: "a", operator: "!=", value }, { a: actual }));
      expect(differs).toEqual(equals.map((equal) => !equal));
      expect(met({ field: "a", operator: "in", value: values }, { a: actual })).toBe(equals.includes(true));
    }),
  );
});
