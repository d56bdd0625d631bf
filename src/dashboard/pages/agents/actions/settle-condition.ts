import { checkOperand, type Operand } from "../../../../conditions/check-operand.ts";
import { Condition, type Operator, type Scalar } from "../../../../conditions/condition.ts";
import type { Field } from "../../../../extraction/field.ts";
import { isGroup, listAt, nodeAt, textAt } from "../json-path.ts";
import { operandOf, operatorsFor } from "./operands.ts";

const GROUP_KINDS = ["all", "any", "not"] as const;
type GroupKind = (typeof GROUP_KINDS)[number];

/** Which group a node of a condition is; null for a comparison. */
export const groupKind = (node: unknown): GroupKind | null =>
  isGroup(node) ? (GROUP_KINDS.find((kind) => Object.hasOwn(node, kind)) ?? null) : null;

/**
 * A condition after a person chose another field or operator in it. A comparison that cannot hold keeps what still fits; a
 * value that does not is taken out, never replaced by one that nobody chose, so that the checks ask for it.
 */
export function settleCondition(node: unknown, fields: readonly Field[]): unknown {
  if (!isGroup(node)) return node;
  const kind = groupKind(node);
  if (kind === "not") return { ...node, not: settleCondition(node.not, fields) };
  if (kind) return { ...node, [kind]: listAt(node, kind).map((one) => settleCondition(one, fields)) };
  return settleComparison(node, fields);
}

function settleComparison(node: Record<string, unknown>, fields: readonly Field[]) {
  const read = Condition.safeParse(node);
  const operand = operandOf(textAt(node, "field"), fields);
  if (read.success && "field" in read.data && !checkOperand(read.data, operand)) return node;
  const offered = operatorsFor(operand);
  const asked = textAt(node, "operator");
  const operator = offered.find((one) => one === asked);
  // Another operator asks another question: its value is asked for again.
  const { value, ...rest } = node;
  if (!operator) return { ...rest, operator: offered[0] ?? "==" };
  const fitting = fittingValue(value, operator, operand);
  return fitting === undefined ? { ...rest, operator } : { ...rest, operator, value: fitting };
}

/** What of a value a comparison can keep: of the type that it needs, one or several. */
function fittingValue(value: unknown, operator: Operator, operand: Operand): unknown {
  if (operator === "exists") return typeof value === "boolean" ? value : undefined;
  const given = (Array.isArray(value) ? value : [value]).flatMap((one) => asType(one, operand));
  const fits = given.filter((one) => !checkOperand({ field: "", operator: "in", value: [one] }, operand));
  if (operator === "in") return fits.length > 0 ? fits : undefined;
  const [first] = fits;
  return first !== undefined && !checkOperand({ field: "", operator, value: first }, operand)
    ? first
    : undefined;
}

/** `"true"` is not `true`, and yet what a person means by it where a boolean is asked for. */
function asType(value: unknown, { type }: Operand): Scalar[] {
  if (value === null) return [null];
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return [];
  const text = String(value).trim();
  if (type === "anything") return [value];
  if (type === "boolean") return text === "true" ? [true] : text === "false" ? [false] : [];
  if (type === "number") return text !== "" && Number.isFinite(Number(text)) ? [Number(text)] : [];
  return text === "" ? [] : [text];
}

/** A comparison to begin with: the likeliest question about the likeliest field. */
export function newComparison(fields: readonly Field[]): Record<string, unknown> {
  const field = fields.find(({ type }) => type === "boolean") ?? fields[0];
  if (!field) return { field: "call.status", operator: "==", value: "completed" };
  const [operator = "=="] = operatorsFor(field);
  const value = { boolean: true, enum: field.options[0], number: 0, string: undefined }[field.type];
  return value === undefined
    ? { field: field.name, operator: "exists", value: true }
    : { field: field.name, operator, value };
}

/** How deep and how large a condition is: levels, and comparisons and groups together. */
export function sizeOf(node: unknown): { depth: number; nodes: number } {
  const inner = GROUP_KINDS.flatMap((kind) => nodeAt(node, [kind]) ?? []).map(sizeOf);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    nodes: 1 + inner.reduce((sum, { nodes }) => sum + nodes, 0),
  };
}
