import { and, eq, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import type { Database } from "./database.ts";
import { calls, corrections } from "./schema.ts";

export type CorrectionRow = typeof corrections.$inferSelect;

/** What people put right on these calls; to be awaited, or put into the batch that loads them. */
export function correctionsOf(db: Database, workspaceId: string, callIds: readonly string[]) {
  return db
    .select()
    .from(corrections)
    .where(
      and(
        eq(corrections.workspaceId, workspaceId),
        sql`${corrections.callId} IN (SELECT value FROM json_each(${JSON.stringify(callIds)}))`,
      ),
    );
}

/**
 * Fields of a call's current analysis that a person should look at and none has, for an UPDATE of `calls`. Counted from
 * the rows as they stand, so that two people at once count right.
 */
const openMarks = sql<number>`(SELECT COUNT(*) FROM analyses AS a, json_each(a.fields) AS f
  WHERE a.workspace_id = calls.workspace_id AND a.call_id = calls.id AND a.id = calls.analysis_id
    AND f.value ->> '$.needs_review'
    AND NOT EXISTS (SELECT 1 FROM corrections AS c
      WHERE c.workspace_id = calls.workspace_id AND c.call_id = calls.id AND c.field = f.key))`;

/** Counts a call's marks again; for a batch that has changed its current analysis or its corrections before. */
export function recountMarks(db: Database, { workspaceId, callId }: CallIds) {
  return db
    .update(calls)
    .set({ needsReview: openMarks })
    .where(and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId)));
}
