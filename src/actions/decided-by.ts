import type { Configuration } from "../agents/configuration.ts";
import { withCorrections } from "../analyses/corrected.ts";
import { dataOf } from "../calls/data.ts";
import { type Facts, factsOf } from "../conditions/facts.ts";
import type { CallActions } from "../store/call-actions.ts";
import type { ActionRunRow, AnalysisRow } from "../store/calls.ts";
import type { Action } from "./action.ts";

/** What a run was decided by: the analysis, the version behind it, and the action in that. */
export interface Basis {
  analysis: AnalysisRow;
  configuration: Configuration;
  action: Action;
}

/** Null where the analysis or its version is not there, or that version holds no such action. */
export function basisOf(
  { analyses, versions }: CallActions,
  { name, type }: Pick<ActionRunRow, "name" | "type">,
  analysisId: string | null,
): Basis | null {
  const analysis = analyses.find(({ id }) => id === analysisId);
  const version = versions.find((one) => one.version === analysis?.agentVersion);
  const action = version?.configuration.post_call_actions.find(
    (one) => one.name === name && one.type === type,
  );
  return analysis && version && action ? { analysis, configuration: version.configuration, action } : null;
}

/** The facts that a run was judged on: what was read, what people had put right by then, and the call's own. */
export function factsOfRun(
  { call, corrections }: CallActions,
  { analysis }: Basis,
  decidedAt: number,
): Facts {
  const known = corrections.filter(({ correctedAt }) => correctedAt <= decidedAt);
  return factsOf(dataOf(withCorrections(analysis.fields, known)), call);
}
