import type { Condition } from "./condition.ts";
import { explainTrace, NO_CONDITION } from "./explain.ts";
import type { Facts } from "./facts.ts";
import { comparisonsIn, traceCondition } from "./trace.ts";
import type { Verdict } from "./verdict.ts";

/** Judges a condition on facts. Never throws on a condition that passed its schema; no condition is always met. */
export function evaluate(condition: Condition | null | undefined, facts: Facts): Verdict {
  if (!condition) return { met: true, explanation: NO_CONDITION, comparisons: [] };
  const trace = traceCondition(condition, facts);
  const comparisons = comparisonsIn(trace).map(({ kind: _, comparable: __, ...result }) => result);
  return { met: trace.met, explanation: explainTrace(trace), comparisons };
}
