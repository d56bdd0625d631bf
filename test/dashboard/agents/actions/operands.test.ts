import { describe, expect, test } from "vitest";
import { checkOperand } from "../../../../src/conditions/check-operand.ts";
import { OPERATORS, type Scalar } from "../../../../src/conditions/condition.ts";
import {
  fieldsOf,
  operandOf,
  operatorsFor,
} from "../../../../src/dashboard/pages/agents/actions/operands.ts";

const VALUES: (Scalar | Scalar[])[] = [true, 5, "high", "2026-05-07", "10:30", ["high"], [5]];
const draft = {
  post_call_data_extraction: [
    { name: "flag", type: "boolean" },
    { name: "level", type: "enum", description: "high, low" },
    { name: "amount", type: "number" },
    { name: "words", type: "string" },
    { name: "day", type: "string", format: "date" },
    { name: "hour", type: "string", format: "time" },
    { name: "mail", type: "string", format: "email" },
    { name: "half", type: "enum", options: ["a"], pattern: 3 },
    { type: "string" },
    "nonsense",
  ],
};

describe("the operators offered", () => {
  const fields = fieldsOf(draft);
  const names = [
    ...fields.map(({ name }) => name),
    "call.direction",
    "call.duration_ms",
    "call.metadata.plan",
  ];

  test.each(names)("for %s are ones that can hold", (name) => {
    const operand = operandOf(name, fields);
    for (const operator of operatorsFor(operand)) {
      const taken = [...VALUES, ...operand.options, [...operand.options]].some(
        (value) => !checkOperand({ field: name, operator, value }, operand),
      );
      expect(taken, `${name} ${operator}`).toBe(true);
    }
  });

  test("leave out none of a field whose type is not known", () => {
    expect(operatorsFor(operandOf("call.metadata.plan", fields)).toSorted()).toEqual(
      [...OPERATORS].toSorted(),
    );
  });

  test("are there for a field that is not right yet", () => {
    expect(fields.map(({ name }) => name)).toContain("half");
    expect(operandOf("level", fields).options).toEqual(["high", "low"]);
  });
});
