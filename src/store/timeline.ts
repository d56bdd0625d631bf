import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { CallIds } from "../calls/ingest.ts";
import type { EventKind } from "../telephony/event.ts";
import { correctionsOf } from "./corrections.ts";
import type { Database } from "./database.ts";
import { deliveryIdsOf } from "./deliveries.ts";
import {
  actionRuns,
  analyses,
  calls,
  deliveries,
  deliveryAttempts,
  dialAttempts,
  providerCalls,
  reanalyses,
  replays,
  schedules,
  suppressions,
  transcripts,
} from "./schema.ts";
import { transfersOf } from "./transfers.ts";

/** Rows of one kind: no call has so many, and a timeline shows fewer. */
const MAX_ROWS = 1_000;

/**
 * Everything that the rows know of a call, for a person who reads how it went; null where there is none. One round trip of
 * indexed statements, each with at most `MAX_ROWS` rows: `isMore` says that one had more.
 */
export async function loadTimeline(db: Database, { workspaceId, callId }: CallIds) {
  const call = (column: string) =>
    sql`(SELECT ${sql.raw(column)} FROM calls WHERE workspace_id = ${workspaceId} AND id = ${callId})`;
  /** A call that came by no connection has none in the key of its messages either. */
  const told = sql`workspace_id = ${workspaceId} AND provider = ${call("provider")}
    AND connection_id = ${call("coalesce(connection_id, '')")} AND provider_call_id = ${call("provider_call_id")}`;
  const runs = sql`FROM action_runs AS r WHERE r.workspace_id = ${workspaceId} AND r.call_id = ${callId}`;
  /** The run of the schedule that made this call: by the number that was rung, or by what its provider was given. */
  const made = sql`SELECT d.schedule_id, d.run FROM dial_attempts AS d
      WHERE d.workspace_id = ${workspaceId} AND (d.call_id = ${callId} OR d.provider = ${call("provider")}
          AND d.provider_call_id = ${call("provider_call_id")}) AND (d.schedule_id, d.number) IN (
        SELECT n.schedule_id, n.number FROM dial_attempts AS n WHERE n.workspace_id = ${workspaceId}
          AND n.to_number = ${call("to_number")} AND n.dialed_at IS NOT NULL)
    UNION SELECT d.schedule_id, d.run FROM provider_calls AS p
      JOIN dial_attempts AS d ON d.workspace_id = p.workspace_id
        AND d.schedule_id = substr(p.attempt_id, 1, instr(p.attempt_id, '.') - 1)
        AND d.number = CAST(substr(p.attempt_id, instr(p.attempt_id, '.') + 1) AS INTEGER)
      WHERE p.workspace_id = ${workspaceId} AND p.provider = ${call("provider")}
        AND p.connection_id = ${call("coalesce(connection_id, '')")}
        AND p.provider_call_id = ${call("provider_call_id")} AND p.attempt_id IS NOT NULL`;
  const booked = sql`SELECT 'sched_' || substr(r.id, 5) ${runs}
    UNION SELECT 'sched_' || substr(e.value ->> '$.run_id', 5)
      FROM action_runs AS r, json_each(r.earlier) AS e
      WHERE r.workspace_id = ${workspaceId} AND r.call_id = ${callId}
    UNION SELECT t.fallback_result ->> '$.schedule_id' FROM transfers AS t
      WHERE t.workspace_id = ${workspaceId} AND t.call_id = ${callId}`;
  const sent = sql`${deliveryIdsOf({ workspaceId, callId })} LIMIT ${MAX_ROWS}`;
  const { body: _, headers: __, secret: ___, ...delivery } = getTableColumns(deliveries);
  const { responseHeaders: _h, responseBody: _b, ...deliveryAttempt } = getTableColumns(deliveryAttempts);
  const { fields: _f, ...analysis } = getTableColumns(analyses);

  const [
    found,
    conversation,
    heard,
    transcript,
    origin,
    schedulesOf,
    followUpAttempts,
    read,
    asked,
    corrected,
    actions,
    transfers,
    deliveriesOf,
    attempts,
    replayed,
    suppressed,
  ] = await db.batch([
    db
      .select()
      .from(calls)
      .where(and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId))),
    db.select().from(providerCalls).where(told),
    // Utterances are counted up to the next message of another kind: there may be thousands.
    db
      .select({
        kind: sql<EventKind>`kind`.as("kind"),
        at: sql<number>`min(at)`.as("since"),
        until: sql<number>`max(at)`.as("until"),
        count: sql<number>`count(*)`.as("count"),
        receivedAt: sql<number>`max(received)`.as("last_received"),
      })
      .from(sql`(SELECT *, sum(kind <> 'turn') OVER (ORDER BY at, received, key ROWS UNBOUNDED PRECEDING) AS stretch
        FROM (SELECT key, event ->> '$.kind' AS kind, coalesce(event ->> '$.at', received_at) AS at,
          received_at AS received FROM provider_events WHERE ${told}))`)
      .groupBy(sql`stretch`, sql`kind = 'turn'`)
      .orderBy(sql`since`)
      .limit(MAX_ROWS),
    db
      .select({ turns: sql<number>`json_array_length(turns)`.as("count") })
      .from(transcripts)
      .where(and(eq(transcripts.workspaceId, workspaceId), eq(transcripts.callId, callId))),
    db
      .select()
      .from(dialAttempts)
      .where(
        and(
          eq(dialAttempts.workspaceId, workspaceId),
          sql`${dialAttempts.scheduleId} IN (SELECT schedule_id FROM (${made}))`,
          sql`(schedule_id, run) IN (${made})`,
        ),
      )
      .limit(MAX_ROWS),
    db
      .select()
      .from(schedules)
      .where(
        and(
          eq(schedules.workspaceId, workspaceId),
          sql`${schedules.id} IN (${booked} UNION SELECT schedule_id FROM (${made}))`,
        ),
      )
      .limit(MAX_ROWS),
    db
      .select()
      .from(dialAttempts)
      .where(and(eq(dialAttempts.workspaceId, workspaceId), sql`${dialAttempts.scheduleId} IN (${booked})`))
      .limit(MAX_ROWS),
    db
      .select(analysis)
      .from(analyses)
      .where(and(eq(analyses.workspaceId, workspaceId), eq(analyses.callId, callId)))
      .limit(MAX_ROWS),
    db
      .select()
      .from(reanalyses)
      .where(and(eq(reanalyses.workspaceId, workspaceId), eq(reanalyses.callId, callId)))
      .limit(MAX_ROWS),
    correctionsOf(db, workspaceId, [callId]),
    db
      .select()
      .from(actionRuns)
      .where(and(eq(actionRuns.workspaceId, workspaceId), eq(actionRuns.callId, callId)))
      .orderBy(actionRuns.position),
    transfersOf(db, { workspaceId, callId }),
    db
      .select(delivery)
      .from(deliveries)
      .where(and(eq(deliveries.workspaceId, workspaceId), sql`${deliveries.id} IN (${sent})`))
      .limit(MAX_ROWS),
    db
      .select(deliveryAttempt)
      .from(deliveryAttempts)
      .where(
        and(eq(deliveryAttempts.workspaceId, workspaceId), sql`${deliveryAttempts.deliveryId} IN (${sent})`),
      )
      .orderBy(asc(deliveryAttempts.deliveryId), asc(deliveryAttempts.number))
      .limit(MAX_ROWS),
    db
      .select({ id: replays.id, createdAt: replays.createdAt })
      .from(replays)
      .where(
        and(
          eq(replays.workspaceId, workspaceId),
          sql`${replays.id} IN (SELECT r.replay_id FROM deliveries AS r
            WHERE r.workspace_id = ${workspaceId} AND r.id IN (${sent}))`,
        ),
      ),
    db
      .select()
      .from(suppressions)
      .where(
        and(
          eq(suppressions.workspaceId, workspaceId),
          sql`${suppressions.phoneNumber} IN (${call("from_number")}, ${call("to_number")})`,
          eq(suppressions.callId, callId),
        ),
      ),
  ]);
  const [row] = found;
  if (!row) return null;
  const bounded = [heard, origin, schedulesOf, followUpAttempts, read, asked, deliveriesOf, attempts];
  return {
    call: row,
    conversation: conversation[0] ?? null,
    told: heard,
    turns: transcript[0]?.turns ?? 0,
    /** The attempts of the run that made this call. */
    dialled: origin,
    /** What made this call, and what its actions booked. */
    schedules: schedulesOf,
    followUpAttempts,
    analyses: read,
    reanalyses: asked,
    corrections: corrected,
    runs: actions,
    transfers,
    deliveries: deliveriesOf,
    deliveryAttempts: attempts,
    replays: replayed,
    suppressions: suppressed,
    isMore: bounded.some(({ length }) => length === MAX_ROWS),
  };
}
export type TimelineRows = NonNullable<Awaited<ReturnType<typeof loadTimeline>>>;
