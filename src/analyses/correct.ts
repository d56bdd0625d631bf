import * as z from "zod";
import type { Configuration } from "../agents/configuration.ts";
import type { CallIds } from "../calls/ingest.ts";
import { getCall, noSuchCall } from "../calls/read.ts";
import type { CallView } from "../calls/view.ts";
import { AppError, type FieldError, invalid } from "../errors.ts";
import { type FieldValue, resolveField } from "../extraction/field.ts";
import { settingOf } from "../extraction/values/setting.ts";
import type { Clock } from "../id.ts";
import type { AnalysisRow, CallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { findAnalyzedCall, type Review, saveReview } from "../store/reviews.ts";
import { contextOf } from "./analyze.ts";
import { checkValue } from "./check-value.ts";
import { UNREAD } from "./corrected.ts";

/** An agent has at most as many. */
const MAX_FIELDS = 100;
/** A summary of several pages; what is longer is a transcript. */
const MAX_VALUE_CHARACTERS = 5_000;

const FieldName = z.string().min(1).max(64);
const Value = z.union(
  [z.string().max(MAX_VALUE_CHARACTERS), z.number(), z.boolean(), z.null()],
  `Use a string of at most ${MAX_VALUE_CHARACTERS} characters, a number, true, false or null.`,
);

/** What a person says of a call's analysis; the body of `PATCH /v1/calls/{id}/analysis`. */
export const Correction = z
  .strictObject({
    /** The right value of each field; null: the call does not say. The model's own value confirms it. */
    data: z
      .record(FieldName, Value)
      .refine((data) => Object.keys(data).length <= MAX_FIELDS, `Correct at most ${MAX_FIELDS} fields.`)
      .default({}),
    /** Fields whose correction is taken back. */
    remove: z.array(FieldName).max(MAX_FIELDS).default([]),
    /** Who says so; without it the API key. */
    by: z.string().trim().min(1).max(200).optional(),
  })
  .check(({ value: { data, remove }, issues }) => {
    const issue = (path: PropertyKey[], message: string) =>
      issues.push({ code: "custom", path, message, input: data });
    if (Object.keys(data).length + remove.length === 0)
      issue(["data"], "Name at least one field, here or in remove.");
    for (const [place, field] of remove.entries()) {
      if (Object.hasOwn(data, field))
        issue(["remove", place], `"${field}" is in data as well: correct it or take its correction back.`);
    }
  });
export type Correction = z.infer<typeof Correction>;

/**
 * Puts a person's values over the model's, and takes corrections back; answers the call as it stands then. Fires no action.
 * They stay with the call when it is read again. `conflict` while there is no analysis to correct or another one comes in
 * between; `invalid` lists every field that the analysis' agent version lacks and every value that the field cannot have.
 */
export async function correctAnalysis(
  tools: { db: Database; clock: Clock },
  ids: CallIds,
  keyId: string,
  { data, remove, by = keyId }: Correction,
): Promise<CallView> {
  const found = await findAnalyzedCall(tools.db, ids);
  if (!found) throw noSuchCall(ids.callId);
  const { call, analysis, configuration } = found;
  if (!analysis || !configuration) {
    throw new AppError("conflict", "The call is still being analyzed: correct it when that has ended.");
  }
  const corrected = checkAll(data, call, analysis, configuration);
  const review = { analysisId: analysis.id, corrected, removed: remove, by, at: tools.clock() };
  if (!(await saveReview(tools.db, ids, review))) {
    throw new AppError("conflict", "The call was read again meanwhile: look at it, then correct it.");
  }
  return getCall(tools.db, ids.workspaceId, ids.callId);
}

/** Every value in its normal form, with what the model had. */
function checkAll(
  data: Record<string, FieldValue>,
  call: CallRow,
  analysis: AnalysisRow,
  configuration: Configuration,
): Review["corrected"] {
  const setting = settingOf(contextOf(call, configuration));
  const definitions = new Map(configuration.post_call_data_extraction.map((field) => [field.name, field]));
  const results = new Map(Object.entries(analysis.fields));
  const errors: FieldError[] = [];
  const corrected = Object.entries(data).flatMap(([field, value]) => {
    const definition = definitions.get(field);
    const was = results.get(field) ?? UNREAD;
    const checked = definition
      ? checkValue(resolveField(definition), value, was.value, setting)
      : {
          message: `Version ${analysis.agentVersion} of the agent, which this analysis is by, has no such field.`,
        };
    if ("value" in checked) return [{ field, value: checked.value, was }];
    errors.push({ field: `data.${field}`, message: checked.message });
    return [];
  });
  if (errors.length > 0) throw invalid(errors);
  return corrected;
}
