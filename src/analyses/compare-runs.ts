import type { ActionRunRow } from "../store/calls.ts";
import { wouldFire } from "./rehearse.ts";

type RunState = "absent" | "skipped" | "failed" | "fired";
export type RunComparison = ReturnType<typeof compared>;

/**
 * Each action as it stands beside what another reading would do, and why: first those that `maker` ("The draft", "Version
 * 2") has, then those that it has no more.
 */
export function compareRuns(
  standing: readonly ActionRunRow[],
  planned: readonly ActionRunRow[],
  maker: string,
): RunComparison[] {
  return [
    ...planned.map((run) => {
      const before = stateOf(standing.find(isSame(run)));
      return compared(run, before, wouldFire(run), run.explanation);
    }),
    ...standing
      .filter((run) => !planned.some(isSame(run)))
      .map((run) => compared(run, stateOf(run), false, `${maker} has no ${run.type} of this name.`)),
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
