import { and, desc, eq, inArray, lt, lte, ne, or, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import type { Announcement } from "../webhooks/announce.ts";
import { replaceRuns, runsBefore } from "./action-runs.ts";
import type { ActionRunRow, AnalysisRow } from "./calls.ts";
import { correctionsOf, recountMarks } from "./corrections.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { isOverdue } from "./overdue.ts";
import { markHours } from "./rolled-hours.ts";
import { rowsWhere } from "./rows-where.ts";
import { agentVersions, analyses, calls, reanalyses, transcripts } from "./schema.ts";
import { versionOfCall } from "./versions.ts";

export type ReanalysisRow = typeof reanalyses.$inferSelect;
export interface ReanalysisIds extends CallIds {
  analysisId: string;
}

const itself = ({ workspaceId, callId, analysisId }: ReanalysisIds) =>
  and(eq(reanalyses.workspaceId, workspaceId), eq(reanalyses.callId, callId), eq(reanalyses.id, analysisId));

/** What of a call decides whether it may be read again; null where there is none. */
export async function findReadableCall(db: Database, workspaceId: string, callId: string) {
  const [call] = await db
    .select({ agentId: calls.agentId, analysisStatus: calls.analysisStatus })
    .from(calls)
    .where(and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId)));
  return call ?? null;
}

export async function insertReanalysis(db: Database, row: ReanalysisRow): Promise<void> {
  await db.insert(reanalyses).values(row);
}

/**
 * Takes a re-analysis, once, as `claimAnalysis` takes a call's first; null where another has it, or it is done or
 * canceled.
 */
export async function claimReanalysis(db: Database, ids: ReanalysisIds, now: number, leaseUntil: number) {
  const { workspaceId, callId, analysisId } = ids;
  const ofCall = and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId));
  const [claimed, found, transcript, version, corrections, before, runs] = await db.batch([
    db
      .update(reanalyses)
      .set({ status: "running", attempts: sql`${reanalyses.attempts} + 1`, dueAt: leaseUntil })
      .where(
        and(
          itself(ids),
          or(
            eq(reanalyses.status, "pending"),
            and(eq(reanalyses.status, "running"), lte(reanalyses.dueAt, now)),
          ),
        ),
      )
      .returning(),
    db.select().from(calls).where(ofCall),
    db
      .select({ turns: transcripts.turns })
      .from(transcripts)
      .where(and(eq(transcripts.workspaceId, workspaceId), eq(transcripts.callId, callId))),
    db
      .select({ configuration: agentVersions.configuration })
      .from(reanalyses)
      .innerJoin(calls, ofCall)
      .innerJoin(agentVersions, versionOfCall(reanalyses.agentVersion))
      .where(itself(ids)),
    correctionsOf(db, workspaceId, [callId]),
    db
      .select({ fields: analyses.fields })
      .from(analyses)
      .where(
        and(
          eq(analyses.workspaceId, workspaceId),
          eq(analyses.callId, callId),
          lt(analyses.id, analysisId),
          eq(analyses.status, "completed"),
        ),
      )
      .orderBy(desc(analyses.id))
      .limit(1),
    runsBefore(db, ids),
  ]);
  const [reanalysis, call, configuration] = [claimed[0], found[0], version[0]?.configuration];
  if (!reanalysis || !call || !configuration) return null;
  const turns = transcript[0]?.turns ?? [];
  return { reanalysis, call, configuration, turns, corrections, before: before[0]?.fields ?? null, runs };
}

/** Gives a claimed re-analysis back, to be tried again at `dueAt`. */
export async function postponeReanalysis(db: Database, ids: ReanalysisIds, dueAt: number): Promise<void> {
  await db
    .update(reanalyses)
    .set({ status: "pending", dueAt })
    .where(and(itself(ids), eq(reanalyses.status, "running")));
}

export interface ReanalysisOutcome {
  analysis: AnalysisRow;
  changedFields: number | null;
  runs: ActionRunRow[];
  /** Null where nobody is to hear of it. */
  announcement: Announcement | null;
}

/**
 * Saves a re-analysis with all that follows from it, or nothing of it where it has ended or was canceled meanwhile. It
 * becomes the call's current analysis unless one that was completed stands and this one was not, or one asked for later
 * does. Answers the names of the runs that are now to be performed, and
 * the deliveries that are to be made.
 */
export async function saveReanalysis(
  db: Database,
  ids: ReanalysisIds,
  { analysis, changedFields, runs, announcement }: ReanalysisOutcome,
): Promise<{ names: string[]; deliveries: DeliveryKey[] }> {
  const { workspaceId, callId } = ids;
  const open = sql`EXISTS (SELECT 1 FROM reanalyses AS r WHERE r.workspace_id = ${workspaceId}
    AND r.call_id = ${callId} AND r.id = ${analysis.id} AND r.status IN ('pending', 'running'))`;
  const isSaved = sql`EXISTS (SELECT 1 FROM analyses AS a WHERE a.workspace_id = ${workspaceId}
    AND a.call_id = ${callId} AND a.id = ${analysis.id})`;
  const earlier = lt(calls.analysisId, analysis.id);
  const unread = ne(calls.analysisStatus, "completed");
  const [, written, , , , , ...announced] = await db.batch([
    db
      .insert(analyses)
      .select(rowsWhere(analyses, [analysis], open))
      .onConflictDoNothing(),
    replaceRuns(db, runs, open),
    db
      .update(calls)
      .set({ analysisId: analysis.id, analysisStatus: analysis.status })
      .where(
        and(
          eq(calls.workspaceId, workspaceId),
          eq(calls.id, callId),
          analysis.status === "completed" ? or(unread, earlier) : and(unread, earlier),
          open,
        ),
      ),
    recountMarks(db, ids),
    db
      .update(reanalyses)
      .set({
        status: analysis.status,
        reason: analysis.reason,
        changedFields,
        dueAt: null,
        finishedAt: analysis.completedAt,
      })
      .where(and(itself(ids), inArray(reanalyses.status, ["pending", "running"]))),
    markHours(db, workspaceId, [callId], analysis.completedAt),
    ...(announcement ? [announcementStatement(db, announcement, isSaved)] : []),
  ]);
  return {
    names: written.filter(({ status }) => status === "pending").map(({ name }) => name),
    deliveries: pendingOf(workspaceId, announced.flat()),
  };
}

/** Re-analyses whose message may be lost, oldest first; each is put off until `nextKnockAt`, but for those being read. */
export async function takeDueReanalyses(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<ReanalysisIds[]> {
  const key = { workspaceId: reanalyses.workspaceId, callId: reanalyses.callId, analysisId: reanalyses.id };
  return db
    .update(reanalyses)
    .set({
      dueAt: sql`CASE WHEN ${reanalyses.status} = 'running' THEN ${reanalyses.dueAt} ELSE ${nextKnockAt} END`,
    })
    .where(isOverdue(reanalyses.dueAt, key, now, limit))
    .returning(key);
}
