import { dataOf } from "../calls/data.ts";
import { beyondVerdict, explainTrace, NO_CONDITION } from "../conditions/explain.ts";
import { factsOf } from "../conditions/facts.ts";
import {
  type ComparisonTrace,
  comparisonsIn,
  type Trace,
  traceCondition,
  turningPoints,
} from "../conditions/trace.ts";
import type { CallActions } from "../store/call-actions.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import type { Action } from "./action.ts";
import { type Basis, basisOf, factsOfRun } from "./decided-by.ts";
import { scheduleIdOf } from "./follow-up.ts";
import { type Hindrance, hindranceOf } from "./hindrance.ts";

/** Why an action did not run, or did not come to a good end, in a closed list. */
export type WhyNot =
  /** `comparisons`: had these come out the other way, it would have run. */
  | { kind: "condition"; comparisons: ComparisonTrace[] }
  | Exclude<Hindrance, { kind: "condition" }>
  /** The rules for whom and when to ring forbid it. */
  | { kind: "gate"; sentence: string }
  /** Its request did not arrive. */
  | { kind: "delivery"; delivery_id: string; outcome: string | null; sentence: string }
  /** What its explanation says: another action booked it, a template could not be filled in, … */
  | { kind: "other"; sentence: string };

/** A run's condition on the facts that it was judged on, and why it did not run. */
export interface ExplainedRun {
  basis: Basis | null;
  /** Null without a condition, or where its version is not known any more. */
  trace: Trace | null;
  whyNot: WhyNot | null;
}

/** Pure. The judging is the one that decided, done again on what was saved. */
export function explainRun(loaded: CallActions, run: ActionRunRow): ExplainedRun {
  const basis = basisOf(loaded, run, run.analysisId);
  const condition = basis?.action.condition;
  const trace =
    basis && condition ? traceCondition(condition, factsOfRun(loaded, basis, run.createdAt)) : null;
  return { basis, trace, whyNot: whyNot(loaded, run, basis, trace) };
}

function whyNot(
  { call, booked, sent }: CallActions,
  run: ActionRunRow,
  basis: Basis | null,
  trace: Trace | null,
): WhyNot | null {
  const other = { kind: "other" as const, sentence: run.explanation };
  if (run.status === "skipped") {
    const hindrance =
      basis && hindranceOf(basis.action, { analysis: basis.analysis, call }, verdictOf(trace));
    if (!hindrance) return other;
    if (hindrance.kind !== "condition") return hindrance;
    return { kind: "condition", comparisons: trace ? turningPoints(trace) : [] };
  }
  if (run.status !== "failed") return null;
  const schedule = booked.find(({ id }) => id === scheduleIdOf(run));
  if (schedule?.status === "blocked") return { kind: "gate", sentence: schedule.news ?? run.explanation };
  const delivery = sent.find(({ id }) => id === run.result?.delivery_id);
  if (!delivery) return other;
  const { id, outcome, reason } = delivery;
  return { kind: "delivery", delivery_id: id, outcome, sentence: reason ?? run.explanation };
}

/** The condition of an action on what an analysis says; null without one. */
export function traceAction(
  { condition }: Pick<Action, "condition">,
  { analysis, call }: { analysis: Pick<AnalysisRow, "fields">; call: CallRow },
): Trace | null {
  return condition ? traceCondition(condition, factsOf(dataOf(analysis.fields), call)) : null;
}

/** An explanation in its parts: the trace of its verdict, and the sentences that follow it. */
export interface ToldParts {
  /** Whether it tells a verdict, with or without a condition. */
  isVerdict: boolean;
  trace: Trace | null;
  rest: string;
}

/**
 * Takes an explanation apart, of an action or an earlier run of it. `trace` is its condition on the values of then; one
 * that is not what the explanation tells is left out, and the whole text is the rest.
 */
export function partsOf(explanation: string, trace: Trace | null): ToldParts {
  const rest = beyondVerdict(explanation, trace);
  return rest === null
    ? { isVerdict: false, trace: null, rest: explanation }
    : { isVerdict: true, trace, rest };
}

/** What a run that a person asked for says of itself, without what stood before it. */
export function sinceBefore(explanation: string, requestedBy: string, before: string): string {
  const told = runByPerson(requestedBy, before).replace(/\.$/, "");
  return explanation.startsWith(told) ? explanation.slice(told.length).replace(/^\.?\s*/, "") : explanation;
}

/** The explanation of a run that a person asks for; `before` is what was decided. */
export const runByPerson = (requestedBy: string, before: string): string =>
  `Run by ${requestedBy}. Before: ${before}`;

const verdictOf = (trace: Trace | null) => ({
  met: trace?.met ?? true,
  explanation: trace ? explainTrace(trace) : NO_CONDITION,
  comparisons: trace ? comparisonsIn(trace) : [],
});
