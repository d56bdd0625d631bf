import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import { correctionsOf } from "./corrections.ts";
import type { Database } from "./database.ts";
import { deliveryIdsOf } from "./deliveries.ts";
import { actionRuns, agents, agentVersions, analyses, calls, deliveries, schedules } from "./schema.ts";
import { transfersOf } from "./transfers.ts";

/** An action makes one delivery each time that it is run; nobody reads more of them. */
const MAX_DELIVERIES = 500;

/**
 * What followed from a call and what it was decided on: its runs, the analyses behind them and the one it shows, the
 * versions that hold the actions, and what became of each. Null where there is no call. One round trip.
 */
export async function loadCallActions(db: Database, { workspaceId, callId }: CallIds) {
  const ofRuns = sql`FROM action_runs AS r WHERE r.workspace_id = ${workspaceId} AND r.call_id = ${callId}`;
  const ofCall = (column: "agent_id" | "analysis_id" | "agent_version") =>
    sql`(SELECT ${sql.raw(column)} FROM calls WHERE workspace_id = ${workspaceId} AND id = ${callId})`;
  const behind = sql`SELECT r.analysis_id ${ofRuns} UNION SELECT ${ofCall("analysis_id")}`;
  const [found, runs, read, corrections, transfers, versions, booked, sent, agent] = await db.batch([
    db
      .select()
      .from(calls)
      .where(and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId))),
    db
      .select()
      .from(actionRuns)
      .where(and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId)))
      .orderBy(actionRuns.position),
    db
      .select()
      .from(analyses)
      .where(
        and(
          eq(analyses.workspaceId, workspaceId),
          eq(analyses.callId, callId),
          sql`${analyses.id} IN (${behind})`,
        ),
      ),
    correctionsOf(db, workspaceId, [callId]),
    transfersOf(db, { workspaceId, callId }),
    db
      .select({ version: agentVersions.version, configuration: agentVersions.configuration })
      .from(agentVersions)
      .where(
        and(
          eq(agentVersions.workspaceId, workspaceId),
          sql`${agentVersions.agentId} = ${ofCall("agent_id")}`,
          sql`${agentVersions.version} IN (SELECT a.agent_version FROM analyses AS a
            WHERE a.workspace_id = ${workspaceId} AND a.call_id = ${callId} AND a.id IN (${behind})
            UNION SELECT ${ofCall("agent_version")})`,
        ),
      ),
    db
      .select({
        id: schedules.id,
        status: schedules.status,
        nextRunAt: schedules.nextRunAt,
        timezone: schedules.timezone,
        news: schedules.news,
      })
      .from(schedules)
      .where(
        and(
          eq(schedules.workspaceId, workspaceId),
          // Also one whose run never came to note it.
          sql`${schedules.id} IN (SELECT 'sched_' || substr(r.id, 5) ${ofRuns})`,
        ),
      ),
    db
      .select({
        id: deliveries.id,
        actionName: deliveries.actionName,
        status: deliveries.status,
        outcome: deliveries.outcome,
        reason: deliveries.reason,
        createdAt: deliveries.createdAt,
      })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.workspaceId, workspaceId),
          sql`${deliveries.id} IN (${deliveryIdsOf({ workspaceId, callId })})`,
          isNotNull(deliveries.actionName),
        ),
      )
      .limit(MAX_DELIVERIES),
    db
      .select({ id: agents.id })
      .from(agents)
      .where(
        and(
          eq(agents.workspaceId, workspaceId),
          sql`${agents.id} = ${ofCall("agent_id")}`,
          isNull(agents.deletedAt),
        ),
      ),
  ]);
  const call = found[0];
  if (!call) return null;
  const isAgentThere = agent.length === 1;
  return { call, runs, analyses: read, corrections, transfers, versions, booked, sent, isAgentThere };
}
export type CallActions = NonNullable<Awaited<ReturnType<typeof loadCallActions>>>;
