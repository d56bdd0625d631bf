import { and, eq, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import type { FieldValue } from "../extraction/field.ts";
import type { FieldResult } from "../extraction/result.ts";
import { configurationBehind } from "./analyses.ts";
import { currentAnalysis } from "./calls.ts";
import { recountMarks } from "./corrections.ts";
import type { Database } from "./database.ts";
import { markHours } from "./rolled-hours.ts";
import { analyses, calls, corrections } from "./schema.ts";

/** A call with the model's own analysis and the configuration that it was read by, in one round trip. */
export async function findAnalyzedCall(db: Database, { workspaceId, callId }: CallIds) {
  const itself = and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId));
  const [found, current, version] = await db.batch([
    db.select().from(calls).where(itself),
    currentAnalysis(db, workspaceId, callId),
    configurationBehind(
      db,
      { workspaceId, callId },
      and(
        eq(analyses.workspaceId, calls.workspaceId),
        eq(analyses.callId, calls.id),
        eq(analyses.id, calls.analysisId),
      ),
    ),
  ]);
  const call = found[0];
  return call
    ? { call, analysis: current[0] ?? null, configuration: version[0]?.configuration ?? null }
    : null;
}

/** One person's word on an analysis: values for some fields, and corrections to take back. */
export interface Review {
  /** The analysis that was looked at. */
  analysisId: string;
  corrected: readonly { field: string; value: FieldValue; was: FieldResult }[];
  removed: readonly string[];
  by: string;
  /** Epoch milliseconds. */
  at: number;
}

/**
 * Saves a review and counts the call's open marks again, at once. False, and nothing saved, where another analysis stands
 * by now.
 */
export async function saveReview(db: Database, ids: CallIds, review: Review): Promise<boolean> {
  const { workspaceId, callId } = ids;
  const { analysisId, by, at } = review;
  const standing = sql`FROM calls WHERE workspace_id = ${workspaceId} AND id = ${callId} AND analysis_id = ${analysisId}`;
  const [, , , stands] = await db.batch([
    db
      .insert(corrections)
      .select(
        sql`SELECT c.workspace_id, c.id, j.value ->> '$.field', c.agent_id, c.analysis_id, j.value -> '$.value',
            j.value -> '$.was', ${by}, ${at}
          FROM (SELECT * ${standing}) AS c, json_each(${JSON.stringify(review.corrected)}) AS j WHERE true`,
      )
      .onConflictDoUpdate({
        target: [corrections.workspaceId, corrections.callId, corrections.field],
        set: {
          analysisId: sql`excluded.analysis_id`,
          value: sql`excluded.value`,
          was: sql`excluded.was`,
          correctedBy: sql`excluded.corrected_by`,
          correctedAt: sql`excluded.corrected_at`,
        },
      }),
    db
      .delete(corrections)
      .where(
        and(
          eq(corrections.workspaceId, workspaceId),
          eq(corrections.callId, callId),
          sql`${corrections.field} IN (SELECT value FROM json_each(${JSON.stringify(review.removed)}))`,
          sql`EXISTS (SELECT 1 ${standing})`,
        ),
      ),
    recountMarks(db, ids),
    db
      .select({ id: calls.id })
      .from(calls)
      .where(and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId), eq(calls.analysisId, analysisId))),
    markHours(db, workspaceId, [callId], at),
  ]);
  return stands.length === 1;
}
