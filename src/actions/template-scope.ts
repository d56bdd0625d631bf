import type { Configuration } from "../agents/configuration.ts";
import { dataOf } from "../calls/data.ts";
import { customerNumber } from "../calls/parties.ts";
import type { Turn } from "../calls/turn.ts";
import { asText as asTranscript } from "../calls/write-transcript.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "../store/calls.ts";
import type { FollowUp } from "./follow-up.ts";
import type { Scope } from "./template.ts";
import { FIELD_MEMBERS } from "./variables.ts";

export interface Analysed {
  call: CallRow;
  analysis: AnalysisRow;
  configuration: Configuration;
  /** Epoch milliseconds. */
  now: number;
}

/** A call of which something is known; while it goes on, no analysis is completed, and its values are those so far. */
export interface Known extends Omit<Analysed, "analysis"> {
  analysis: Pick<AnalysisRow, "agentVersion" | "status" | "reason" | "model" | "fields"> & {
    completedAt: number | null;
  };
}

/** What is there only when a request is made. */
export interface Requesting {
  run: Pick<ActionRunRow, "id" | "name" | "explanation"> & Partial<Pick<ActionRunRow, "requestedBy">>;
  /** Null where no template asks for them. */
  turns: readonly Turn[] | null;
  /** The follow-up of the same call; null where there is none, or no template asks for it. */
  followUp: FollowUp | null;
}

/** The values behind `variablesOf`: each name that may be written is there, null where there is nothing. */
export function scopeOf(known: Known, requesting?: Requesting): Scope {
  const { call, analysis, configuration, now } = known;
  const names = configuration.post_call_data_extraction.map(({ name }) => name);
  const data = { ...empty(names), ...dataOf(analysis.fields) };
  const results = Object.entries(analysis.fields).map(([name, result]) => [name, resultOf(result)]);
  const fields = {
    ...Object.fromEntries(names.map((name) => [name, resultOf({ value: null, status: "not_mentioned" })])),
    ...Object.fromEntries(results),
  };
  const values = {
    call: { ...callOf(call), ...(requesting ? spokenIn(requesting.turns) : {}) },
    agent: {
      id: call.agentId,
      name: configuration.agent_name,
      language: configuration.language,
      timezone: configuration.timezone,
      version: analysis.agentVersion,
    },
    analysis: {
      status: analysis.status,
      reason: analysis.reason,
      model: analysis.model,
      completed_at: analysis.completedAt === null ? null : new Date(analysis.completedAt).toISOString(),
      data,
      fields,
    },
    ...(requesting
      ? {
          schedule: requesting.followUp,
          event: { id: eventIdOf(requesting.run) },
          action: { name: requesting.run.name, explanation: requesting.run.explanation },
        }
      : {}),
    now: new Date(now).toISOString(),
    ...data,
  };
  return { values, open: new WeakSet([values.call.metadata, values.call.dynamic_variables]) };
}

/** An event's id follows from its run's, so that performing twice makes one event. */
export const eventIdOf = (run: Pick<ActionRunRow, "id">) => run.id.replace(/^run_/, "evt_");

const empty = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));

/** An empty list is null, as in `evidence[0].quote` of a field that was not mentioned. */
function resultOf(result: FieldResult): Record<string, unknown> {
  return { ...empty(FIELD_MEMBERS), ...result, evidence: result.evidence?.map(withTime) ?? null };
}

const withTime = (evidence: object) => ({ start_ms: null, ...evidence });

function callOf(call: CallRow) {
  return {
    id: call.id,
    provider: call.provider,
    provider_call_id: call.providerCallId,
    direction: call.direction,
    status: call.status,
    end_reason: call.endReason,
    from_number: call.fromNumber,
    to_number: call.toNumber,
    customer_number: customerNumber(call),
    started_at: call.startedAt,
    ended_at: call.endedAt,
    duration_ms: call.durationMs,
    timezone: call.timezone,
    recording_url: call.recordingUrl,
    asked_for_human: call.askedForHuman?.quote ?? null,
    metadata: call.metadata,
    dynamic_variables: call.dynamicVariables,
    transfer: { outcome: call.transferOutcome },
  };
}

function spokenIn(turns: readonly Turn[] | null) {
  return {
    transcript: turns && asTranscript(turns).trimEnd(),
    turns: turns?.map((turn) => ({ start_ms: null, end_ms: null, ...turn })) ?? null,
  };
}
