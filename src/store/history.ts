import { and, desc, eq, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import { correctionsOf } from "./corrections.ts";
import type { Database } from "./database.ts";
import { actionRuns, agentVersions, analyses, calls, reanalyses } from "./schema.ts";

/**
 * A call with everything that was read in it or is to be, newest first, and the versions that did; null where there is
 * none. One round trip.
 */
export async function loadHistory(db: Database, { workspaceId, callId }: CallIds) {
  const [found, ended, asked, runs, corrections, versions] = await db.batch([
    db
      .select()
      .from(calls)
      .where(and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId))),
    db
      .select()
      .from(analyses)
      .where(and(eq(analyses.workspaceId, workspaceId), eq(analyses.callId, callId)))
      .orderBy(desc(analyses.id)),
    db
      .select()
      .from(reanalyses)
      .where(and(eq(reanalyses.workspaceId, workspaceId), eq(reanalyses.callId, callId)))
      .orderBy(desc(reanalyses.id)),
    db
      .select()
      .from(actionRuns)
      .where(and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId)))
      .orderBy(actionRuns.position),
    correctionsOf(db, workspaceId, [callId]),
    db
      .select({ version: agentVersions.version, configuration: agentVersions.configuration })
      .from(agentVersions)
      .where(
        and(
          eq(agentVersions.workspaceId, workspaceId),
          sql`${agentVersions.agentId} = (SELECT agent_id FROM calls WHERE workspace_id = ${workspaceId} AND id = ${callId})`,
          sql`${agentVersions.version} IN (SELECT agent_version FROM reanalyses WHERE workspace_id = ${workspaceId} AND call_id = ${callId})`,
        ),
      ),
  ]);
  const call = found[0];
  return call ? { call, ended, asked, runs, corrections, versions } : null;
}
export type History = NonNullable<Awaited<ReturnType<typeof loadHistory>>>;
