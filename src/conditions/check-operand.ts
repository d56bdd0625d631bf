import type { FieldError } from "../errors.ts";
import type { FieldFormat, FieldType } from "../extraction/field.ts";
import type { Comparison, Scalar } from "./condition.ts";
import { type MomentKind, momentKind } from "./moment.ts";

/** What is known of the left side; metadata can hold anything. */
export interface Operand {
  type: FieldType | "anything";
  options: readonly string[];
  format: FieldFormat | null;
}

/** A message stays readable, however many options an enum has. */
const MAX_OPTIONS_SHOWN = 10;

/** What each format's values can be ordered against; the formats that are missing have no order. */
const ORDERED_AGAINST: Partial<Record<FieldFormat, readonly MomentKind[]>> = {
  "date-time": ["date-time", "date"],
  date: ["date-time", "date"],
  time: ["time"],
};

/** The reason why operator and value can never fit this operand, at `operator` or `value`; null when they can. */
export function checkOperand({ field, operator, value }: Comparison, operand: Operand): FieldError | null {
  switch (operator) {
    case "exists":
      if (value === undefined || typeof value === "boolean") return null;
      return wrongValue("`exists` takes true, false, or no value at all.");
    case "in": {
      if (!Array.isArray(value)) return wrongValue('`in` takes a list, such as ["a", "b"].');
      for (const [i, option] of value.entries()) {
        const message = misfit(field, option, operand);
        if (message) return { field: `value.${i}`, message };
      }
      return null;
    }
    case "contains":
      if (operand.type !== "string" && operand.type !== "anything") {
        return wrongOperator(`\`contains\` looks into text, and ${field} is ${named(operand)}.`);
      }
      return typeof value === "string" && value !== "" ? null : wrongValue("Give the text to look for.");
    case "==":
    case "!=": {
      if (value === undefined) return wrongValue("Give the value to compare with; null stands for no value.");
      if (Array.isArray(value)) return wrongValue("Give one value, or use `in` for a list.");
      const message = misfit(field, value, operand);
      return message ? wrongValue(message) : null;
    }
    default:
      return checkOrder(field, value, operand);
  }
}

function checkOrder(field: string, value: Comparison["value"], operand: Operand): FieldError | null {
  const { type, format } = operand;
  const ordered = format === null ? (["date-time", "date", "time"] as const) : ORDERED_AGAINST[format];
  if (type === "boolean" || type === "enum" || !ordered) {
    return wrongOperator(`${field} is ${named(operand)}, which has no order: use ==, != or in.`);
  }
  if (typeof value === "number" && type !== "string") return null;
  if (type === "number") return wrongValue(`${field} is a number: give one without quotes.`);
  const kind = typeof value === "string" ? momentKind(value) : null;
  if (kind && ordered.includes(kind)) return null;
  const either = type === "anything" ? "a number or " : "";
  return wrongValue(
    `Text is ordered by time: give ${either}an ISO 8601 ${ordered.join(" or ")}; a date-time needs its offset.`,
  );
}

/** Why a value is none that the operand can have; null when it is one. Anything can be null. */
function misfit(field: string, value: Scalar, { type, options }: Operand): string | null {
  if (value === null || type === "anything") return null;
  if (type === "number" && typeof value !== "number") return `${field} is a number: give one without quotes.`;
  if (type === "boolean" && typeof value !== "boolean")
    return `${field} is a boolean: give true or false, without quotes.`;
  if (type === "string" && typeof value !== "string") return `${field} is text: give it in quotes.`;
  // An enum without options is refused where it is defined, and once is enough.
  if (type !== "enum" || options.length === 0 || options.some((option) => option === value)) return null;
  const shown = options.slice(0, MAX_OPTIONS_SHOWN).map((option) => JSON.stringify(option));
  return `${field} never has that value: use one of ${shown.join(", ")}${options.length > shown.length ? ", …" : ""}.`;
}

function named({ type, format }: Operand): string {
  if (type === "enum") return "an enum";
  return type === "string" ? (format ?? "text") : `a ${type}`;
}

const wrongValue = (message: string): FieldError => ({ field: "value", message });
const wrongOperator = (message: string): FieldError => ({ field: "operator", message });
