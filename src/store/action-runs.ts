import { and, eq, sql } from "drizzle-orm";
import type { ActionResult, RunStatus } from "../actions/action.ts";
import { configurationOf } from "./analyses.ts";
import { currentAnalysis } from "./calls.ts";
import type { Database } from "./database.ts";
import { insertDeliveries, type NewDelivery } from "./deliveries.ts";
import { actionRuns, calls } from "./schema.ts";

export interface RunKey {
  workspaceId: string;
  callId: string;
  name: string;
}

const itself = ({ workspaceId, callId, name }: RunKey) =>
  and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId), eq(actionRuns.name, name));

/**
 * A pending run with what performing it needs, in one round trip that also counts the attempt and puts the sweep off
 * until `dueAt`; null where it is no longer pending.
 */
export async function takeRun(db: Database, key: RunKey, dueAt: number) {
  const ofCall = and(eq(calls.workspaceId, key.workspaceId), eq(calls.id, key.callId));
  const [taken, found, current, version] = await db.batch([
    db
      .update(actionRuns)
      .set({ attempts: sql`${actionRuns.attempts} + 1`, dueAt })
      .where(and(itself(key), eq(actionRuns.status, "pending")))
      .returning(),
    db.select().from(calls).where(ofCall),
    currentAnalysis(db, key.workspaceId, key.callId),
    configurationOf(db, key),
  ]);
  const [run, call, analysis, configuration] = [taken[0], found[0], current[0], version[0]?.configuration];
  return run && call && analysis && configuration ? { run, call, analysis, configuration } : null;
}

/** Saves a run's delivery with the run's note of it; the run stays pending until that has come to an end. */
export async function placeDelivery(db: Database, key: RunKey, delivery: NewDelivery): Promise<void> {
  await db.batch([
    insertDeliveries(db, [delivery]),
    db
      .update(actionRuns)
      .set({ result: { delivery_id: delivery.id }, dueAt: null })
      .where(and(itself(key), eq(actionRuns.status, "pending"))),
  ]);
}

export interface RunEnd {
  status: Exclude<RunStatus, "pending">;
  at: number;
  result?: ActionResult;
  explanation?: string;
}

/** Ends a pending run; a run that has ended stays as it is. */
export async function finishRun(db: Database, key: RunKey, end: RunEnd): Promise<void> {
  const { status, at, result, explanation } = end;
  await db
    .update(actionRuns)
    .set({
      status,
      finishedAt: at,
      dueAt: null,
      ...(result ? { result } : {}),
      ...(explanation ? { explanation } : {}),
    })
    .where(and(itself(key), eq(actionRuns.status, "pending")));
}

/** Runs whose message may be lost, each put off until `nextKnockAt`. */
export async function takeDueRuns(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<RunKey[]> {
  return db
    .update(actionRuns)
    .set({ dueAt: nextKnockAt })
    .where(
      sql`(workspace_id, call_id, name) IN (SELECT workspace_id, call_id, name FROM action_runs
        WHERE due_at <= ${now} ORDER BY due_at LIMIT ${limit})`,
    )
    .returning({ workspaceId: actionRuns.workspaceId, callId: actionRuns.callId, name: actionRuns.name });
}
