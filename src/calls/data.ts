import type { FieldValue } from "../extraction/field.ts";
import type { FieldResult } from "../extraction/result.ts";

/** The values of an analysis by field name: what conditions, templates and receivers see. */
export function dataOf(fields: Readonly<Record<string, FieldResult>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}
