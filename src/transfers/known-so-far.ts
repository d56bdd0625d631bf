import type { Condition } from "../conditions/condition.ts";
import { evaluate } from "../conditions/evaluate.ts";
import { type Facts, factOf, isCallFact } from "../conditions/facts.ts";

/**
 * Whether a condition is met whatever is still said: while a call goes on, a field without a value is one that has not
 * come up yet, so it decides nothing. (After the call it is null, and `!=` and `not` hold on it.)
 */
export function isSurelyMet(condition: Condition, facts: Facts): boolean {
  if ("all" in condition) return condition.all.every((member) => isSurelyMet(member, facts));
  if ("any" in condition) return condition.any.some((member) => isSurelyMet(member, facts));
  if ("not" in condition) return isSurelyUnmet(condition.not, facts);
  return isKnown(condition.field, facts) && evaluate(condition, facts).met;
}

function isSurelyUnmet(condition: Condition, facts: Facts): boolean {
  if ("all" in condition) return condition.all.some((member) => isSurelyUnmet(member, facts));
  if ("any" in condition) return condition.any.every((member) => isSurelyUnmet(member, facts));
  if ("not" in condition) return isSurelyMet(condition.not, facts);
  return isKnown(condition.field, facts) && !evaluate(condition, facts).met;
}

const isKnown = (field: string, facts: Facts) => isCallFact(field) || factOf(facts, field) !== null;
