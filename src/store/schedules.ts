import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import type { DialAttemptRow } from "./dial-attempts.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { type RingFacts, ringFacts, ringStatements } from "./ring-facts.ts";
import { dialAttempts, schedules } from "./schema.ts";

export const SCHEDULE_STATUSES = ["active", "paused", "completed", "canceled", "failed", "blocked"] as const;

/** What can still ring. */
const OPEN_STATUSES: readonly string[] = ["active", "paused"];

export const canRing = ({ status }: Pick<ScheduleRow, "status">): boolean => OPEN_STATUSES.includes(status);

/** What a schedule waits for when it waits for nothing. */
export const NO_RUN = { nextRun: null, notBefore: null, nextRunAt: null, shiftedFrom: null } as const;

export type ScheduleRow = typeof schedules.$inferSelect;

export interface ScheduleIds {
  workspaceId: string;
  scheduleId: string;
}

/** A schedule with the attempts of its latest run, oldest first. */
export interface ScheduleRecord {
  schedule: ScheduleRow;
  attempts: DialAttemptRow[];
}

/** The same with what decides whether and when it may ring. */
export interface RingingSchedule extends ScheduleRecord {
  facts: RingFacts;
}

/** A schedule as it stands now, and the deliveries to be knocked for. */
export interface ToldSchedule extends ScheduleRecord {
  deliveries: DeliveryKey[];
}

export const scheduleKey = ({ workspaceId, scheduleId }: ScheduleIds) =>
  and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, scheduleId));

export const ofSchedule = ({ workspaceId, scheduleId }: ScheduleIds) =>
  and(eq(dialAttempts.workspaceId, workspaceId), eq(dialAttempts.scheduleId, scheduleId));

/** The attempts of the latest run, and one of an earlier run where its number is given. */
function attemptsOf(db: Database, ids: ScheduleIds, number = 0) {
  const latest = sql`${dialAttempts.run} = (SELECT s.runs FROM schedules AS s
    WHERE s.workspace_id = ${ids.workspaceId} AND s.id = ${ids.scheduleId})`;
  return db
    .select()
    .from(dialAttempts)
    .where(and(ofSchedule(ids), sql`(${latest} OR ${dialAttempts.number} = ${number})`))
    .orderBy(dialAttempts.number);
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
    db.select().from(schedules).where(scheduleKey(ids)),
    attemptsOf(db, ids),
    announcementStatement(db, announcement, cameTo(ids, row.status, row.updatedAt)),
  ]);
  return { schedule: standing[0] ?? row, attempts, deliveries: pendingOf(row.workspaceId, announced) };
}

/** `number` adds that attempt, of whichever run it is. */
export async function findSchedule(
  db: Database,
  ids: ScheduleIds,
  number?: number,
): Promise<ScheduleRecord | null> {
  const [found, attempts] = await db.batch([
    db.select().from(schedules).where(scheduleKey(ids)),
    attemptsOf(db, ids, number),
  ]);
  return found[0] ? { schedule: found[0], attempts } : null;
}

/** A schedule with all that decides about its next ring, in one round trip. */
export async function findRinging(
  db: Database,
  ids: ScheduleIds,
  now: number,
  number?: number,
): Promise<RingingSchedule | null> {
  const column = (name: "agent_id" | "to_number") =>
    sql`(SELECT ${sql.raw(name)} FROM schedules WHERE workspace_id = ${ids.workspaceId} AND id = ${ids.scheduleId})`;
  const [found, attempts, ...answers] = await db.batch([
    db.select().from(schedules).where(scheduleKey(ids)),
    attemptsOf(db, ids, number),
    ...ringStatements(
      db,
      { workspaceId: ids.workspaceId, agentId: column("agent_id"), toNumber: column("to_number") },
      now,
    ),
  ]);
  return found[0] ? { schedule: found[0], attempts, facts: ringFacts(answers) } : null;
}

