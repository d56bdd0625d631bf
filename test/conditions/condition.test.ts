import { describe, expect, it } from "vitest";
import * as z from "zod";
import { MAX_DEPTH, MAX_NODES } from "../../src/conditions/caps.ts";
import { Condition, OPERATORS } from "../../src/conditions/condition.ts";

const leaf = { field: "interest_level", operator: "==", value: "high" };
const nested = (levels: number): unknown =>
  Array.from({ length: levels - 1 }).reduce((inner) => ({ not: inner }), leaf as unknown);
const errorsOf = (input: unknown) =>
  Condition.safeParse(input).error?.issues.map((issue) => [issue.path.join("."), issue.message]) ?? [];
const placesOf = (input: unknown) => errorsOf(input).map(([place]) => place);

describe("a condition is accepted", () => {
  it.each([...OPERATORS])("with the operator %s, and comes out as it went in", (operator) => {
    const condition = { field: "a", operator, value: "x" };
    expect(Condition.parse(condition)).toEqual(condition);
  });

  it.each([["a string"], [5], [true], [null], [["a", 1, false, null]]])("with the value %j", (value) => {
    expect(Condition.parse({ field: "a", operator: "in", value })).toEqual({
      field: "a",
      operator: "in",
      value,
    });
  });

  it("without a value, which `exists` does not need", () => {
    expect(Condition.parse({ field: "a", operator: "exists" })).toEqual({ field: "a", operator: "exists" });
  });

  it("as groups within groups", () => {
    const condition = { all: [leaf, { any: [leaf, { not: leaf }] }] };
    expect(Condition.parse(condition)).toEqual(condition);
  });

  it("missing or null where it is optional, as published clients send it", () => {
    const action = z.strictObject({ condition: Condition.nullish() });
    expect(action.parse({})).toEqual({});
    expect(action.parse({ condition: null })).toEqual({ condition: null });
  });
});

describe("a malformed condition is refused at the member that is wrong", () => {
  it.each<[string, unknown, string[]]>([
    ["a misspelt member", { ...leaf, valeu: 1 }, ["valeu"]],
    ["a misspelt member deep inside", { all: [leaf, { not: { ...leaf, feild: "x" } }] }, ["all.1.not.feild"]],
    ["a member beside a group", { all: [leaf], field: "a" }, ["field"]],
    ["two groups in one object", { all: [leaf], any: [leaf] }, ["any"]],
    ["an unknown operator", { ...leaf, operator: "=" }, ["operator"]],
    [
      "every wrong member at once",
      { all: [{ operator: "~" }, { ...leaf, field: "" }] },
      ["all.0.field", "all.0.operator", "all.1.field"],
    ],
    ["an empty object", {}, ["field", "operator"]],
    ["an empty group", { any: [] }, ["any"]],
    ["a group that is no list", { all: leaf }, ["all"]],
    ["a `not` with a list", { not: [leaf] }, ["not"]],
    ["a member that is no object", { all: [leaf, "yes"] }, ["all.1"]],
    ["a condition that is no object", "interest_level == high", [""]],
    ["a list as a condition", [leaf], [""]],
    ["an object as a value", { ...leaf, value: { gt: 5 } }, ["value"]],
    ["an empty list of values", { ...leaf, operator: "in", value: [] }, ["value"]],
    ["a list within a list of values", { ...leaf, operator: "in", value: [["a"]] }, ["value"]],
    ["a value of 1001 characters", { ...leaf, value: "x".repeat(1001) }, ["value"]],
    [
      "a hidden prototype",
      JSON.parse('{"__proto__": {"all": []}, "field": "a", "operator": "exists"}'),
      ["__proto__"],
    ],
  ])("%s", (_, input, places) => {
    expect(placesOf(input)).toEqual(places);
  });

  it("by name, and with the operators that exist", () => {
    expect(errorsOf({ ...leaf, valeu: 1 })).toEqual([["valeu", 'Unknown member "valeu".']]);
    expect(errorsOf({ ...leaf, operator: "=" })).toEqual([
      ["operator", "Use one of == != > >= < <= in contains exists."],
    ]);
  });
});

describe("the size of a condition is bounded", () => {
  it("at ten levels", () => {
    expect(errorsOf(nested(MAX_DEPTH))).toEqual([]);
    expect(errorsOf(nested(MAX_DEPTH + 1))).toEqual([["", "Nest conditions at most 10 levels deep."]]);
  });

  it("at two hundred comparisons and groups", () => {
    const group = (nodes: number) => ({ all: Array.from({ length: nodes - 1 }, () => leaf) });
    expect(errorsOf(group(MAX_NODES))).toEqual([]);
    expect(errorsOf(group(MAX_NODES + 1))).toEqual([
      ["", "Use at most 200 comparisons and groups in one condition."],
    ]);
  });

  it("without a stack overflow on a hundred thousand levels", () => {
    expect(placesOf(nested(100_000))).toEqual([""]);
  });
});

it("has a JSON schema that publishes the whole grammar", () => {
  const published = JSON.stringify(z.toJSONSchema(Condition));
  for (const member of ["field", "operator", "value", "all", "any", "not"]) {
    expect(published).toContain(`"${member}":`);
  }
});
