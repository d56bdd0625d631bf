import { LabelledCall, type Value } from "../../../bench/scoring.ts";
import type { CallAnswer } from "../../../scripts/api/answers.ts";
import type { FieldResult } from "../../../src/extraction/result.ts";

/** A labelled call whose fields are plain strings or booleans, as their labels are. */
export function labelled(expected: Record<string, Value>, change: Partial<LabelledCall> = {}): LabelledCall {
  const fields = Object.entries(expected).map(([name, value]) => ({
    name,
    type: typeof value === "boolean" ? "boolean" : "string",
  }));
  return LabelledCall.parse({ id: "a", source: "one", turns: [], fields, expected, ...change });
}

/** What the API says of a call that was read so. */
export function answered(
  fields: Record<string, FieldResult>,
  analysis: Partial<CallAnswer["analysis"]> = {},
): CallAnswer {
  return {
    call_id: "call_a",
    provider_call_id: "a",
    call_status: "completed",
    opt_out: null,
    created_at: "2026-05-07T12:00:00.000Z",
    analysis: { status: "completed", reason: null, data: {}, fields, ...analysis },
    actions: [],
  };
}
