import type { FieldValue } from "../extraction/field.ts";
import { compare, type Expected } from "./compare.ts";
import type { Comparison, Condition, Operator } from "./condition.ts";
import { type Facts, factOf } from "./facts.ts";

/** A condition with every operand's value and how each part came out: the one judge, and what is drawn of it. */
export type Trace = GroupTrace | ComparisonTrace;

export interface GroupTrace {
  kind: "all" | "any" | "not";
  met: boolean;
  /** As they were written; of a `not`, the one below it. */
  members: readonly Trace[];
}

export interface ComparisonTrace {
  kind: "comparison";
  met: boolean;
  field: string;
  operator: Operator;
  expected: Expected;
  actual: FieldValue;
  /** False where the two values have nothing to compare, as in `"gold" > 3`: that counts as not met. */
  comparable: boolean;
}

/**
 * Judges a condition on facts, every part of it, also those that no longer matter. Never throws on one that passed
 * its schema.
 */
export function traceCondition(condition: Condition, facts: Facts): Trace {
  if ("all" in condition) {
    const members = condition.all.map((member) => traceCondition(member, facts));
    return { kind: "all", met: members.every(({ met }) => met), members };
  }
  if ("any" in condition) {
    const members = condition.any.map((member) => traceCondition(member, facts));
    return { kind: "any", met: members.some(({ met }) => met), members };
  }
  if ("not" in condition) {
    const member = traceCondition(condition.not, facts);
    return { kind: "not", met: !member.met, members: [member] };
  }
  return traceComparison(condition, facts);
}

function traceComparison({ field, operator, value }: Comparison, facts: Facts): ComparisonTrace {
  const actual = factOf(facts, field);
  const expected = value ?? (operator === "exists" ? true : null);
  const outcome = compare(actual, operator, expected);
  const comparable = outcome !== null;
  return { kind: "comparison", met: outcome === true, field, operator, expected, actual, comparable };
}

/** Every comparison of a condition, from left to right. */
export function comparisonsIn(trace: Trace): ComparisonTrace[] {
  return trace.kind === "comparison" ? [trace] : trace.members.flatMap(comparisonsIn);
}

/**
 * The fewest comparisons that, had they come out the other way, would have turned the whole condition; of several such
 * sets the first. Each counts by itself, also where two ask the same field.
 */
export function turningPoints(trace: Trace): ComparisonTrace[] {
  if (trace.kind === "comparison") return [trace];
  const { kind, met, members } = trace;
  // One member is enough to turn "all" that is met, or "any" that is not; else each that stands in the way has to.
  const isOneEnough = kind === "not" || met === (kind === "all");
  if (isOneEnough) return fewest(members.map(turningPoints));
  return members.filter((member) => member.met === met).flatMap(turningPoints);
}

function fewest(sets: readonly ComparisonTrace[][]): ComparisonTrace[] {
  return sets.reduce((best, set) => (set.length < best.length ? set : best), sets[0] ?? []);
}
