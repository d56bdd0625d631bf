import { and, eq, sql } from "drizzle-orm";
import type { Turn } from "../calls/turn.ts";
import { type CallFilter, callsBy, conditionsOf } from "./call-filter.ts";
import { correctionsOf } from "./corrections.ts";
import type { Database } from "./database.ts";
import { followUpsOf } from "./follow-ups.ts";
import { piiFieldsOf } from "./pii-fields.ts";
import { actionRuns, analyses, calls, transcripts } from "./schema.ts";
import { transfersOf } from "./transfers.ts";

export type CallRow = typeof calls.$inferSelect;
export type AnalysisRow = typeof analyses.$inferSelect;
export type ActionRunRow = typeof actionRuns.$inferSelect;

const key = (workspaceId: string, callId: string) =>
  and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId));

/** A call with its analysis, its runs, transfers and what people put right, in one round trip; null when there is none. */
export async function findCall(db: Database, workspaceId: string, callId: string) {
  const [found, current, runs, corrections, followUps, transfers] = await db.batch([
    db.select().from(calls).where(key(workspaceId, callId)),
    currentAnalysis(db, workspaceId, callId),
    db
      .select()
      .from(actionRuns)
      .where(and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId)))
      .orderBy(actionRuns.position),
    correctionsOf(db, workspaceId, [callId]),
    followUpsOf(db, workspaceId, callId),
    transfersOf(db, { workspaceId, callId }),
  ]);
  const call = found[0];
  return call ? { call, analysis: current[0] ?? null, runs, corrections, followUps, transfers } : null;
}

/** A call as its row has it, without what followed from it. */
export async function findCallRow(
  db: Database,
  workspaceId: string,
  callId: string,
): Promise<CallRow | null> {
  const [found] = await db.select().from(calls).where(key(workspaceId, callId));
  return found ?? null;
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
    ...conditionsOf(workspaceId, filter, { after: page.after, limit: page.limit + page.offset }),
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

/** The ids of the calls from a place of the list on, counted from 0 below the id `after`. */
export async function findIdsAt(
  db: Database,
  workspaceId: string,
  filter: CallFilter,
  { after, offset, limit }: { after: string | null; offset: number; limit: number },
): Promise<string[]> {
  const where = and(
    ...conditionsOf(workspaceId, filter, { after, limit: offset + limit }),
    after ? sql`${calls.id} < ${after}` : undefined,
  );
  const found = await db.all<{ id: string }>(
    sql`SELECT ${calls.id} AS id FROM ${callsBy(filter)} WHERE ${where}
      ORDER BY ${calls.id} DESC LIMIT ${limit} OFFSET ${offset}`,
  );
  return found.map(({ id }) => id);
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
