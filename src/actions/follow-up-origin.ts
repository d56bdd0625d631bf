import type { Trace } from "../conditions/trace.ts";
import { loadCallActions } from "../store/call-actions.ts";
import type { ActionRunRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { basisOf } from "./decided-by.ts";
import { explainRun } from "./explain-run.ts";
import { scheduleIdOf } from "./follow-up.ts";

/** What was said on the call that a follow-up came from. */
export interface FollowUpOrigin {
  /** Why there is a follow-up at all: what its condition said. */
  because: string;
  /** The same as its parts; null where there was no condition, or the action is not known any more. */
  trace: Trace | null;
  /** The field that gave the time; null where the action names none. */
  field: string | null;
  value: string | number | boolean | null;
  /** The words of it, verbatim, and their turn from 0; null where nobody said it. */
  quote: { text: string; turn: number } | null;
}

/** Where a schedule that an action booked came from; null where the call or its action is not known any more. */
export async function followUpOrigin(
  db: Database,
  workspaceId: string,
  schedule: { id: string; callId: string },
): Promise<FollowUpOrigin | null> {
  const loaded = await loadCallActions(db, { workspaceId, callId: schedule.callId });
  const run = loaded?.runs.find((one) => scheduleIdOf(one) === schedule.id);
  if (!loaded || !run) return null;
  const basis = basisOf(loaded, run, run.analysisId);
  const field = basis?.action.type === "schedule_call" ? (basis.action.config.use_field ?? null) : null;
  const result = field === null ? undefined : basis?.analysis.fields[field];
  const [said] = result?.evidence ?? [];
  return {
    because: verdictOf(run),
    trace: explainRun(loaded, run).trace,
    field,
    value: result?.value ?? null,
    quote: said ? { text: said.quote, turn: said.turn } : null,
  };
}

/** What was told of the run before it told of the time, which the schedule says itself. */
function verdictOf({ explanation, plan }: Pick<ActionRunRow, "explanation" | "plan">): string {
  const told = plan && "explanation" in plan ? plan.explanation : "";
  const from = told === "" ? -1 : explanation.indexOf(told);
  return (from < 0 ? explanation : explanation.slice(0, from)).trim();
}
