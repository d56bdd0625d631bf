import type { Condition } from "./condition.ts";

/** The names that a condition compares, from left to right, each as often as it is compared. */
export function fieldsIn(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(fieldsIn);
  if ("any" in condition) return condition.any.flatMap(fieldsIn);
  if ("not" in condition) return fieldsIn(condition.not);
  return [condition.field];
}
