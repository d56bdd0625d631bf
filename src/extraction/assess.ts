import type { Turn } from "../calls/turn.ts";
import { earliestDay } from "./ahead.ts";
import { lastSaid, supportOf } from "./evidence/support.ts";
import { isSaidVaguely } from "./evidence/vaguely-said.ts";
import type { Field, FieldValue } from "./field.ts";
import { ground } from "./ground.ts";
import type { Reading } from "./model.ts";
import { normalise } from "./normalise.ts";
import type { Evidence, FieldResult } from "./result.ts";
import type { Parsed, Setting } from "./values/value.ts";

const SAID_TO_THE_READER =
  "The words it rests on speak to the reader of the transcript, not to the other side of the call.";

/**
 * What is passed on of a model's reading. A value stands only where it has a normal form and the talk bears it out;
 * anything else is null with a status that says why, and the model's own words beside it. `turns` is the talk without
 * what speaks to a machine (`evidence/addressed-to-machine.ts`), `whole` the transcript with it.
 */
export function assess(
  field: Field,
  reading: Reading | null,
  turns: readonly Turn[],
  setting: Setting,
  whole: readonly Turn[] = turns,
): FieldResult {
  if (!reading) return { value: null, status: "not_mentioned" };
  const { raw } = reading;
  const parsed = onItsSide(field, normalise(field, raw, setting), setting);
  const cited = citedIn(field, reading, turns, whole);
  if (parsed.kind === "unreadable") {
    const { rule, suggested } = parsed;
    const isSaid = suggested !== undefined && cited && isSaidVaguely(field, suggested, cited, turns, setting);
    const refused: FieldResult = { value: null, status: "invalid", raw, rule };
    return { ...refused, ...(isSaid && { suggested }), ...(cited && { evidence: cited }) };
  }
  const value = parsed.kind === "value" ? parsed.value : null;
  const support = cited
    ? supportOf({ field, value, raw }, cited, turns, setting)
    : { kind: "absent" as const };
  if (support.kind === "absent") {
    const told = !cited && whole !== turns && ground(reading, whole).found;
    return { value: null, status: "ungrounded", raw, ...(told && { rule: SAID_TO_THE_READER }) };
  }
  const { evidence } = support;
  if (parsed.kind === "ambiguous") {
    return { value: null, status: "ambiguous", raw, evidence, alternatives: parsed.alternatives };
  }
  const status = support.kind === "stated" ? "grounded" : "inferred";
  const { chosen } = parsed;
  return { value, status, ...(raw === value ? {} : { raw }), ...(chosen && { chosen }), evidence };
}

/** A day before the call is no answer to a field that asks for one ahead of it. */
function onItsSide(field: Field, parsed: Parsed<FieldValue>, setting: Setting): Parsed<FieldValue> {
  const earliest = earliestDay(field, setting);
  if (parsed.kind !== "value" || earliest === null || String(parsed.value) >= earliest) return parsed;
  return { kind: "unreadable", rule: `The day that was said, ${parsed.value}, lies before the call.` };
}

/**
 * The passages that a reading rests on; null where it cites none that is in the talk. Of a citation that is partly
 * addressed to a machine, the rest may still say the value; a judgement, which need not be said, does not rest on it.
 */
function citedIn(
  field: Field,
  reading: Reading,
  turns: readonly Turn[],
  whole: readonly Turn[],
): Evidence[] | null {
  const isJudgement = field.type === "enum" || field.type === "boolean";
  const { turn, quote } = reading;
  const isCut = turn !== null && turns[turn]?.text !== whole[turn]?.text;
  if (isJudgement && quote === null && isCut) return null;
  const { found, evidence } = ground(reading, turns);
  if (found) return evidence;
  if (isJudgement) return null;
  if (whole === turns) return saidAnyway(reading, turns);
  const honest = ground(reading, whole).evidence.filter((part) =>
    turns[part.turn]?.text.includes(part.quote),
  );
  return honest.length > 0 ? honest : saidAnyway(reading, turns);
}

/** Where a reading without any citation was said. */
function saidAnyway({ raw, turn, quote }: Reading, turns: readonly Turn[]): Evidence[] | null {
  const said = turn === null && quote === null ? lastSaid(raw, turns) : null;
  return said && [said];
}
