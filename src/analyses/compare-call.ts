import type { FieldValue } from "../extraction/field.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { ActionRunRow, AnalysisRow } from "../store/calls.ts";
import type { CorrectionRow } from "../store/corrections.ts";
import { compareRuns } from "./compare-runs.ts";
import { difference, type FieldState } from "./difference.ts";
import { MASK, maskRun } from "./mask.ts";
import type { Rehearsal } from "./rehearse.ts";

/** A call as it stands: the model's own values, what its actions did, and what people put right. */
export interface Standing {
  analysis: AnalysisRow;
  runs: readonly ActionRunRow[];
  corrections: readonly CorrectionRow[];
}

/**
 * A call as it stands beside what a draft makes of it. Where no model answered for the draft nothing is known, so nothing
 * is compared. Values of the fields named `hidden` are masked.
 */
export function compareCall(standing: Standing, draft: Rehearsal, hidden: readonly string[]) {
  const { callId, status, reason, costUsd: cost_usd } = draft.analysis;
  if (status === "failed") return unread(callId, reason, cost_usd);
  return {
    call_id: callId,
    status,
    reason,
    changes: changesOf(standing.analysis.fields, draft.analysis.fields, hidden),
    corrections: standing.corrections.flatMap((correction) => agreement(correction, draft.analysis.fields)),
    actions: compareRuns(
      standing.runs,
      draft.runs.map((run) => maskRun(run, hidden)),
      "The draft",
      draft.traces,
    ),
    cost_usd,
  };
}
export type ComparedCall = Exclude<ReturnType<typeof compareCall>, ReturnType<typeof unread>>;

/** A call of which nothing is known. */
export const unread = (callId: string, reason: string | null, costUsd: number | null = 0) => ({
  ...{ call_id: callId, status: "failed", reason },
  ...{ changes: [], corrections: [], actions: [], cost_usd: costUsd },
});

/** Fields whose value is another; one that a side does not have has no value there. */
function changesOf(
  before: Record<string, FieldResult>,
  after: Record<string, FieldResult>,
  hidden: readonly string[],
) {
  return difference(before, after).flatMap(({ field, from, to }) => {
    const kind = kindOf(from?.value ?? null, to?.value ?? null);
    if (kind === null) return [];
    const shown = hidden.includes(field) ? masked : (state: FieldState | null) => state;
    return [{ field, kind, from: shown(from), to: shown(to) }];
  });
}

const masked = (state: FieldState | null): FieldState | null =>
  state && { ...state, value: state.value === null ? null : MASK };

function kindOf(from: FieldValue, to: FieldValue): "gained" | "lost" | "changed" | null {
  if (from === to) return null;
  if (from === null) return "gained";
  return to === null ? "lost" : "changed";
}

/** Whether the draft reads what a person said it should; nothing where it no longer reads the field. */
function agreement({ field, value }: CorrectionRow, after: Record<string, FieldResult>) {
  const result = Object.hasOwn(after, field) ? after[field] : undefined;
  return result ? [{ field, agrees_with_correction: result.value === value }] : [];
}
