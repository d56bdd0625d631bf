import type { TimelineRows } from "../../store/timeline.ts";
import { entry, type TimelineEntry } from "./entry.ts";

/** What was read in the call, by models and by people. */
export function readEntries({
  call,
  analyses,
  reanalyses,
  corrections,
  suppressions,
}: TimelineRows): TimelineEntry[] {
  const first = Math.min(...analyses.map(({ completedAt, latencyMs }) => completedAt - latencyMs));
  // Both are looked for before a model is asked.
  const heardAt = Number.isFinite(first) ? first : (suppressions[0]?.createdAt ?? call.createdAt);
  return [
    ...reanalyses.flatMap(({ id, createdAt, agentVersion, fireActions, batchId }) => {
      const facts = { agent_version: agentVersion, fire_actions: fireActions, batch_id: batchId };
      return entry("reanalysis.requested", createdAt, facts, { resource: "analyses", id });
    }),
    ...analyses.flatMap(analysisEntries),
    ...(call.optOut ? entry("opt_out.heard", heardAt, said(call.optOut)) : []),
    ...(call.askedForHuman ? entry("human.asked_for", heardAt, said(call.askedForHuman)) : []),
    ...suppressions.flatMap(({ id, createdAt, phoneNumber: phone_number, quote }) =>
      entry("number.suppressed", createdAt, { phone_number, quote }, { resource: "suppressions", id }),
    ),
    ...corrections.flatMap(({ field, correctedAt, correctedBy: by, was, value: to }) =>
      entry("field.corrected", correctedAt, { field, by, from: was.value, to }),
    ),
  ];
}

const said = ({ turn, quote }: { turn: number; quote: string }) => ({ turn, quote });

function analysisEntries(analysis: TimelineRows["analyses"][number]): TimelineEntry[] {
  const { id, agentVersion: agent_version, completedAt, latencyMs: latency_ms, status, reason } = analysis;
  const link = { resource: "analyses" as const, id };
  const facts = {
    ...{ status, reason, agent_version, model: analysis.model, latency_ms },
    ...{ input_tokens: analysis.inputTokens, output_tokens: analysis.outputTokens },
    cost_usd: analysis.costUsd,
  };
  return [
    // When it began is not kept; how long it took is.
    ...(status === "skipped"
      ? []
      : entry("analysis.begun", completedAt - latency_ms, { agent_version }, link)),
    ...entry("analysis.ended", completedAt, facts, link),
  ];
}
