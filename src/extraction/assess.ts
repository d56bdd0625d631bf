import type { Turn } from "../calls/turn.ts";
import { lastSaid, supportOf } from "./evidence/support.ts";
import type { Field } from "./field.ts";
import { ground } from "./ground.ts";
import type { Reading } from "./model.ts";
import { normalise } from "./normalise.ts";
import type { Evidence, FieldResult } from "./result.ts";
import type { Setting } from "./values/value.ts";

/**
 * What is passed on of a model's reading. A value stands only where it has a normal form and the transcript bears it
 * out; anything else is null with a status that says why, and the model's own words beside it.
 */
export function assess(
  field: Field,
  reading: Reading | null,
  turns: readonly Turn[],
  setting: Setting,
): FieldResult {
  if (!reading) return { value: null, status: "not_mentioned" };
  const { raw } = reading;
  const parsed = normalise(field, raw, setting);
  const cited = citedIn(field, reading, turns);
  if (parsed.kind === "unreadable") {
    return { value: null, status: "invalid", raw, rule: parsed.rule, ...(cited && { evidence: cited }) };
  }
  const value = parsed.kind === "value" ? parsed.value : null;
  const support = cited
    ? supportOf({ field, value, raw }, cited, turns, setting)
    : { kind: "absent" as const };
  if (support.kind === "absent") return { value: null, status: "ungrounded", raw };
  const { evidence } = support;
  if (parsed.kind === "ambiguous") {
    return { value: null, status: "ambiguous", raw, evidence, alternatives: parsed.alternatives };
  }
  const status = support.kind === "stated" ? "grounded" : "inferred";
  return { value, status, ...(raw === value ? {} : { raw }), evidence };
}

/** The passages that a reading rests on; null where it cites none that is in the transcript. */
function citedIn(field: Field, reading: Reading, turns: readonly Turn[]): Evidence[] | null {
  const { found, evidence } = ground(reading, turns);
  if (found) return evidence;
  const citesNothing = reading.turn === null && reading.quote === null;
  const isJudgement = field.type === "enum" || field.type === "boolean";
  const said = citesNothing && !isJudgement ? lastSaid(reading.raw, turns) : null;
  return said && [said];
}
