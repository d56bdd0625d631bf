import { describe, expect, it } from "vitest";
import type { Condition, Operator } from "../../src/conditions/condition.ts";
import { evaluate } from "../../src/conditions/evaluate.ts";
import type { FieldValue } from "../../src/extraction/field.ts";

type Value = FieldValue | FieldValue[];
type Row = [
  actual: FieldValue | undefined,
  operator: Operator,
  expected: Value | undefined,
  sentence: string,
];

function judge(actual: FieldValue | undefined, operator: Operator, value: Value | undefined) {
  const condition: Condition = { field: "f", operator, ...(value === undefined ? {} : { value }) };
  return evaluate(condition, actual === undefined ? {} : { f: actual });
}

describe("a comparison is met, and says on what value", () => {
  it.each<Row>([
    [true, "==", true, "f == true: true"],
    ["high", "==", "high", 'f == "high": "high"'],
    [0, "==", 0, "f == 0: 0"],
    [null, "==", null, "f == null: null"],
    [undefined, "==", null, "f == null: null"],
    ["low", "!=", "high", 'f != "high": "low"'],
    [undefined, "!=", "high", 'f != "high": null'],
    ["true", "!=", true, 'f != true: "true"'],
    [41200, "<", 60000, "f < 60000: 41200"],
    [5, ">=", 5, "f >= 5: 5"],
    [5, "<=", 5, "f <= 5: 5"],
    [5.5, ">", 5, "f > 5: 5.5"],
    ["low", "in", ["low", "none"], 'f in ["low", "none"]: "low"'],
    [undefined, "in", ["low", null], 'f in ["low", null]: null'],
    ["Refund please", "contains", "refund", 'f contains "refund": "Refund please"'],
    ["İPTAL ISTIYORUM", "contains", "iptal istı", 'f contains "iptal istı": "İPTAL ISTIYORUM"'],
    ["x", "exists", undefined, 'f exists: "x"'],
    [false, "exists", true, "f exists: false"],
    [undefined, "exists", false, "f does not exist: has no value"],
  ])("%j %s %j", (actual, operator, expected, explanation) => {
    expect(judge(actual, operator, expected)).toMatchObject({ met: true, explanation });
  });
});

describe("a comparison is not met, and says why", () => {
  it.each<Row>([
    ["true", "==", true, 'f == true: "true"'],
    [true, "==", "true", 'f == "true": true'],
    ["5", "==", 5, 'f == 5: "5"'],
    [0, "==", false, "f == false: 0"],
    ["", "==", null, 'f == null: ""'],
    ["High", "==", "high", 'f == "high": "High"'],
    [undefined, "==", false, "f == false: null"],
    [null, "!=", null, "f != null: null"],
    [null, ">", 5, "f > 5: has no value"],
    [undefined, "<", 5, "f < 5: has no value"],
    [null, ">=", null, "f >= null: has no value"],
    [null, "<=", null, "f <= null: has no value"],
    ["gold", ">", 3, 'f > 3: "gold" (cannot be compared)'],
    ["10", ">", 9, 'f > 9: "10" (cannot be compared)'],
    [true, ">", false, "f > false: true (cannot be compared)"],
    ["soon", "<", "2026-05-07", 'f < "2026-05-07": "soon" (cannot be compared)'],
    ["14:30", ">", "2026-05-07", 'f > "2026-05-07": "14:30" (cannot be compared)'],
    ["1", "in", [1, true], 'f in [1, true]: "1"'],
    [5, "contains", "5", 'f contains "5": 5 (cannot be compared)'],
    [null, "contains", "", 'f contains "": has no value'],
    [null, "exists", undefined, "f exists: has no value"],
    ["x", "exists", false, 'f does not exist: "x"'],
  ])("%j %s %j", (actual, operator, expected, explanation) => {
    expect(judge(actual, operator, expected)).toMatchObject({ met: false, explanation });
  });
});

