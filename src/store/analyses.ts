import { and, eq, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import type { Announcement } from "../webhooks/announce.ts";
import { indexStatements } from "./call-search.ts";
import type { ActionRunRow, AnalysisRow, CallRow } from "./calls.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { isOverdue } from "./overdue.ts";
import { lateMarks } from "./rolled-hours.ts";
import { actionRuns, agentVersions, analyses, calls, transcripts } from "./schema.ts";
import { versionOfCall } from "./versions.ts";

const key = ({ workspaceId, callId }: CallIds) =>
  and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId));

/**
 * Takes a call for analysis, once: pending, or running with its lease run out. Answers everything the analysis needs in
 * one round trip, or null where another has it or it is done.
 */
export async function claimAnalysis(db: Database, ids: CallIds, now: number, leaseUntil: number) {
  const [claimed, transcript, version] = await db.batch([
    db
      .update(calls)
      .set({
        analysisStatus: "running",
        analysisAttempts: sql`${calls.analysisAttempts} + 1`,
        analysisDueAt: leaseUntil,
      })
      .where(
        and(
          key(ids),
          or(
            eq(calls.analysisStatus, "pending"),
            and(eq(calls.analysisStatus, "running"), lte(calls.analysisDueAt, now)),
          ),
        ),
      )
      .returning(),
    db
      .select({ turns: transcripts.turns })
      .from(transcripts)
      .where(and(eq(transcripts.workspaceId, ids.workspaceId), eq(transcripts.callId, ids.callId))),
    configurationOf(db, ids),
  ]);
  const call = claimed[0];
  const configuration = version[0]?.configuration;
  if (!call || !configuration) return null;
  return { call, configuration, turns: transcript[0]?.turns ?? [] };
}

/** The configuration that a call is analysed by: the agent's version when the call came in. */
function configurationOf(db: Database, ids: CallIds) {
  return db
    .select({ configuration: agentVersions.configuration })
    .from(calls)
    .innerJoin(agentVersions, versionOfCall(calls.agentVersion))
    .where(key(ids));
}

/** The configuration that made an analysis of a call: the version of the agent that it names. `analysis` picks it. */
export function configurationBehind(db: Database, ids: CallIds, analysis: SQL | undefined) {
  return db
    .select({ configuration: agentVersions.configuration })
    .from(calls)
    .innerJoin(analyses, analysis)
    .innerJoin(agentVersions, versionOfCall(analyses.agentVersion))
    .where(key(ids));
}

/** Gives a claimed call back, to be analysed again at `dueAt`. */
export async function postponeAnalysis(db: Database, ids: CallIds, dueAt: number): Promise<void> {
  await db
    .update(calls)
    .set({ analysisStatus: "pending", analysisDueAt: dueAt })
    .where(and(key(ids), eq(calls.analysisStatus, "running")));
}

export interface AnalysisOutcome {
  analysis: AnalysisRow;
  optOut: CallRow["optOut"];
  askedForHuman: CallRow["askedForHuman"];
  runs: ActionRunRow[];
  announcement: Announcement;
}

/**
 * Saves the analysis with all that follows from it, or nothing of it. The first to save ends the call, also one who
 * was given up, and makes it findable; whoever comes after changes nothing. Answers the deliveries of its event, to
 * be knocked for.
 */
export async function saveAnalysis(
  db: Database,
  ids: CallIds,
  outcome: AnalysisOutcome,
): Promise<DeliveryKey[]> {
  const { analysis, optOut, askedForHuman, runs, announcement } = outcome;
  const [announced] = await db.batch([
    announcementStatement(db, announcement),
    db.insert(analyses).values(analysis).onConflictDoNothing(),
    ...indexStatements(
      db,
      sql`c.workspace_id = ${ids.workspaceId} AND c.id = ${ids.callId} AND c.analysis_status IN ('pending', 'running')`,
    ),
    db
      .update(calls)
      .set({
        analysisStatus: analysis.status,
        analysisId: analysis.id,
        analysisDueAt: null,
        needsReview: fieldsToReview(analysis.fields),
        optOut,
        askedForHuman,
      })
      .where(and(key(ids), inArray(calls.analysisStatus, ["pending", "running"]))),
    ...runs.map((run) => db.insert(actionRuns).values(run).onConflictDoNothing()),
    ...lateMarks(db, { workspaceId: ids.workspaceId, id: ids.callId }, analysis.completedAt),
  ]);
  return pendingOf(ids.workspaceId, announced);
}

/** Calls whose message may be lost, oldest first; each is put off until `nextKnockAt`, so that one sweep knocks once. */
export async function takeDueCalls(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<CallIds[]> {
  const key = { workspaceId: calls.workspaceId, callId: calls.id };
  return db
    .update(calls)
    .set({
      analysisDueAt: sql`CASE WHEN ${calls.analysisStatus} = 'running' THEN ${calls.analysisDueAt} ELSE ${nextKnockAt} END`,
    })
    .where(isOverdue(calls.analysisDueAt, key, now, limit))
    .returning(key);
}

/** How many fields of an analysis a person should look at. */
function fieldsToReview(fields: AnalysisRow["fields"]): number {
  return Object.values(fields).filter(({ needs_review }) => needs_review).length;
}
