import { partsOf } from "../actions/explain-run.ts";
import type { Trace } from "../conditions/trace.ts";
import { sayReason } from "../reasons/say.ts";
import type { ActionRunRow } from "../store/calls.ts";
import { wouldFire } from "./rehearse.ts";

type RunState = "absent" | "skipped" | "failed" | "fired";
export type RunComparison = ReturnType<typeof compared> & {
  /** The condition with every operand's value; only of a change, and not where a value may not be shown. */
  trace?: Trace;
};

/**
 * Each action as it stands beside what another reading would do, and why: first those that `maker` ("The draft", "Version
 * 2") has, with their `traces` by name, then those that it has no more.
 */
export function compareRuns(
  standing: readonly ActionRunRow[],
  planned: readonly ActionRunRow[],
  maker: string,
  traces: ReadonlyMap<string, Trace>,
): RunComparison[] {
  return [
    ...planned.map((run) => {
      const before = stateOf(standing.find(isSame(run)));
      const comparison = compared(run, before, wouldFire(run), run.explanation);
      const trace = comparison.change === "same" ? undefined : traces.get(run.name);
      const isTold = trace && partsOf(run.explanation, trace).isVerdict;
      return isTold ? { ...comparison, trace } : comparison;
    }),
    ...standing
      .filter((run) => !planned.some(isSame(run)))
      .map((run) =>
        compared(run, stateOf(run), false, sayReason("action.not_in_draft", { maker, type: run.type })),
      ),
  ];
}

const isSame = (run: ActionRunRow) => (other: ActionRunRow) =>
  other.name === run.name && other.type === run.type;

function compared({ name, type }: ActionRunRow, before: RunState, after: boolean, explanation: string) {
  return { name, type, before, after, change: changeOf(before, after), explanation };
}

/** `failed` is what never left the house, as `givesWayTo` (store/action-runs.ts) has it; all else that began has fired. */
function stateOf(run: ActionRunRow | undefined): RunState {
  if (!run) return "absent";
  if (run.status === "skipped") return "skipped";
  const hasResult = [run, ...(run.earlier ?? [])].some(({ result }) => result !== null);
  const stayed = !hasResult && (run.type === "webhook" || run.attempts === 0);
  return run.status === "failed" && stayed ? "failed" : "fired";
}

function changeOf(before: RunState, after: boolean): "same" | "would_fire" | "would_no_longer_fire" {
  if ((before === "fired") === after) return "same";
  return after ? "would_fire" : "would_no_longer_fire";
}
