import { isNull, type LabelledCall, matches, type Value } from "../../bench/scoring.ts";
import type { FieldResult } from "../../src/extraction/result.ts";
import type { CallAnswer } from "../api/answers.ts";

/** One field of one call beside its label. */
export interface Judgement {
  call: LabelledCall;
  name: string;
  /** Null: the call does not say it. */
  expected: Value;
  /** Null: nothing was given. */
  got: Value;
  right: boolean;
  /** All that the analysis says of the field; null where the call was not read. */
  result: FieldResult | null;
}

/** Every field of a call against its label. A call that was not read has given nothing. */
export function judge(call: LabelledCall, answer: CallAnswer | undefined): Judgement[] {
  return call.fields.map(({ name, options }) => {
    const expected = call.expected[name] ?? null;
    const result = answer?.analysis.fields[name] ?? null;
    const value = result?.value ?? null;
    // "none" and the like are words for nothing, but for an enum that has them as an option.
    const got = isNull(value) && !options?.some((option) => option === value) ? null : value;
    const right = got === null ? expected === null : matches(call, name, got);
    return { call, name, expected, got, right, result };
  });
}
