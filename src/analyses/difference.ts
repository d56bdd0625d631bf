import type { FieldResult } from "../extraction/result.ts";

/** What an analysis has for a field, in short. */
export type FieldState = Pick<FieldResult, "value" | "status">;

/** A field whose value or status is another; null where that analysis did not have the field. */
export interface FieldChange {
  field: string;
  from: FieldState | null;
  to: FieldState | null;
}

type Fields = Readonly<Record<string, FieldResult>>;

/** What changed from one analysis to another: in the order of the later one, then what it no longer has. */
export function difference(before: Fields, after: Fields): FieldChange[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names]
    .map((field) => ({ field, from: stateOf(before, field), to: stateOf(after, field) }))
    .filter(({ from, to }) => from?.value !== to?.value || from?.status !== to?.status);
}

/** A field may be called constructor: only what the analysis itself has counts. */
function stateOf(fields: Fields, name: string): FieldState | null {
  const result = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return result ? { value: result.value, status: result.status } : null;
}
