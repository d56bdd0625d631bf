import type { Field } from "./field.ts";
import { offline } from "./models/offline.ts";
import type { FieldResult } from "./result.ts";

type Value = FieldResult["value"];

/** True where values have a normal form, so that two readings of a field can be told to be the same or not. */
export function isCheckable({ type, format, digitsOnly }: Field): boolean {
  return type !== "string" || digitsOnly || format !== null;
}

/**
 * A model's result beside the offline reader's for the same checkable field. The model's value stands; where the two
 * disagree, the field is marked for a person to look at, with both. They disagree where both give a value and the values
 * differ, and where the model gives none and the offline reader finds one in so many words. That the offline reader
 * finds none says little, and a model that declined to read has missed nothing.
 */
export function besideSecond(field: Field, first: FieldResult, second: FieldResult): FieldResult {
  if (second.value === null || first.status === "refused") return first;
  const agrees =
    first.value === null ? second.status !== "grounded" : isSame(field, first.value, second.value);
  if (agrees) return first;
  const { value, status, raw, evidence } = second;
  const other = {
    model: offline.id,
    value,
    status,
    ...(raw !== undefined && { raw }),
    ...(evidence && { evidence }),
  };
  return { ...first, needs_review: true, other_reading: other };
}

/** A required field without a value is marked, whoever has read it. */
export function markMissing(field: Field, result: FieldResult): FieldResult {
  return field.required && result.value === null ? { ...result, needs_review: true } : result;
}

/** Equal as normal forms: an instant is the same in any offset, and a day is the same as a time on it. */
function isSame({ format }: Field, first: Value, second: Value): boolean {
  if (first === second) return true;
  if (format !== "date-time" || typeof first !== "string" || typeof second !== "string") return false;
  const isDay = first.length === DAY_CHARS || second.length === DAY_CHARS;
  return isDay
    ? first.slice(0, DAY_CHARS) === second.slice(0, DAY_CHARS)
    : Date.parse(first) === Date.parse(second);
}

const DAY_CHARS = "2026-05-07".length;
