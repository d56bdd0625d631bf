import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import type { DialAttemptRow } from "./dial-attempts.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { dialAttempts, schedules } from "./schema.ts";

export const SCHEDULE_STATUSES = ["active", "paused", "completed", "canceled", "failed", "blocked"] as const;

export type ScheduleRow = typeof schedules.$inferSelect;

export interface ScheduleIds {
  workspaceId: string;
  scheduleId: string;
}

/** A schedule with its attempts, oldest first. */
export interface ScheduleRecord {
  schedule: ScheduleRow;
  attempts: DialAttemptRow[];
}

const key = ({ workspaceId, scheduleId }: ScheduleIds) =>
  and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, scheduleId));

const attemptsOf = ({ workspaceId, scheduleId }: ScheduleIds) =>
  and(eq(dialAttempts.workspaceId, workspaceId), eq(dialAttempts.scheduleId, scheduleId));

/** A schedule as it stands now, and the deliveries to be knocked for. */
export interface ToldSchedule extends ScheduleRecord {
  deliveries: DeliveryKey[];
}

/** Saves a schedule once, and answers the one that stands under its id: this one or an earlier one. */
export async function insertSchedule(
  db: Database,
  row: ScheduleRow,
  announcement: Announcement,
): Promise<ToldSchedule> {
  const ids = { workspaceId: row.workspaceId, scheduleId: row.id };
  const [, standing, attempts, announced] = await db.batch([
    db.insert(schedules).values(row).onConflictDoNothing(),
    db.select().from(schedules).where(key(ids)),
    db.select().from(dialAttempts).where(attemptsOf(ids)).orderBy(dialAttempts.number),
    announcementStatement(db, announcement, cameTo(ids, row.status, row.updatedAt)),
  ]);
  return { schedule: standing[0] ?? row, attempts, deliveries: pendingOf(row.workspaceId, announced) };
}

export async function findSchedule(db: Database, ids: ScheduleIds): Promise<ScheduleRecord | null> {
  const [found, attempts] = await db.batch([
    db.select().from(schedules).where(key(ids)),
    db.select().from(dialAttempts).where(attemptsOf(ids)).orderBy(dialAttempts.number),
  ]);
  return found[0] ? { schedule: found[0], attempts } : null;
}

/** Ends an active schedule and what waits to be dialled for it; answers what then stands, or null when there is none. */
export async function cancelSchedule(
  db: Database,
  ids: ScheduleIds,
  now: number,
  why: string,
  announcement: Announcement,
): Promise<ToldSchedule | null> {
  const [, , found, attempts, announced] = await db.batch([
    db
      .update(schedules)
      .set({ status: "canceled", nextRunAt: null, updatedAt: now, explanation: appended(why) })
      .where(and(key(ids), eq(schedules.status, "active"))),
    db
      .update(dialAttempts)
      .set({ status: "canceled", dueAt: null, endedAt: now, detail: why })
      .where(and(attemptsOf(ids), eq(dialAttempts.status, "queued"), isStatus(ids, "canceled"))),
    db.select().from(schedules).where(key(ids)),
    db.select().from(dialAttempts).where(attemptsOf(ids)).orderBy(dialAttempts.number),
    announcementStatement(db, announcement, cameTo(ids, "canceled", now)),
  ]);
  return found[0]
    ? { schedule: found[0], attempts, deliveries: pendingOf(ids.workspaceId, announced) }
    : null;
}

export interface ScheduleFilter {
  agentId?: string | undefined;
  status?: string | undefined;
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
  const ids = JSON.stringify(rows.map((row) => row.id));
  const attempts = await db
    .select()
    .from(dialAttempts)
    .where(
      and(
        eq(dialAttempts.workspaceId, workspaceId),
        sql`${dialAttempts.scheduleId} IN (SELECT value FROM json_each(${ids}))`,
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

function conditionsOf(workspaceId: string, { agentId, status }: ScheduleFilter): (SQL | undefined)[] {
  return [
    eq(schedules.workspaceId, workspaceId),
    agentId ? eq(schedules.agentId, agentId) : undefined,
    status ? eq(schedules.status, status) : undefined,
  ];
}

/** The explanation with another sentence at its end. */
export function appended(sentence: string): SQL {
  return sql`trim(${schedules.explanation} || ' ' || ${sentence})`;
}

/** True in a statement on another table where the schedule has this status. */
export function isStatus({ workspaceId, scheduleId }: ScheduleIds, status: string): SQL {
  return sql`EXISTS (SELECT 1 FROM schedules AS s
    WHERE s.workspace_id = ${workspaceId} AND s.id = ${scheduleId} AND s.status = ${status})`;
}

/**
 * True in a statement on another table where the schedule came to this status at this time: behind the change in a batch,
 * it is told of only where it was made.
 */
export function cameTo(ids: ScheduleIds, status: string, at: number): SQL {
  return sql`EXISTS (SELECT 1 FROM schedules AS s WHERE s.workspace_id = ${ids.workspaceId}
    AND s.id = ${ids.scheduleId} AND s.status = ${status} AND s.updated_at = ${at})`;
}
