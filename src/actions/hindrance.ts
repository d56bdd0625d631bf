import { isCallFact } from "../conditions/facts.ts";
import type { Verdict } from "../conditions/verdict.ts";
import type { AnalysisRow, CallRow } from "../store/calls.ts";
import type { Action } from "./action.ts";

/** Why an action does not follow from a call, in a closed list. */
export type Hindrance =
  /** Nothing was read, so that a field of its condition is not known. */
  | { kind: "analysis_failed"; field: string; reason: string | null }
  | { kind: "condition" }
  /** The customer asked not to be called again, in these words. */
  | { kind: "opted_out"; quote: string }
  /** Its condition is met, and there is nobody left to hand over. */
  | { kind: "call_over" };

/** What keeps an action from running once its condition was judged; null where nothing does. */
export function hindranceOf(
  { type }: Action,
  { analysis, call }: { analysis: Pick<AnalysisRow, "status" | "reason">; call: Pick<CallRow, "optOut"> },
  verdict: Verdict,
): Hindrance | null {
  if (analysis.status === "failed") {
    const unknown = verdict.comparisons.find(({ field }) => !isCallFact(field));
    if (unknown) return { kind: "analysis_failed", field: unknown.field, reason: analysis.reason };
  }
  if (!verdict.met) return { kind: "condition" };
  if (type === "transfer_call") return { kind: "call_over" };
  return call.optOut && type === "schedule_call" ? { kind: "opted_out", quote: call.optOut.quote } : null;
}
