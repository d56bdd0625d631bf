import { and, eq, isNull, sql } from "drizzle-orm";
import type { FinishedCall } from "../calls/finished-call.ts";
import type { Turn } from "../calls/turn.ts";
import type { Announcement } from "../webhooks/announce.ts";
import { type CallFilter, callsBy, conditionsOf } from "./call-filter.ts";
import { correctionsOf } from "./corrections.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { followUpsOf } from "./follow-ups.ts";
import { piiFieldsOf } from "./pii-fields.ts";
import { actionRuns, agents, analyses, calls, transcripts } from "./schema.ts";

export type CallRow = typeof calls.$inferSelect;
export type AnalysisRow = typeof analyses.$inferSelect;
export type ActionRunRow = typeof actionRuns.$inferSelect;

export type NewCall = Omit<FinishedCall, "turns" | "providerCallId"> &
  Pick<
    CallRow,
    | "workspaceId"
    | "id"
    | "provider"
    | "providerCallId"
    | "fingerprint"
    | "analysisStatus"
    | "analysisDueAt"
    | "createdAt"
  >;

const key = (workspaceId: string, callId: string) =>
  and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId));

/** What stands under a provider's call id, and the deliveries to be knocked for, where it is the call just saved. */
export interface StandingCall extends Pick<CallRow, "id" | "fingerprint" | "analysisStatus"> {
  deliveries: DeliveryKey[];
}

/**
 * Writes call, transcript and what is told of it in one round trip, where the agent exists and the provider's call id is
 * new, and answers the call that stands under that id: this one or an earlier one. Null: there is no such agent.
 */
export async function saveFinishedCall(
  db: Database,
  call: NewCall,
  turns: readonly Turn[],
  announcements: readonly Announcement[],
): Promise<StandingCall | null> {
  const of = <T>(value: T) => sql<T>`${value}`;
  const insertCall = db
    .insert(calls)
    .select(
      db
        .select({
          workspaceId: agents.workspaceId,
          id: of(call.id).as("id"),
          agentId: sql<string>`${agents.id}`.as("agent_id"),
          agentVersion: sql<number>`${agents.version}`.as("agent_version"),
          provider: of(call.provider).as("provider"),
          providerCallId: of(call.providerCallId).as("provider_call_id"),
          direction: of(call.direction).as("direction"),
          status: of(call.status).as("status"),
          endReason: of(call.endReason).as("end_reason"),
          fromNumber: of(call.fromNumber).as("from_number"),
          toNumber: of(call.toNumber).as("to_number"),
          startedAt: of(call.startedAt).as("started_at"),
          endedAt: of(call.endedAt).as("ended_at"),
          timezone: of(call.timezone).as("timezone"),
          durationMs: of(call.durationMs).as("duration_ms"),
          recordingUrl: of(call.recordingUrl).as("recording_url"),
          metadata: of(JSON.stringify(call.metadata)).as("metadata"),
          dynamicVariables: of(JSON.stringify(call.dynamicVariables)).as("dynamic_variables"),
          fingerprint: of(call.fingerprint).as("fingerprint"),
          analysisStatus: of(call.analysisStatus).as("analysis_status"),
          analysisId: sql<string | null>`NULL`.as("analysis_id"),
          analysisAttempts: sql<number>`0`.as("analysis_attempts"),
          analysisDueAt: of(call.analysisDueAt).as("analysis_due_at"),
          needsReview: sql<number>`0`.as("needs_review"),
          optOut: sql<null>`NULL`.as("opt_out"),
          createdAt: of(call.createdAt).as("created_at"),
        })
        .from(agents)
        .where(
          and(
            eq(agents.workspaceId, call.workspaceId),
            eq(agents.id, call.agentId),
            isNull(agents.deletedAt),
          ),
        ),
    )
    .onConflictDoNothing();
  const insertTranscript = db.insert(transcripts).select(
    db
      .select({
        workspaceId: calls.workspaceId,
        callId: sql<string>`${calls.id}`.as("call_id"),
        turns: of(JSON.stringify(turns)).as("turns"),
      })
      .from(calls)
      .where(key(call.workspaceId, call.id)),
  );
  const standing = db
    .select({ id: calls.id, fingerprint: calls.fingerprint, analysisStatus: calls.analysisStatus })
    .from(calls)
    .where(
      and(
        eq(calls.workspaceId, call.workspaceId),
        eq(calls.provider, call.provider),
        eq(calls.providerCallId, call.providerCallId),
      ),
    );
  const isSaved = sql`EXISTS (SELECT 1 FROM calls WHERE workspace_id = ${call.workspaceId} AND id = ${call.id})`;
  const [, , found, ...announced] = await db.batch([
    insertCall,
    insertTranscript,
    standing,
    ...announcements.map((announcement) => announcementStatement(db, announcement, isSaved)),
  ]);
  return found[0] ? { ...found[0], deliveries: pendingOf(call.workspaceId, announced.flat()) } : null;
}

