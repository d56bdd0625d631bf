import type { FieldError } from "../errors.ts";
import type { Field } from "../extraction/field.ts";
import { checkOperand, type Operand } from "./check-operand.ts";
import type { Comparison, Condition } from "./condition.ts";
import { CALL_FACTS, isMetadata } from "./facts.ts";
import { nearest } from "./nearest.ts";

/**
 * What a well-formed condition says that can never come true for these fields: a name that is not defined, a value that
 * the field's type never has, an operator that it has no use for. Paths are relative to the condition (`all.1.value`).
 */
export function checkCondition(condition: Condition, fields: readonly Field[]): FieldError[] {
  if ("all" in condition) return condition.all.flatMap((member, i) => under(`all.${i}`, member, fields));
  if ("any" in condition) return condition.any.flatMap((member, i) => under(`any.${i}`, member, fields));
  if ("not" in condition) return under("not", condition.not, fields);
  return checkComparison(condition, fields);
}

function under(path: string, condition: Condition, fields: readonly Field[]): FieldError[] {
  return checkCondition(condition, fields).map((error) => ({ ...error, field: `${path}.${error.field}` }));
}

function checkComparison(comparison: Comparison, fields: readonly Field[]): FieldError[] {
  const operand = operandOf(comparison.field, fields);
  if (!operand) return [{ field: "field", message: unknownField(comparison.field, fields) }];
  const error = checkOperand(comparison, operand);
  return error ? [error] : [];
}

function operandOf(name: string, fields: readonly Field[]): Operand | undefined {
  if (isMetadata(name)) return { type: "anything", options: [], format: null };
  return (
    fields.find((field) => field.name === name) ??
    (Object.hasOwn(CALL_FACTS, name) ? CALL_FACTS[name] : undefined)
  );
}

function unknownField(name: string, fields: readonly Field[]): string {
  const facts = Object.keys(CALL_FACTS);
  const meant = nearest(name, [...fields.map((field) => field.name), ...facts]);
  const advice = meant
    ? `Did you mean ${JSON.stringify(meant)}?`
    : `Define it in post_call_data_extraction, or use a fact of the call: ${facts.join(", ")}, call.metadata.<name>.`;
  return `No field ${JSON.stringify(name)} is defined. ${advice}`;
}