export type ScheduleChanges = Partial<Omit<ScheduleRow, "workspaceId" | "id" | "revision" | "createdAt">> & {
  updatedAt: number;
};

/**
 * Changes an open schedule that still has this revision, and takes its queued attempts back where `withdraw` says why.
 * Answers what then stands, or null where someone else was faster.
 */
export async function changeSchedule(
  db: Database,
  { schedule }: ScheduleRecord,
  changes: ScheduleChanges,
  withdraw: string | null,
): Promise<ScheduleRecord | null> {
  const ids = { workspaceId: schedule.workspaceId, scheduleId: schedule.id };
  const revision = schedule.revision + 1;
  const [changed, , attempts] = await db.batch([
    db
      .update(schedules)
      .set({ ...changes, revision })
      .where(and(scheduleKey(ids), eq(schedules.revision, schedule.revision), isOpen()))
      .returning(),
    db
      .update(dialAttempts)
      .set({ status: "canceled", dueAt: null, endedAt: changes.updatedAt, detail: withdraw })
      .where(
        and(
          ofSchedule(ids),
          eq(dialAttempts.status, "queued"),
          withdraw === null
            ? sql`0`
            : sql`EXISTS (SELECT 1 FROM schedules AS s WHERE s.workspace_id = ${ids.workspaceId}
            AND s.id = ${ids.scheduleId} AND s.revision = ${revision} AND s.updated_at = ${changes.updatedAt})`,
        ),
      ),
    attemptsOf(db, ids),
  ]);
  return changed[0] ? { schedule: changed[0], attempts } : null;
}

/** How an open schedule ends before its time; what waits to be dialled for it ends the same way. */
export interface EarlyEnd {
  status: "canceled" | "blocked";
  because: string;
  /** The rule of the gate, where one forbade it. */
  rule: string | null;
  now: number;
}

/** Ends an open schedule and what waits to be dialled for it; answers what then stands, or null when there is none. */
export async function endSchedule(
  db: Database,
  ids: ScheduleIds,
  { status, because, rule, now }: EarlyEnd,
  announcement: Announcement,
): Promise<ToldSchedule | null> {
  const [, , found, attempts, announced] = await db.batch([
    db
      .update(schedules)
      .set({
        ...{ status, news: because, updatedAt: now, revision: sql`${schedules.revision} + 1` },
        ...NO_RUN,
      })
      .where(and(scheduleKey(ids), isOpen())),
    db
      .update(dialAttempts)
      .set({ status, rule, detail: because, dueAt: null, endedAt: now })
      .where(and(ofSchedule(ids), eq(dialAttempts.status, "queued"), cameTo(ids, status, now))),
    db.select().from(schedules).where(scheduleKey(ids)),
    attemptsOf(db, ids),
    announcementStatement(db, announcement, cameTo(ids, status, now)),
  ]);
  return found[0]
    ? { schedule: found[0], attempts, deliveries: pendingOf(ids.workspaceId, announced) }
    : null;
}

/** True in a statement on schedules that can still ring. */
export const isOpen = () => inArray(schedules.status, [...OPEN_STATUSES]);

/** True in a statement on another table where the schedule has this revision. */
export function hasRevision({ workspaceId, scheduleId }: ScheduleIds, revision: number): SQL {
  return sql`EXISTS (SELECT 1 FROM schedules AS s WHERE s.workspace_id = ${workspaceId}
    AND s.id = ${scheduleId} AND s.revision = ${revision})`;
}

/**
 * True in a statement on another table where the schedule came to this status at this time: behind the change in a batch,
 * it is told of only where it was made.
 */
export function cameTo(ids: ScheduleIds, status: string, at: number): SQL {
  return sql`EXISTS (SELECT 1 FROM schedules AS s WHERE s.workspace_id = ${ids.workspaceId}
    AND s.id = ${ids.scheduleId} AND s.status = ${status} AND s.updated_at = ${at})`;
}
