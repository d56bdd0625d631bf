import type { Field, FieldType, FieldValue } from "../extraction/field.ts";
import { normalise } from "../extraction/normalise.ts";
import type { Setting } from "../extraction/values/value.ts";

const JSON_TYPE: Readonly<Record<FieldType, "string" | "number" | "boolean">> = {
  string: "string",
  enum: "string",
  number: "number",
  boolean: "boolean",
};

/** A value in the field's normal form, or what to send instead. */
export type CheckedValue = { value: FieldValue } | { message: string };

/**
 * Checks what a person gives for a field by the rules that a model's values go by. `own` is the model's value, which
 * stands as it is.
 */
export function checkValue(field: Field, value: FieldValue, own: FieldValue, setting: Setting): CheckedValue {
  if (value === null || value === own) return { value };
  const type = JSON_TYPE[field.type];
  if (typeof value !== type) return { message: `This field is a ${field.type}: send a ${type}, or null.` };
  const parsed = normalise(field, value, setting);
  if (parsed.kind === "value") return { value: parsed.value };
  if (parsed.kind === "unreadable") return { message: `${parsed.rule} Use null where there is no value.` };
  return { message: `This can be read as ${parsed.alternatives.join(" or ")}: send one of them.` };
}
