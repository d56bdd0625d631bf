import type { FieldResult } from "../extraction/result.ts";
import type { AnalysisRow } from "../store/calls.ts";
import type { CorrectionRow } from "../store/corrections.ts";

/** A field that a person has spoken on: `value` is the person's, `was` what the analysis itself says of it. */
export interface CorrectedResult extends FieldResult {
  status: "corrected";
  by: string;
  /** ISO 8601. */
  at: string;
  was: FieldResult;
}

/** No analysis says "corrected" of itself, so the status tells. */
export function isCorrected(result: FieldResult): result is CorrectedResult {
  return result.status === "corrected";
}

/** What an analysis says of a field that no model has read. */
export const UNREAD: FieldResult = { value: null, status: "not_mentioned" };

/**
 * The fields of an analysis with people's word over the model's; a mark for review goes with it. A correction of a field
 * that another version of the agent had is left out, but where nothing was read at all (failed, skipped) each one counts.
 */
export function withCorrections(
  fields: Readonly<Record<string, FieldResult>>,
  corrections: readonly CorrectionRow[],
): Record<string, FieldResult> {
  const read = new Map(Object.entries(fields));
  const corrected = corrections
    .filter(({ field }) => read.size === 0 || read.has(field))
    .map(({ field, value, correctedBy: by, correctedAt }): [string, CorrectedResult] => {
      const at = new Date(correctedAt).toISOString();
      return [field, { value, status: "corrected", by, at, was: read.get(field) ?? UNREAD }];
    });
  return Object.fromEntries([...read, ...corrected]);
}

/** An analysis as everyone but the model's own history sees it. */
export function correctedAnalysis(analysis: AnalysisRow, corrections: readonly CorrectionRow[]): AnalysisRow {
  return { ...analysis, fields: withCorrections(analysis.fields, corrections) };
}
