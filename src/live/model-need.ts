import type { Turn } from "../calls/turn.ts";
import type { Field } from "../extraction/field.ts";
import type { FieldResult } from "../extraction/result.ts";

/** The customer has stopped talking: shorter than people wait for an answer, longer than they draw breath. */
export const PAUSE_MS = 1_500;
/** Fewer words are a yes or a name, which the offline reader reads as well. */
const MIN_NEW_WORDS = 5;
/** A bound on what one call may cost. */
const MAX_MODEL_READINGS = 10;

/** How often a model was asked about a call, and how many words the customer had said when it last was. */
export interface ModelUse {
  readings: number;
  words: number;
}

export const NOT_ASKED: ModelUse = { readings: 0, words: 0 };

/** True where a model may say more: a needed field has no value, the customer went on, and the call may cost as much. */
export function isModelNeeded(
  { readings, words }: ModelUse,
  needed: readonly Field[],
  fields: Readonly<Record<string, FieldResult>>,
  turns: readonly Turn[],
): boolean {
  const isEmpty = ({ name }: Field) => !Object.hasOwn(fields, name) || fields[name]?.value === null;
  return (
    readings < MAX_MODEL_READINGS && needed.some(isEmpty) && customerWords(turns) - words >= MIN_NEW_WORDS
  );
}

export function customerWords(turns: readonly Turn[]): number {
  const said = turns.filter(({ role }) => role === "customer");
  return said.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}
