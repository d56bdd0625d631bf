import type { FieldValue } from "../extraction/field.ts";
import type { Expected } from "./compare.ts";
import type { Operator } from "./condition.ts";

/** One comparison as it came out; `expected` and `actual` are whole, only the explanation cuts long values. */
export interface ComparisonResult {
  field: string;
  operator: Operator;
  expected: Expected;
  actual: FieldValue;
  met: boolean;
}

export interface Verdict {
  met: boolean;
  /** One English sentence that shows the value of every operand. */
  explanation: string;
  /** Every comparison of the condition from left to right, also those that no longer mattered. */
  comparisons: readonly ComparisonResult[];
}
