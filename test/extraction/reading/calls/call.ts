import type { Turn } from "../../../../src/calls/turn.ts";
import type { FieldDefinition, FieldValue } from "../../../../src/extraction/field.ts";
import type { CallContext } from "../../../../src/extraction/model.ts";

/** A call written for the tests, with what the customer and the agent agreed on. */
export interface SampleCall {
  title: string;
  call: CallContext;
  fields: readonly FieldDefinition[];
  turns: readonly Turn[];
  expected: Readonly<Record<string, FieldValue>>;
}

/** Lines that begin with `A:` (agent) or `C:` (customer). */
export function talk(lines: string): Turn[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => ({ role: line.startsWith("A:") ? "agent" : "customer", text: line.slice(2).trim() }));
}
