import type { Turn } from "../calls/turn.ts";
import { assess } from "./assess.ts";
import { saidToTheOtherSide } from "./evidence/addressed-to-machine.ts";
import type { Field } from "./field.ts";
import type {
  ExtractionModel,
  ExtractionRequest,
  ModelAnswer,
  ModelFailure,
  Reading,
  Usage,
} from "./model.ts";
import { offline, readOffline } from "./models/offline.ts";
import { addUsage } from "./models/prompted.ts";
import { costUsd } from "./price.ts";
import type { FieldResult } from "./result.ts";
import { besideSecond, isCheckable, markMissing } from "./review.ts";
import { settingFor } from "./setting.ts";

/** Beyond this, models begin to leave fields out and mix them up; more fields are read in several goes. */
export const MAX_FIELDS_PER_READING = 30;

/** Failures that pass by themselves: HTTP 408, 409, 429 and 5xx, and what never got as far as a status. */
const PASSING: ReadonlySet<ModelFailure> = new Set([
  "timeout",
  "rate_limited",
  "out_of_capacity",
  "allowance_used_up",
  "server_error",
  "network",
]);

/** One model that was tried and gave nothing. */
export interface FailedAttempt {
  model: string;
  failure: ModelFailure;
  detail: string;
}

export interface CompletedExtraction {
  status: "completed";
  model: string;
  usage: Usage;
  latency_ms: number;
  /** Null for a model without a known price. */
  cost_usd: number | null;
  data: Record<string, FieldResult["value"]>;
  fields: Record<string, FieldResult>;
}

export interface FailedExtraction {
  status: "failed";
  /** Why the last model of the list gave nothing. */
  reason: ModelFailure;
  /** True where any model of the list may answer later. */
  retry: boolean;
  /** How long to wait at least, where every model worth another try has said so. */
  retryAfterMs?: number;
  latency_ms: number;
  attempts: FailedAttempt[];
}

export type Extraction = CompletedExtraction | FailedExtraction;

export interface Extractor {
  /** The model of choice first, then those to fall back on. */
  models: readonly ExtractionModel[];
  /** Now, in milliseconds. */
  clock: () => number;
}

/**
 * Reads the fields of a call with the first model that answers, and passes on only what the transcript bears out. What
 * the offline reader, always asked as well, reads otherwise is marked for review (`review.ts`).
 * Never throws and never makes data up: where no model answers, it says why and whether to come back.
 */
export async function extract({ models, clock }: Extractor, asked: ExtractionRequest): Promise<Extraction> {
  const startedMs = clock();
  const request = { ...asked, turns: saidToTheOtherSide(asked.turns, asked.fields) };
  const failures: (FailedAttempt & { retryAfterMs?: number })[] = [];
  for (const model of models) {
    const answer = await readInGroups(model, request);
    if (answer.kind === "failed") {
      const { kind: _, ...failure } = answer;
      failures.push({ model: model.id, ...failure });
      continue;
    }
    const second = model.id === offline.id ? null : readOffline(request);
    const fields = assessAll(answer, second, request, asked.turns);
    return {
      status: "completed",
      model: model.id,
      usage: answer.usage,
      latency_ms: clock() - startedMs,
      cost_usd: costUsd(model.id, answer.usage),
      data: Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
      fields,
    };
  }
  return { ...outcomeOf(failures), latency_ms: clock() - startedMs };
}

interface GroupsRead {
  kind: "read";
  readings: Map<Field, Reading | null>;
  /** Fields of the groups that the model declined while it read others. */
  refused: Set<Field>;
  usage: Usage;
}

/** One reading for every thirty fields. A failed group fails the model, but for a refusal of some of the groups. */
async function readInGroups(
  model: ExtractionModel,
  request: ExtractionRequest,
): Promise<GroupsRead | Extract<ModelAnswer, { kind: "failed" }>> {
  const merged: GroupsRead = {
    kind: "read",
    readings: new Map(),
    refused: new Set(),
    usage: { input_tokens: 0, output_tokens: 0 },
  };
  for (const fields of groupsOf(request.fields)) {
    const answer = await model.read({ ...request, fields });
    if (answer.kind === "failed") {
      if (answer.failure !== "refused" || fields.length === request.fields.length) return answer;
      for (const field of fields) merged.refused.add(field);
      continue;
    }
    merged.usage = addUsage(merged.usage, answer.usage);
    for (const field of fields) {
      // A field may be called constructor: only what the model itself has answered counts.
      const reading = Object.hasOwn(answer.readings, field.name) ? answer.readings[field.name] : null;
      merged.readings.set(field, reading ?? null);
    }
  }
  if (merged.refused.size > 0 && merged.readings.size === 0) {
    return { kind: "failed", failure: "refused", detail: "The model declined to read this transcript." };
  }
  return merged;
}

function groupsOf(fields: readonly Field[]): Field[][] {
  const count = Math.ceil(fields.length / MAX_FIELDS_PER_READING);
  // Even groups: 31 fields are 16 and 15, not 30 and a lonely one.
  const size = Math.ceil(fields.length / count);
  return Array.from({ length: count }, (_, group) => fields.slice(group * size, (group + 1) * size));
}

/** Every field's result, compared with the offline reader's where that has read the call as a second one. */
function assessAll(
  { readings, refused }: GroupsRead,
  second: Record<string, Reading | null> | null,
  { fields, turns, call }: ExtractionRequest,
  whole: readonly Turn[],
): Record<string, FieldResult> {
  const setting = settingFor({ call, turns });
  const assessed = (field: Field, reading: Reading | null | undefined) =>
    assess(field, reading ?? null, turns, setting, whole);
  return Object.fromEntries(
    fields.map((field) => {
      const first: FieldResult = refused.has(field)
        ? { value: null, status: "refused" }
        : assessed(field, readings.get(field));
      const compared =
        second && isCheckable(field)
          ? besideSecond(field, first, assessed(field, second[field.name]))
          : first;
      return [field.name, markMissing(field, compared)];
    }),
  );
}

function outcomeOf(
  failures: readonly (FailedAttempt & { retryAfterMs?: number })[],
): Omit<FailedExtraction, "latency_ms"> {
  const passing = failures.filter(({ failure }) => PASSING.has(failure));
  const waits = passing.map(({ retryAfterMs }) => retryAfterMs ?? 0);
  const soonest = Math.min(...waits);
  return {
    status: "failed",
    reason: failures.at(-1)?.failure ?? "not_configured",
    retry: passing.length > 0,
    ...(passing.length > 0 && soonest > 0 ? { retryAfterMs: soonest } : {}),
    attempts: failures.map(({ model, failure, detail }) => ({ model, failure, detail })),
  };
}
