import { planActions } from "../actions/plan.ts";
import type { Configuration } from "../agents/configuration.ts";
import type { DraftTools } from "../agents/draft.ts";
import type { Turn } from "../calls/turn.ts";
import type { Extractor } from "../extraction/extract.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import { analysisOf, analyze } from "./analyze.ts";

export type RehearsalTools = DraftTools & Extractor;

export interface Rehearsal {
  analysis: AnalysisRow;
  runs: ActionRunRow[];
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
  return { analysis, runs: planActions({ call, configuration, analysis, now }) };
}

/** Whether a planned run is one that would be performed. */
export const wouldFire = (planned: ActionRunRow): boolean => planned.status === "pending";