/** A call with its current analysis, its runs and what people put right, in one round trip; null when there is none. */
export async function findCall(db: Database, workspaceId: string, callId: string) {
  const [found, current, runs, corrections, followUps] = await db.batch([
    db.select().from(calls).where(key(workspaceId, callId)),
    currentAnalysis(db, workspaceId, callId),
    db
      .select()
      .from(actionRuns)
      .where(and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId)))
      .orderBy(actionRuns.position),
    correctionsOf(db, workspaceId, [callId]),
    followUpsOf(db, workspaceId, callId),
  ]);
  const call = found[0];
  return call ? { call, analysis: current[0] ?? null, runs, corrections, followUps } : null;
}

/** The analysis that a call shows. No join: rows of a batch are keyed by column, and two tables share names. */
export function currentAnalysis(db: Database, workspaceId: string, callId: string) {
  return db
    .select()
    .from(analyses)
    .where(
      and(
        eq(analyses.workspaceId, workspaceId),
        eq(analyses.callId, callId),
        sql`${analyses.id} = (SELECT analysis_id FROM calls WHERE workspace_id = ${workspaceId} AND id = ${callId})`,
      ),
    );
}

/**
 * One page of calls, newest first, each with the names of its fields that are marked pii. `after` is the id of the last
 * call already seen; its cost does not grow with depth.
 */
export async function listCalls(
  db: Database,
  workspaceId: string,
  filter: CallFilter,
  page: { limit: number; offset: number; after: string | null },
) {
  const where = and(
    ...conditionsOf(workspaceId, filter),
    page.after ? sql`${calls.id} < ${page.after}` : undefined,
  );
  const onPage = sql`SELECT ${calls.id} FROM ${callsBy(filter)} WHERE ${where}
    ORDER BY ${calls.id} DESC LIMIT ${page.limit} OFFSET ${page.offset}`;
  const rows = await withAnalysis(db)
    .where(and(eq(calls.workspaceId, workspaceId), sql`${calls.id} IN (${onPage})`))
    .orderBy(sql`${calls.id} DESC`);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.call.id);
  const [runs, corrections, hidden] = await db.batch([
    db
      .select()
      .from(actionRuns)
      .where(
        and(
          eq(actionRuns.workspaceId, workspaceId),
          sql`${actionRuns.callId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        ),
      )
      .orderBy(actionRuns.position),
    correctionsOf(db, workspaceId, ids),
    piiFieldsOf(db, workspaceId, rows.flatMap(versionsOf)),
  ]);
  return rows.map((row) => {
    const { id, agentId } = row.call;
    const versions = versionsOf(row).map(({ version }) => version);
    return {
      ...row,
      runs: runs.filter(({ callId }) => callId === id),
      corrections: corrections.filter(({ callId }) => callId === id),
      piiFields: hidden
        .filter((field) => field.agentId === agentId && versions.includes(field.version))
        .map(({ name }) => name),
    };
  });
}

/** The versions of its agent that a call shows something of: the one that it came in by, and its analysis'. */
function versionsOf({ call, analysis }: { call: CallRow; analysis: AnalysisRow | null }) {
  return [call.agentVersion, analysis?.agentVersion ?? call.agentVersion].map((version) => ({
    agentId: call.agentId,
    version,
  }));
}

export async function countCalls(db: Database, workspaceId: string, filter: CallFilter): Promise<number> {
  return db.$count(callsBy(filter), and(...conditionsOf(workspaceId, filter)));
}

function withAnalysis(db: Database) {
  return db
    .select({ call: calls, analysis: analyses })
    .from(calls)
    .leftJoin(
      analyses,
      and(
        eq(analyses.workspaceId, calls.workspaceId),
        eq(analyses.callId, calls.id),
        eq(analyses.id, calls.analysisId),
      ),
    );
}

/** The turns of a call, or null when there is no such call. */
export async function findTranscript(
  db: Database,
  workspaceId: string,
  callId: string,
): Promise<Turn[] | null> {
  const [row] = await db
    .select({ turns: transcripts.turns })
    .from(transcripts)
    .where(and(eq(transcripts.workspaceId, workspaceId), eq(transcripts.callId, callId)));
  return row?.turns ?? null;
}

/** The turns of some calls by call id. Up to 2 MB a call: ask for a few at a time. */
export async function findTranscripts(
  db: Database,
  workspaceId: string,
  callIds: readonly string[],
): Promise<Map<string, Turn[]>> {
  const rows = await db
    .select({ callId: transcripts.callId, turns: transcripts.turns })
    .from(transcripts)
    .where(
      and(
        eq(transcripts.workspaceId, workspaceId),
        sql`${transcripts.callId} IN (SELECT value FROM json_each(${JSON.stringify(callIds)}))`,
      ),
    );
  return new Map(rows.map(({ callId, turns }) => [callId, turns]));
}
