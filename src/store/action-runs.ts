import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { ActionResult, RunStatus } from "../actions/action.ts";
import { configurationBehind } from "./analyses.ts";
import type { ActionRunRow } from "./calls.ts";
import { correctionsOf } from "./corrections.ts";
import type { Database } from "./database.ts";
import { insertDeliveries, type NewDelivery } from "./deliveries.ts";
import { isOverdue } from "./overdue.ts";
import type { ReanalysisIds } from "./reanalyses.ts";
import { lateMarks } from "./rolled-hours.ts";
import { rowsWhere } from "./rows-where.ts";
import { actionRuns, analyses, calls } from "./schema.ts";

export interface RunKey {
  workspaceId: string;
  callId: string;
  name: string;
}

/** The very run that was taken: a person may have it run once more meanwhile, under an id of its own. */
export interface TakenRun extends RunKey {
  id: string;
}

const itself = ({ workspaceId, callId, name }: RunKey) =>
  and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId), eq(actionRuns.name, name));

const asTaken = (run: TakenRun) =>
  and(itself(run), eq(actionRuns.id, run.id), eq(actionRuns.status, "pending"));

/**
 * A pending run with what performing it needs: the analysis that it was planned from, and the configuration that made
 * that. One round trip, which also counts the attempt and puts the sweep off until `dueAt`; null where it is no longer
 * pending.
 */
export async function takeRun(db: Database, key: RunKey, dueAt: number) {
  const ofCall = and(eq(calls.workspaceId, key.workspaceId), eq(calls.id, key.callId));
  const planned = and(
    eq(analyses.workspaceId, key.workspaceId),
    eq(analyses.callId, key.callId),
    sql`${analyses.id} = (SELECT r.analysis_id FROM action_runs AS r
      WHERE r.workspace_id = ${key.workspaceId} AND r.call_id = ${key.callId} AND r.name = ${key.name})`,
  );
  const [taken, found, from, version, corrections] = await db.batch([
    db
      .update(actionRuns)
      .set({ attempts: sql`${actionRuns.attempts} + 1`, dueAt })
      .where(and(itself(key), eq(actionRuns.status, "pending")))
      .returning(),
    db.select().from(calls).where(ofCall),
    db.select().from(analyses).where(planned),
    configurationBehind(db, key, planned),
    correctionsOf(db, key.workspaceId, [key.callId]),
  ]);
  const [run, call, analysis, configuration] = [taken[0], found[0], from[0], version[0]?.configuration];
  return run && call && analysis && configuration
    ? { run, call, analysis, configuration, corrections }
    : null;
}

/** What follows from a call, in the order of the agent's actions. */
export async function findRuns(db: Database, workspaceId: string, callId: string) {
  return db
    .select()
    .from(actionRuns)
    .where(and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId)))
    .orderBy(actionRuns.position);
}

/** Saves a run's delivery with the run's note of it; the run stays pending until that has come to an end. */
export async function placeDelivery(db: Database, run: TakenRun, delivery: NewDelivery): Promise<void> {
  await db.batch([
    insertDeliveries(db, [delivery]),
    db
      .update(actionRuns)
      .set({ result: { delivery_id: delivery.id }, dueAt: null })
      .where(asTaken(run)),
  ]);
}

export interface RunEnd {
  status: Exclude<RunStatus, "pending">;
  at: number;
  result?: ActionResult;
  explanation?: string;
}

/** Ends a pending run; a run that has ended stays as it is. */
export async function finishRun(db: Database, run: TakenRun, end: RunEnd): Promise<void> {
  const { status, at, result, explanation } = end;
  await db.batch([
    db
      .update(actionRuns)
      .set({
        status,
        finishedAt: at,
        dueAt: null,
        ...(result ? { result } : {}),
        ...(explanation ? { explanation } : {}),
      })
      .where(asTaken(run)),
    // A follow-up that it booked counts where the run does.
    ...lateMarks(db, run, at),
  ]);
}

/** Puts a run in the place of one that has ended, where that still stands as it was read; false where it does not. */
export async function runAgain(db: Database, ended: ActionRunRow, again: ActionRunRow): Promise<boolean> {
  const { workspaceId: _, callId: __, name: ___, ...change } = again;
  const replaced = await db
    .update(actionRuns)
    .set(change)
    .where(and(itself(ended), eq(actionRuns.id, ended.id), eq(actionRuns.status, ended.status)))
    .returning({ id: actionRuns.id });
  return replaced.length === 1;
}

/**
 * Which runs give way to those that a later analysis planned: what was skipped, and what failed before anything could leave
 * the house, when it was last run and before. A follow-up that was begun may stand in the calendar, so it stays; what is
 * pending or done stays as well.
 */
function givesWayTo(analysisId: SQL | string): SQL {
  return sql`(action_runs.analysis_id < ${analysisId} AND (action_runs.status = 'skipped'
    OR action_runs.status = 'failed' AND action_runs.result IS NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(action_runs.earlier) AS e WHERE e.value ->> '$.result' IS NOT NULL)
      AND (action_runs.type = 'webhook' OR action_runs.attempts = 0)))`;
}

/** The runs of a call, and of each whether it would give way to that of another analysis: 1 or 0. */
export function runsBefore(db: Database, { workspaceId, callId, analysisId }: ReanalysisIds) {
  return db
    .select({
      ...getTableColumns(actionRuns),
      givesWay: sql<number>`${givesWayTo(analysisId)}`.as("gives_way"),
    })
    .from(actionRuns)
    .where(and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId)));
}

/** Saves the runs that a later analysis planned, where `condition` holds, and answers those that now stand. */
export function replaceRuns(db: Database, runs: readonly ActionRunRow[], condition: SQL) {
  const columns = Object.entries(getTableColumns(actionRuns));
  return db
    .insert(actionRuns)
    .select(rowsWhere(actionRuns, runs, condition))
    .onConflictDoUpdate({
      target: [actionRuns.workspaceId, actionRuns.callId, actionRuns.name],
      set: Object.fromEntries(columns.map(([member, { name }]) => [member, sql.raw(`excluded.${name}`)])),
      setWhere: givesWayTo(sql`excluded.analysis_id`),
    })
    .returning({ name: actionRuns.name, status: actionRuns.status });
}

/** Runs whose message may be lost, each put off until `nextKnockAt`. */
export async function takeDueRuns(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<RunKey[]> {
  const key = { workspaceId: actionRuns.workspaceId, callId: actionRuns.callId, name: actionRuns.name };
  return db
    .update(actionRuns)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(actionRuns.dueAt, key, now, limit))
    .returning(key);
}
