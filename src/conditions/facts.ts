import { CALL_STATUSES, DIRECTIONS, TRANSFER_OUTCOMES } from "../calls/status.ts";
import type { Field, FieldValue } from "../extraction/field.ts";

/** What a condition is evaluated on: one scalar for each name; a name that is missing reads as null. */
export type Facts = Readonly<Record<string, FieldValue>>;

/** What can be said beforehand of a fact's values. `options` is empty unless `type` is `enum`. */
export type FactType = Pick<Field, "type" | "options" | "format">;

/** The members of a stored call that conditions may use. */
export interface CallView {
  direction: string;
  status: string;
  durationMs: number | null;
  endReason: string | null;
  fromNumber: string | null;
  toNumber: string | null;
  metadata: Readonly<Record<string, unknown>>;
  /** Only on a call that was transferred, or was meant to be. */
  transferOutcome?: string | null;
  /** Where the customer asked for a person. */
  askedForHuman?: object | null;
}

const text: FactType = { type: "string", options: [], format: null };
const oneOf = (...options: string[]): FactType => ({ type: "enum", options, format: null });

/** The facts with a name of their own; beside them stands every `call.metadata.…`, whose type is not known. */
export const CALL_FACTS: Readonly<Record<string, FactType>> = {
  "call.direction": oneOf(...DIRECTIONS),
  "call.duration_ms": { type: "number", options: [], format: null },
  "call.status": oneOf(...CALL_STATUSES),
  "call.end_reason": text,
  "call.from_number": { type: "string", options: [], format: "phone" },
  "call.to_number": { type: "string", options: [], format: "phone" },
  "call.transfer.outcome": oneOf(...TRANSFER_OUTCOMES),
  "call.asked_for_human": { type: "boolean", options: [], format: null },
};

/** Metadata nested deeper than this is kept on the call but is out of the reach of conditions. */
const MAX_METADATA_DEPTH = 10;

export function isMetadata(name: string): boolean {
  return /^call\.metadata\../.test(name);
}

export function isCallFact(name: string): boolean {
  return Object.hasOwn(CALL_FACTS, name) || isMetadata(name);
}

/**
 * The analysis' values under the names of their fields, the call's under `call.…`. Nested metadata has dotted names, and
 * a list's items are numbered: `{"plan": {"tags": ["a"]}}` is `call.metadata.plan.tags.0`.
 */
export function factsOf(data: Facts, call: CallView): Facts {
  return Object.fromEntries([
    ...Object.entries(data),
    ["call.direction", call.direction],
    ["call.duration_ms", call.durationMs],
    ["call.status", call.status],
    ["call.end_reason", call.endReason],
    ["call.from_number", call.fromNumber],
    ["call.to_number", call.toNumber],
    ["call.transfer.outcome", call.transferOutcome ?? null],
    ["call.asked_for_human", call.askedForHuman != null],
    ...scalarsOf(call.metadata, "call.metadata", MAX_METADATA_DEPTH),
  ]);
}

/** A fact, null where there is none. Fields may be called `constructor`: only what the facts hold themselves counts. */
export function factOf(facts: Facts, name: string): FieldValue {
  return Object.hasOwn(facts, name) ? (facts[name] ?? null) : null;
}

function scalarsOf(value: unknown, name: string, depth: number): [string, FieldValue][] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [[name, value]];
  if (typeof value !== "object" || value === null || depth === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) => scalarsOf(inner, `${name}.${key}`, depth - 1));
}
