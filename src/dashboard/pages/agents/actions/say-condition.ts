import type { Field } from "../../../../extraction/field.ts";
import { operatorPhrase } from "../../../parts/conditions/operator-phrase.ts";
import { conditionWords } from "../../../words/conditions.ts";
import type { Phrase, Values } from "../../../words/words.ts";
import { listAt, nodeAt, textAt } from "../json-path.ts";
import { isTime, operandOf } from "./operands.ts";
import { groupKind } from "./settle-condition.ts";

type Say = (phrase: Phrase, values?: Values) => string;

/** A condition in one sentence, without its end: `follow_up_required is true and interest is "high"`. */
export function sayCondition(node: unknown, fields: readonly Field[], t: Say): string {
  const kind = groupKind(node);
  if (kind === null) return sayComparison(node, fields, t);
  if (kind === "not")
    return t(conditionWords.notThat, { inner: sayCondition(nodeAt(node, ["not"]), fields, t) });
  const said = listAt(node, kind).map((member) => {
    const sentence = sayCondition(member, fields, t);
    const inner = groupKind(member);
    return inner === "all" || inner === "any" ? `(${sentence})` : sentence;
  });
  return (
    said.join(t(kind === "all" ? conditionWords.and : conditionWords.or)) || t(conditionWords.nothingYet)
  );
}

function sayComparison(node: unknown, fields: readonly Field[], t: Say): string {
  const field = textAt(node, "field") || t(conditionWords.nothingYet);
  const value = nodeAt(node, ["value"]);
  const operator = textAt(node, "operator");
  if (operator === "exists")
    return t(value === false ? conditionWords.existsNot : conditionWords.exists, { field });
  const phrase = operatorPhrase(operator, isTime(operandOf(field, fields)) || isMoment(value));
  return t(phrase, { field, value: sayValue(value, t) });
}

/** Text that is ordered is a moment: nothing else has an order. */
const isMoment = (value: unknown) => typeof value === "string";

/** A text in quotes, so that "true" is told from true. */
function sayValue(value: unknown, t: Say): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0))
    return t(conditionWords.nothingYet);
  if (value === null) return t(conditionWords.noValue);
  if (typeof value === "boolean") return t(value ? conditionWords.true : conditionWords.false);
  if (Array.isArray(value)) return value.map((one) => sayValue(one, t)).join(", ");
  return typeof value === "string" ? `“${value}”` : JSON.stringify(value);
}
