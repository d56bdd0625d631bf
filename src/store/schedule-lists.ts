import { and, eq, gte, lt, lte, type SQL, sql } from "drizzle-orm";
import { idsFrom } from "../id.ts";
import type { Database } from "./database.ts";
import type { ScheduleIds, ScheduleRecord } from "./schedules.ts";
import { dialAttempts, schedules } from "./schema.ts";

/** Open schedules that ring a number, of one agent or (empty) of any. */
export async function findOpenSchedulesTo(
  db: Database,
  { workspaceId, phoneNumber, agentId }: { workspaceId: string; phoneNumber: string; agentId: string },
  limit: number,
): Promise<ScheduleIds[]> {
  // The planner would read all schedules of the workspace by the primary key.
  return db.all<ScheduleIds>(sql`SELECT workspace_id AS workspaceId, id AS scheduleId
    FROM schedules INDEXED BY schedules_open_by_number
    WHERE workspace_id = ${workspaceId} AND to_number = ${phoneNumber} AND status IN ('active', 'paused')
      AND ${agentId} IN ('', agent_id) LIMIT ${limit}`);
}

export interface ScheduleFilter {
  agentId?: string | undefined;
  status?: string | undefined;
  toNumber?: string | undefined;
  callId?: string | undefined;
  /** Epoch milliseconds, of the next run. */
  runsFrom?: number | undefined;
  runsBefore?: number | undefined;
  followUps?: FollowUps | undefined;
}

/**
 * Those that calls of a time (epoch ms, `before` not included) asked for and the gate let through; as the overview
 * counts them.
 */
export interface FollowUps {
  from: number;
  before: number;
  /** Whether a person answered one; undefined: either. */
  reached?: boolean | undefined;
}

/** One page of schedules, newest first. `after` is the id of the last one already seen. */
export async function listSchedules(
  db: Database,
  workspaceId: string,
  filter: ScheduleFilter,
  page: { limit: number; offset: number; after: string | null },
): Promise<ScheduleRecord[]> {
  const rows = await db
    .select()
    .from(schedules)
    .where(
      and(
        ...conditionsOf(workspaceId, filter),
        page.after ? sql`${schedules.id} < ${page.after}` : undefined,
      ),
    )
    .orderBy(sql`${schedules.id} DESC`)
    .limit(page.limit)
    .offset(page.offset);
  if (rows.length === 0) return [];
  const latest = JSON.stringify(rows.map(({ id, runs }) => [id, runs]));
  const attempts = await db
    .select()
    .from(dialAttempts)
    .where(
      and(
        eq(dialAttempts.workspaceId, workspaceId),
        sql`(${dialAttempts.scheduleId}, ${dialAttempts.run})
          IN (SELECT value ->> 0, value ->> 1 FROM json_each(${latest}))`,
      ),
    )
    .orderBy(dialAttempts.number);
  return rows.map((schedule) => ({
    schedule,
    attempts: attempts.filter((attempt) => attempt.scheduleId === schedule.id),
  }));
}

export async function countSchedules(
  db: Database,
  workspaceId: string,
  filter: ScheduleFilter,
): Promise<number> {
  return db.$count(schedules, and(...conditionsOf(workspaceId, filter)));
}

/** Schedules whose time passed before `before` and that nobody fired: their alarm is lost. Oldest first. */
export async function findOverdueSchedules(db: Database, before: number, limit: number) {
  return db
    .select({ workspaceId: schedules.workspaceId, scheduleId: schedules.id })
    .from(schedules)
    .where(lte(schedules.nextRunAt, before))
    .orderBy(schedules.nextRunAt)
    .limit(limit);
}

function conditionsOf(workspaceId: string, filter: ScheduleFilter): (SQL | undefined)[] {
  const { agentId, status, toNumber, callId, runsFrom, runsBefore, followUps } = filter;
  return [
    eq(schedules.workspaceId, workspaceId),
    agentId ? eq(schedules.agentId, agentId) : undefined,
    status ? eq(schedules.status, status) : undefined,
    toNumber ? eq(schedules.toNumber, toNumber) : undefined,
    callId ? eq(schedules.callId, callId) : undefined,
    runsFrom === undefined ? undefined : gte(schedules.nextRunAt, runsFrom),
    runsBefore === undefined ? undefined : lt(schedules.nextRunAt, runsBefore),
    followUps ? askedFor(followUps) : undefined,
  ];
}

/** What follows from a call has the call's time in its id. */
const askedFor = ({
  from,
  before,
  reached,
}: FollowUps): SQL => sql`${schedules.id} >= ${idsFrom("sched", from)}
  AND ${schedules.id} < ${idsFrom("sched", before)} AND ${schedules.callId} IS NOT NULL AND ${schedules.status} <> 'blocked'
  ${reached === undefined ? sql`` : sql`AND ${isReached} = ${reached ? 1 : 0}`}`;

/** Whether a person answered a schedule. */
export const isReached = sql`EXISTS (SELECT 1 FROM ${dialAttempts}
  WHERE ${dialAttempts.workspaceId} = ${schedules.workspaceId} AND ${dialAttempts.scheduleId} = ${schedules.id}
    AND ${dialAttempts.status} = 'completed')`;
