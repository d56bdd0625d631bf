import { and, eq, sql } from "drizzle-orm";
import type { ActionResult, RunStatus } from "../actions/action.ts";
import type { Database } from "./database.ts";
import { actionRuns, agentVersions, analyses, calls } from "./schema.ts";

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
  const [taken, found] = await db.batch([
    db
      .update(actionRuns)
      .set({ attempts: sql`${actionRuns.attempts} + 1`, dueAt })
      .where(and(itself(key), eq(actionRuns.status, "pending")))
      .returning(),
    db
      .select({ call: calls, analysis: analyses, configuration: agentVersions.configuration })
      .from(calls)
      .innerJoin(
        analyses,
        and(
          eq(analyses.workspaceId, calls.workspaceId),
          eq(analyses.callId, calls.id),
          eq(analyses.id, calls.analysisId),
        ),
      )
      .innerJoin(
        agentVersions,
        and(
          eq(agentVersions.workspaceId, calls.workspaceId),
          eq(agentVersions.agentId, calls.agentId),
          eq(agentVersions.version, analyses.agentVersion),
        ),
      )
      .where(and(eq(calls.workspaceId, key.workspaceId), eq(calls.id, key.callId))),
  ]);
  const run = taken[0];
  const source = found[0];
  return run && source ? { run, ...source } : null;
}

/** Notes what a run has set going; it stays pending until that has come to an end. */
export async function noteResult(db: Database, key: RunKey, result: ActionResult): Promise<void> {
  await db
    .update(actionRuns)
    .set({ result, dueAt: null })
    .where(and(itself(key), eq(actionRuns.status, "pending")));
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
