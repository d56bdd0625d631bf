import { dataOf } from "../calls/data.ts";
import type { AnalysisRow } from "../store/calls.ts";
import { isCorrected } from "./corrected.ts";

/** An analysis as every door and every event shows it; `correction` repeats beside it what people put right. */
export function analysisView(analysis: AnalysisRow) {
  return {
    status: analysis.status,
    reason: analysis.reason,
    agent_version: analysis.agentVersion,
    model: analysis.model,
    prompt_version: analysis.promptVersion,
    completed_at: new Date(analysis.completedAt).toISOString(),
    latency_ms: analysis.latencyMs,
    usage: { input_tokens: analysis.inputTokens, output_tokens: analysis.outputTokens },
    cost_usd: analysis.costUsd,
    data: dataOf(analysis.fields),
    fields: analysis.fields,
    correction: correctionOf(analysis.fields),
  };
}

function correctionOf(fields: AnalysisRow["fields"]) {
  const corrected = Object.entries(fields).flatMap(([name, result]) =>
    isCorrected(result)
      ? [[name, { value: result.value, by: result.by, at: result.at, was: result.was.value }] as const]
      : [],
  );
  return Object.fromEntries(corrected);
}
