import { compare } from "./compare.ts";
import type { Comparison, Condition } from "./condition.ts";
import { explainComparison, explainGroup, NO_CONDITION } from "./explain.ts";
import { type Facts, factOf } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

/** Judges a condition on facts. Never throws on a condition that passed its schema; no condition is always met. */
export function evaluate(condition: Condition | null | undefined, facts: Facts): Verdict {
  return condition ? judge(condition, facts) : { met: true, explanation: NO_CONDITION, comparisons: [] };
}

function judge(condition: Condition, facts: Facts): Verdict {
  if ("all" in condition) {
    return group("all of", condition.all, facts, (members) => members.every(({ met }) => met));
  }
  if ("any" in condition) {
    return group("any of", condition.any, facts, (members) => members.some(({ met }) => met));
  }
  if ("not" in condition) {
    return group("not", [condition.not], facts, (members) => members.every(({ met }) => !met));
  }
  return judgeComparison(condition, facts);
}

function group(
  name: string,
  conditions: readonly Condition[],
  facts: Facts,
  decide: (members: readonly Verdict[]) => boolean,
): Verdict {
  const members = conditions.map((condition) => judge(condition, facts));
  const met = decide(members);
  return {
    met,
    explanation: explainGroup(name, members, met),
    comparisons: members.flatMap(({ comparisons }) => comparisons),
  };
}

function judgeComparison({ field, operator, value }: Comparison, facts: Facts): Verdict {
  const actual = factOf(facts, field);
  const expected = value ?? (operator === "exists" ? true : null);
  const outcome = compare(actual, operator, expected);
  const result = { field, operator, expected, actual, met: outcome === true };
  return { met: result.met, explanation: explainComparison(result, outcome !== null), comparisons: [result] };
}
