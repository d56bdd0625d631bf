import type { FieldResult } from "../extraction/result.ts";
import { sayReason } from "../reasons/say.ts";
import type { ActionRunRow, AnalysisRow } from "../store/calls.ts";
import { type CorrectedResult, isCorrected } from "./corrected.ts";

/** Stands for a value that only the call itself shows. */
export const MASK = "********";

/**
 * An analysis without the values of the fields named (`pii: true`): null stays null, so that a list still tells what was
 * said. Their words are left out too, and with them what other fields quote from the same turns.
 */
export function maskAnalysis(analysis: AnalysisRow, names: readonly string[]): AnalysisRow {
  const hidden = new Set(names);
  const entries = Object.entries(analysis.fields);
  const turns = new Set(entries.flatMap(([name, result]) => (hidden.has(name) ? turnsOf(result) : [])));
  const fields = entries.map(([name, result]): [string, FieldResult] => [
    name,
    hidden.has(name) ? maskResult(result) : withoutTurns(result, turns),
  ]);
  return { ...analysis, fields: Object.fromEntries(fields) };
}

/** A run without its explanation where that speaks of a field named: explanations tell values. */
export function maskRun(run: ActionRunRow, names: readonly string[]): ActionRunRow {
  const told = names.find((name) => new RegExp(`\\b${name}\\b`).test(run.explanation));
  return told === undefined
    ? run
    : {
        ...run,
        explanation: sayReason("action.hidden", { field: told }),
      };
}

function maskResult(result: FieldResult): FieldResult {
  const { status, needs_review } = result;
  const value = result.value === null ? null : MASK;
  if (!isCorrected(result)) return { value, status, ...(needs_review && { needs_review }) };
  return corrected({ ...result, value }, maskResult(result.was));
}

const corrected = (result: CorrectedResult, was: FieldResult): CorrectedResult => ({ ...result, was });

/** Every result that a field holds: its own, the model's below a correction, a second reader's. */
function resultsIn(result: FieldResult): Pick<FieldResult, "evidence">[] {
  const inner = isCorrected(result) ? resultsIn(result.was) : [];
  return [result, ...(result.other_reading ? [result.other_reading] : []), ...inner];
}

function turnsOf(result: FieldResult): number[] {
  return resultsIn(result).flatMap(({ evidence }) => (evidence ?? []).map(({ turn }) => turn));
}

function withoutTurns(result: FieldResult, turns: ReadonlySet<number>): FieldResult {
  if (!turnsOf(result).some((turn) => turns.has(turn))) return result;
  const { evidence: _evidence, other_reading: _other, ...rest } = result;
  return isCorrected(result) ? corrected(result, withoutTurns(result.was, turns)) : rest;
}
