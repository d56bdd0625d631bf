import { withCorrections } from "../analyses/corrected.ts";
import { evaluate } from "../conditions/evaluate.ts";
import { type Facts, factOf } from "../conditions/facts.ts";
import { fieldsIn } from "../conditions/fields-in.ts";
import type { FieldValue } from "../extraction/field.ts";
import type { CallActions } from "../store/call-actions.ts";
import type { ActionRunRow } from "../store/calls.ts";
import type { Action } from "./action.ts";
import { type Basis, factsOfRun } from "./decided-by.ts";
import { hindranceOf } from "./hindrance.ts";
import { webhookTemplates } from "./render.ts";
import { textsOf } from "./render-body.ts";
import { namesAny } from "./template-names.ts";

/** Values that an action rests on and a person has put right since it was decided. */
export interface CorrectedSince {
  fields: { field: string; was: FieldValue; value: FieldValue; by: string; at: string }[];
  /** Whether the action would run, were it decided now. */
  would_run: boolean;
}

/** What was put right after a run was decided; null where nothing was that it rests on. Pure. */
export function correctedSince(loaded: CallActions, run: ActionRunRow, basis: Basis): CorrectedSince | null {
  const before = factsOfRun(loaded, basis, run.createdAt);
  const now = factsOfRun(loaded, basis, Number.POSITIVE_INFINITY);
  const fields = loaded.corrections
    .filter(
      ({ correctedAt, field }) => correctedAt > run.createdAt && restsOn(basis.action, field, run.status),
    )
    .map(({ field, correctedBy: by, correctedAt }) => {
      const at = new Date(correctedAt).toISOString();
      return { field, was: factOf(before, field), value: factOf(now, field), by, at };
    })
    .filter(({ was, value }) => was !== value);
  return fields.length === 0 ? null : { fields, would_run: wouldRun(loaded, basis, now) };
}

function wouldRun({ call, corrections }: CallActions, { action, analysis }: Basis, facts: Facts): boolean {
  const corrected = withCorrections(analysis.fields, corrections);
  // Where nothing had been read, a person's word is now what is known.
  const status = Object.keys(corrected).length > 0 ? "completed" : analysis.status;
  const verdict = evaluate(action.condition, facts);
  return hindranceOf(action, { analysis: { ...analysis, status }, call }, verdict) === null;
}

/** Whether an action's condition, its templates or what it books ask for a field. */
function restsOn(action: Action, field: string, status: string): boolean {
  if (action.condition && fieldsIn(action.condition).includes(field)) return true;
  const named = (texts: readonly { text: string }[]) =>
    texts.some(({ text }) => namesAny(text, field, `analysis.data.${field}`, `analysis.fields.${field}`));
  if (action.type === "schedule_call") {
    const { use_field, to_field, timezone_field, dynamic_variables } = action.config;
    return [use_field, to_field, timezone_field].includes(field) || named(textsOf(dynamic_variables ?? {}));
  }
  if (action.type === "transfer_call") return false;
  const { method, body } = action.config;
  // Without a body of its own, it has sent all that was read.
  const isWhole = status !== "skipped" && body === undefined && method !== "GET" && method !== "DELETE";
  return isWhole || named(webhookTemplates(action.config));
}
