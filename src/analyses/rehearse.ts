import { traceAction } from "../actions/explain-run.ts";
import { planActions } from "../actions/plan.ts";
import type { Configuration } from "../agents/configuration.ts";
import type { DraftTools } from "../agents/draft.ts";
import type { Turn } from "../calls/turn.ts";
import type { Trace } from "../conditions/trace.ts";
import type { Extractor } from "../extraction/extract.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import { type RehearsedTransfer, rehearseTransfers } from "../transfers/rehearse.ts";
import { analysisOf, analyze } from "./analyze.ts";

export type RehearsalTools = DraftTools & Extractor;

export interface Rehearsal {
  /** Whether no model could be reached, which may be otherwise soon. */
  mayPass: boolean;
  analysis: AnalysisRow;
  runs: ActionRunRow[];
  /** By the action's name. */
  transfers: ReadonlyMap<string, RehearsedTransfer>;
  /** Each action's condition with every operand's value, by its name; those without one are not there. */
  traces: ReadonlyMap<string, Trace>;
}

/**
 * What a configuration makes of a call, and what it would do then, decided as at the time the call came in. Nothing is
 * saved, sent or booked: the rows are as they would stand.
 */
export async function rehearse(
  tools: Extractor,
  configuration: Configuration,
  call: CallRow,
  turns: readonly Turn[],
): Promise<Rehearsal> {
  const { workspaceId, id: callId, agentVersion, createdAt: now } = call;
  const read = await analyze(tools, call, configuration, turns);
  const analysis = analysisOf({ workspaceId, callId, id: "ana_test", agentVersion }, read, tools.clock());
  const transfers = rehearseTransfers(configuration, call, analysis.fields, now);
  const runs = planActions({ call, configuration, analysis, now });
  const traces = tracesOf(configuration, { analysis, call });
  const mayPass = read.status === "failed" && read.retry;
  return {
    mayPass,
    analysis,
    transfers,
    traces,
    runs: runs.map((run) => asOnCall(run, transfers.get(run.name))),
  };
}

/** Each action's condition on what an analysis says, by the action's name. */
export const tracesOf = (
  { post_call_actions }: Pick<Configuration, "post_call_actions">,
  known: { analysis: AnalysisRow; call: CallRow },
): Map<string, Trace> =>
  new Map(
    post_call_actions.flatMap((action): [string, Trace][] => {
      const trace = traceAction(action, known);
      return trace ? [[action.name, trace]] : [];
    }),
  );

/** A transfer as it would have been decided while the call went on. */
function asOnCall(run: ActionRunRow, transfer: RehearsedTransfer | undefined): ActionRunRow {
  if (!transfer) return run;
  return { ...run, status: transfer.would_fire ? "pending" : "skipped", explanation: transfer.explanation };
}

/** Whether a planned run is one that would be performed. */
export const wouldFire = (planned: ActionRunRow): boolean => planned.status === "pending";
