import type { FieldValue } from "../extraction/field.ts";
import { foldCase } from "../fold-case.ts";
import type { Operator } from "./condition.ts";
import { orderMoments } from "./moment.ts";

/** The right side of a comparison; a list only makes sense with `in`. */
export type Expected = FieldValue | FieldValue[];

/**
 * Whether the comparison holds, by type: `"true"` is not `true`, and nothing orders against null. Null where the two
 * cannot be compared at all, e.g. `"gold" > 3`; that counts as not met. `contains` overlooks capitals as `foldCase`
 * has it, and so do the filters of tables (store/field-value.ts): `==` and `in` do not.
 */
export function compare(actual: FieldValue, operator: Operator, expected: Expected): boolean | null {
  switch (operator) {
    case "==":
      return same(actual, expected);
    case "!=":
      return !same(actual, expected);
    case "in":
      return Array.isArray(expected) && expected.some((option) => same(actual, option));
    case "exists":
      return (actual !== null) === (expected !== false);
    case "contains":
      if (typeof actual !== "string" || typeof expected !== "string") return null;
      return foldCase(actual).includes(foldCase(expected));
    default: {
      const order = orderOf(actual, expected);
      return order === null ? null : ORDERINGS[operator](order);
    }
  }
}

const ORDERINGS = {
  ">": (order: number) => order > 0,
  ">=": (order: number) => order >= 0,
  "<": (order: number) => order < 0,
  "<=": (order: number) => order <= 0,
};

function same(actual: FieldValue, expected: Expected): boolean {
  if (actual === expected) return true;
  return typeof actual === "string" && typeof expected === "string" && orderMoments(actual, expected) === 0;
}

function orderOf(actual: FieldValue, expected: Expected): number | null {
  if (typeof actual === "number" && typeof expected === "number") return actual - expected;
  if (typeof actual === "string" && typeof expected === "string") return orderMoments(actual, expected);
  return null;
}
