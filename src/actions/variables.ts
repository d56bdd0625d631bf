import { type Facts, factOf, isCallFact } from "../conditions/facts.ts";
import type { Field } from "../extraction/field.ts";

/** True for what a template may name: a field of the agent, or a fact of the call. */
export function isVariable(name: string, fields: readonly Field[]): boolean {
  return name === "call.id" || isCallFact(name) || fields.some((field) => field.name === name);
}

/** What a variable stands for. */
export function lookUp(name: string, callId: string, facts: Facts): unknown {
  if (name === "call.id") return callId;
  return factOf(facts, name);
}