describe("times compare as what they mean, not as they are written", () => {
  it.each<[string, Operator, string, boolean]>([
    ["2026-05-07T14:30:00+03:00", "==", "2026-05-07T11:30:00Z", true],
    ["2026-05-07T14:30:00+03:00", "!=", "2026-05-07T11:30:00.000Z", false],
    ["2026-05-07T14:30:00+03:00", "<", "2026-05-07T12:00:00Z", true],
    ["2026-05-07T14:30:00+03:00", ">", "2026-05-07T12:00:00Z", false],
    ["2026-05-07", "<", "2026-05-10", true],
    ["2026-05-07T00:30:00+03:00", "==", "2026-05-07", true],
    ["2026-05-07T23:30:00-05:00", ">", "2026-05-07", false],
    ["2026-05-08T00:00:00+03:00", ">", "2026-05-07", true],
    ["09:30", "<", "14:00:00", true],
    ["09:30", "==", "09:30:00", true],
    ["14:30", ">", "2026-05-07", false],
    ["2026-05-07T14:30:00", ">", "2026-05-07T11:00:00Z", false],
    ["2026-02-30", ">", "2026-02-01", false],
  ])("%s %s %s is %s", (actual, operator, expected, met) => {
    expect(judge(actual, operator, expected).met).toBe(met);
  });

  it("in a list as well", () => {
    expect(judge("2026-05-07T14:30:00+03:00", "in", ["2026-05-07T11:30:00Z"]).met).toBe(true);
  });
});

describe("groups", () => {
  const facts = { interest_level: "high", "call.duration_ms": 41200 };
  const high: Condition = { field: "interest_level", operator: "==", value: "high" };
  const long: Condition = { field: "call.duration_ms", operator: ">", value: 60000 };

  it.each<[Condition, boolean, string]>([
    [
      { all: [high, long] },
      false,
      'all of (interest_level == "high": "high"; call.duration_ms > 60000: 41200) → not met',
    ],
    [
      { any: [high, long] },
      true,
      'any of (interest_level == "high": "high"; call.duration_ms > 60000: 41200) → met',
    ],
    [{ not: high }, false, 'not (interest_level == "high": "high") → not met'],
    [
      { all: [high, { not: long }] },
      true,
      'all of (interest_level == "high": "high"; not (call.duration_ms > 60000: 41200) → met) → met',
    ],
  ])("%j", (condition, met, explanation) => {
    expect(evaluate(condition, facts)).toMatchObject({ met, explanation });
  });

  it("list every comparison from left to right, also those that no longer mattered", () => {
    expect(evaluate({ any: [high, { not: { all: [long] } }] }, facts).comparisons).toEqual([
      { field: "interest_level", operator: "==", expected: "high", actual: "high", met: true },
      { field: "call.duration_ms", operator: ">", expected: 60000, actual: 41200, met: false },
    ]);
  });
});

it.each([undefined, null])("no condition (%s) always runs", (condition) => {
  expect(evaluate(condition, {})).toEqual({
    met: true,
    explanation: "No condition: always runs.",
    comparisons: [],
  });
});

it.each(["constructor", "toString", "__proto__"])("a field named %s is only what the facts say", (field) => {
  expect(evaluate({ field, operator: "exists" }, {}).met).toBe(false);
  expect(evaluate({ field, operator: "exists" }, Object.fromEntries([[field, "x"]])).met).toBe(true);
});

describe("long values", () => {
  it("are cut in the sentence at 80 characters and stay whole in the comparison", () => {
    const text = "a".repeat(500);
    const verdict = judge(text, "==", "b");
    expect(verdict.explanation).toBe(`f == "b": "${"a".repeat(79)}…"`);
    expect(verdict.comparisons[0]?.actual).toBe(text);
  });

  it("of 80 characters are shown whole", () => {
    expect(judge("a".repeat(80), "==", "b").explanation).toBe(`f == "b": "${"a".repeat(80)}"`);
  });

  it("are not cut through an emoji, and stay on one line", () => {
    expect(judge(`${"a".repeat(78)}📞📞`, "==", "b").explanation).toBe(`f == "b": "${"a".repeat(78)}…"`);
    expect(judge("one\ntwo", "exists", true).explanation).toBe('f exists: "one\\ntwo"');
  });

  it("are cut in lists too", () => {
    const verdict = judge(
      "x",
      "in",
      Array.from({ length: 100 }, (_, i) => `option ${i}`),
    );
    expect(verdict.explanation).toMatch(/^f in \["option 0", .{60,70}…: "x"$/);
  });
});
