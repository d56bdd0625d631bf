import type { Operand } from "../../../../conditions/check-operand.ts";
import type { Operator } from "../../../../conditions/condition.ts";
import { CALL_FACTS, isMetadata } from "../../../../conditions/facts.ts";
import { FIELD_TYPES, type Field, FieldDefinition, resolveField } from "../../../../extraction/field.ts";
import { isGroup, listAt, textAt } from "../json-path.ts";

/** Begins every name of the call's own metadata, whose types nobody knows beforehand. */
export const METADATA = "call.metadata.";

const ANYTHING: Operand = { type: "anything", options: [], format: null };
const ORDER = [">", ">=", "<", "<="] as const;
const TIMES: ReadonlySet<string | null> = new Set(["date", "date-time", "time"]);

/** The fields of a draft, also of one that is not right yet: a field with a name and a type can be asked about. */
export function fieldsOf(draft: unknown): Field[] {
  return listAt(draft, "post_call_data_extraction").flatMap((entry) => {
    const whole = FieldDefinition.safeParse(entry);
    if (whole.success) return [resolveField(whole.data)];
    const [name, description] = [textAt(entry, "name"), textAt(entry, "description")];
    const type = FIELD_TYPES.find((known) => known === textAt(entry, "type"));
    const options = listAt(entry, "options").filter((option) => typeof option === "string");
    if (!isGroup(entry) || name === "" || !type) return [];
    return [resolveField({ name, type, description, ...(options.length > 0 ? { options } : {}) })];
  });
}

/** The facts of a call that have a name of their own. */
export const FACT_NAMES: readonly string[] = Object.keys(CALL_FACTS);

/** What is known of a name; of metadata, and of one that is defined nowhere, nothing. */
export function operandOf(name: string, fields: readonly Field[]): Operand {
  if (isMetadata(name)) return ANYTHING;
  const fact = Object.hasOwn(CALL_FACTS, name) ? CALL_FACTS[name] : undefined;
  return fields.find((field) => field.name === name) ?? fact ?? ANYTHING;
}

/** Whether what lies there is a day, a moment or a time of day. */
export const isTime = ({ format }: Operand): boolean => TIMES.has(format);

/** The operators that make sense for an operand, the likeliest first; all of them are ones that `check-operand.ts` takes. */
export function operatorsFor({ type, format }: Operand): Operator[] {
  switch (type) {
    case "boolean":
      return ["==", "!=", "exists"];
    case "enum":
      return ["==", "!=", "in", "exists"];
    case "number":
      return ["==", "!=", ...ORDER, "in", "exists"];
    case "string":
      return TIMES.has(format) ? [...ORDER, "==", "!=", "exists"] : ["==", "!=", "contains", "in", "exists"];
    case "anything":
      return ["==", "!=", "contains", "in", ...ORDER, "exists"];
  }
}
