import { and, eq, sql } from "drizzle-orm";
import type { Turn } from "../calls/turn.ts";
import { indexStatements } from "./call-search.ts";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import type { ReanalysisIds } from "./reanalyses.ts";
import { calls, providerCalls, reanalyses, transcripts } from "./schema.ts";

/**
 * Gives a call the transcript that it was closed without, or a longer one where it was closed by the end reason
 * `closedBy`, and asks for a reading with all that follows from it; a call whose first reading has not begun is read by
 * that. True where that other reading is to be knocked for.
 */
export async function saveLateTranscript(
  db: Database,
  { workspaceId, callId, analysisId }: ReanalysisIds,
  turns: readonly Turn[],
  { now, dueAt, closedBy }: { now: number; dueAt: number; closedBy: string | null },
): Promise<boolean> {
  const ofCall = and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId));
  const row = columnsOf(reanalyses, {
    ...{ workspaceId, id: analysisId, callId, agentVersion: sql`${calls.agentVersion}`, fireActions: true },
    ...{ batchId: null, status: "pending", reason: null, attempts: 0, dueAt, createdAt: now },
    ...{ finishedAt: null, changedFields: null },
  });
  const isShort = sql`EXISTS (SELECT 1 FROM transcripts AS t JOIN calls AS c USING (workspace_id)
    WHERE t.workspace_id = ${workspaceId} AND t.call_id = ${callId} AND c.id = t.call_id AND (t.turns = '[]'
      OR (c.end_reason = ${closedBy} AND json_array_length(t.turns) < ${turns.length})))`;
  const [asked] = await db.batch([
    db
      .insert(reanalyses)
      .select(
        sql`SELECT ${row} FROM ${calls} WHERE ${and(ofCall, sql`${calls.analysisStatus} <> 'pending'`, isShort)}`,
      )
      .onConflictDoNothing()
      .returning({ id: reanalyses.id }),
    db.update(calls).set({ transcriptProblem: null }).where(and(ofCall, isShort)),
    db
      .update(providerCalls)
      .set({ problem: null })
      .where(
        and(
          eq(providerCalls.workspaceId, workspaceId),
          sql`(provider, connection_id, provider_call_id) = (SELECT provider, coalesce(connection_id, ''), provider_call_id
            FROM calls WHERE workspace_id = ${workspaceId} AND id = ${callId})`,
          isShort,
        ),
      ),
    db
      .update(transcripts)
      .set({ turns: [...turns] })
      .where(and(eq(transcripts.workspaceId, workspaceId), eq(transcripts.callId, callId), isShort)),
    // A call that is still to be read is made findable with its first analysis.
    ...indexStatements(
      db,
      sql`c.workspace_id = ${workspaceId} AND c.id = ${callId}
        AND c.analysis_status NOT IN ('open', 'pending', 'running') AND t.turns = ${JSON.stringify(turns)}`,
    ),
  ]);
  return asked.length === 1;
}
