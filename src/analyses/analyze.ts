import type { Configuration } from "../agents/configuration.ts";
import { customerNumber } from "../calls/parties.ts";
import { hasCustomerSpeech } from "../calls/transcript.ts";
import type { Turn } from "../calls/turn.ts";
import { type Extractor, extract } from "../extraction/extract.ts";
import { resolveField } from "../extraction/field.ts";
import type { CallContext } from "../extraction/model.ts";
import { PROMPT_VERSION } from "../extraction/prompt.ts";
import type { AnalysisRow, CallRow } from "../store/calls.ts";

/** What reading a call came to, before it is a row. */
export type CallReading =
  | { status: "skipped"; reason: "not_connected" | "no_customer_speech" | "no_fields" }
  | typeof INTERRUPTED
  | Awaited<ReturnType<typeof extract>>;

/** Every reader died over this call; one more would too. */
export const INTERRUPTED = { status: "failed", reason: "interrupted", retry: false, latency_ms: 0 } as const;

/** The members of a call that its reading depends on. */
export type ReadableCall = Pick<
  CallRow,
  "status" | "startedAt" | "timezone" | "direction" | "fromNumber" | "toNumber"
>;

/** Reads a call for the fields of a configuration, where there is anything to read. Saves nothing. */
export async function analyze(
  extractor: Extractor,
  call: ReadableCall,
  configuration: Configuration,
  turns: readonly Turn[],
): Promise<CallReading> {
  const connected = call.status === "completed" || call.status === "voicemail" || turns.length > 0;
  if (!connected) return { status: "skipped", reason: "not_connected" };
  if (!hasCustomerSpeech(turns)) return { status: "skipped", reason: "no_customer_speech" };
  if (configuration.post_call_data_extraction.length === 0) return { status: "skipped", reason: "no_fields" };
  const fields = configuration.post_call_data_extraction.map(resolveField);
  return extract(extractor, { fields, turns, call: contextOf(call, configuration) });
}

/** What a configuration and a call say of the setting in which phrases are read. */
export function contextOf(call: ReadableCall, configuration: Configuration): CallContext {
  return {
    startedAt: call.startedAt,
    timezone: call.timezone ?? configuration.timezone,
    language: configuration.language,
    customerNumber: customerNumber(call),
  };
}

/** The id of a call's first analysis: it follows from the call's, and sorts before those that were asked for later. */
export const firstAnalysisId = (callId: string): string => callId.replace(/^call_/, "ana_");

/** A reading as it is stored, under its own id and the version of the agent that asked. */
export function analysisOf(
  key: Pick<AnalysisRow, "workspaceId" | "callId" | "id" | "agentVersion">,
  read: CallReading,
  now: number,
): AnalysisRow {
  const completed = read.status === "completed" ? read : null;
  return {
    ...key,
    status: read.status,
    reason: read.status === "completed" ? null : read.reason,
    model: completed?.model ?? null,
    promptVersion: completed ? PROMPT_VERSION : null,
    fields: completed?.fields ?? {},
    inputTokens: completed?.usage.input_tokens ?? 0,
    outputTokens: completed?.usage.output_tokens ?? 0,
    costUsd: completed ? completed.cost_usd : 0,
    latencyMs: read.status === "skipped" ? 0 : read.latency_ms,
    completedAt: now,
  };
}
