import { conditionWords as words } from "../../words/conditions.ts";
import type { Phrase } from "../../words/words.ts";

/** How an operator of a condition compares two values; `ofTime`: they are moments, which are before or after. */
export function operatorPhrase(operator: string, ofTime: boolean): Phrase {
  switch (operator) {
    case "!=":
      return words.isNot;
    case ">":
      return ofTime ? words.isAfter : words.isMore;
    case ">=":
      return ofTime ? words.isFrom : words.isAtLeast;
    case "<":
      return ofTime ? words.isBefore : words.isLess;
    case "<=":
      return ofTime ? words.isUntil : words.isAtMost;
    case "in":
      return words.isOneOf;
    case "contains":
      return words.contains;
    default:
      return words.is;
  }
}
