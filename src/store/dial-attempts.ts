import { and, desc, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { AttemptIds } from "../schedules/attempt-id.ts";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import { isOverdue } from "./overdue.ts";
import { NO_RUN, ofSchedule, type ScheduleIds, type ScheduleRecord, scheduleKey } from "./schedules.ts";
import { dialAttempts, schedules } from "./schema.ts";

export type DialAttemptRow = typeof dialAttempts.$inferSelect;

/** The phone may be ringing or ring again for the provider: dialled, and not known to be over. */
export const UNDER_WAY = ["dialing", "placed", "unknown"];

export const attemptKey = ({ workspaceId, scheduleId, number }: AttemptIds) =>
  and(
    eq(dialAttempts.workspaceId, workspaceId),
    eq(dialAttempts.scheduleId, scheduleId),
    eq(dialAttempts.number, number),
  );

export interface Opening {
  provider: string;
  connectionId: string | null;
  now: number;
  dueAt: number;
}

/**
 * Turns what a schedule waits for into a queued attempt, of the run under way or a new one, at most once; answers its
 * number, or null where another did or the schedule was changed since it was read.
 */
export async function openAttempt(
  db: Database,
  { schedule }: ScheduleRecord,
  { provider, connectionId, now, dueAt }: Opening,
): Promise<number | null> {
  const ids = { workspaceId: schedule.workspaceId, scheduleId: schedule.id };
  const due = and(
    scheduleKey(ids),
    eq(schedules.status, "active"),
    eq(schedules.revision, schedule.revision),
  );
  const isNewRun = schedule.nextRun !== null;
  const runs = schedule.runs + (isNewRun ? 1 : 0);
  const row = columnsOf(dialAttempts, {
    workspaceId: schedule.workspaceId,
    scheduleId: schedule.id,
    number: sql`(SELECT 1 + coalesce(max(a.number), 0) FROM dial_attempts AS a
      WHERE a.workspace_id = ${schedule.workspaceId} AND a.schedule_id = ${schedule.id})`,
    run: runs,
    status: "queued",
    provider,
    connectionId,
    toNumber: schedule.toNumber,
    fromNumber: schedule.fromNumber,
    scheduledFor: schedule.nextRunAt ?? now,
    dueAt,
    createdAt: now,
    costMicros: 0,
    ...{
      detail: null,
      rule: null,
      providerCallId: null,
      callId: null,
      claim: null,
      dialedAt: null,
      endedAt: null,
    },
  });
  const [opened] = await db.batch([
    db
      .insert(dialAttempts)
      .select(sql`SELECT ${row} FROM ${schedules} WHERE ${due}`)
      .returning({ number: dialAttempts.number }),
    db
      .update(schedules)
      .set({
        ...(isNewRun ? { runs, lastRun: schedule.nextRun } : {}),
        ...NO_RUN,
        updatedAt: now,
        revision: schedule.revision + 1,
      })
      .where(due),
  ]);
  return opened[0]?.number ?? null;
}

/** The provider took the call. Says nothing over an attempt whose end was heard first. */
export async function recordPlaced(
  db: Database,
  ids: AttemptIds,
  providerCallId: string | null,
  dueAt: number,
): Promise<void> {
  await db
    .update(dialAttempts)
    .set({ status: "placed", providerCallId, dueAt, detail: null })
    .where(and(attemptKey(ids), inArray(dialAttempts.status, ["dialing", "unknown"])));
}

/** The provider's answer is lost: the phone may ring, so nobody dials this attempt again. */
export async function recordUnknown(
  db: Database,
  ids: AttemptIds,
  detail: string,
  dueAt: number,
): Promise<void> {
  await db
    .update(dialAttempts)
    .set({ status: "unknown", detail, dueAt })
    .where(and(attemptKey(ids), eq(dialAttempts.status, "dialing")));
}

/** Attempts that something should have happened to by now; each is put off until `nextKnockAt`. */
export async function takeDueAttempts(db: Database, now: number, nextKnockAt: number, limit: number) {
  const key = {
    workspaceId: dialAttempts.workspaceId,
    scheduleId: dialAttempts.scheduleId,
    number: dialAttempts.number,
  };
  return db
    .update(dialAttempts)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(dialAttempts.dueAt, key, now, limit))
    .returning();
}

/** When an attempt is to be looked at again, epoch ms, while nothing is known of its end. */
export async function postponeCheck(db: Database, ids: AttemptIds, dueAt: number): Promise<void> {
  await db
    .update(dialAttempts)
    .set({ dueAt })
    .where(and(attemptKey(ids), inArray(dialAttempts.status, UNDER_WAY)));
}

/** One page of a schedule's attempts, newest first. `below` is the last one already seen. */
export async function listAttempts(
  db: Database,
  ids: ScheduleIds,
  page: { limit: number; offset: number; below: number | null },
): Promise<DialAttemptRow[]> {
  return db
    .select()
    .from(dialAttempts)
    .where(and(ofSchedule(ids), page.below === null ? undefined : lt(dialAttempts.number, page.below)))
    .orderBy(desc(dialAttempts.number))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countAttempts(db: Database, ids: ScheduleIds): Promise<number> {
  return db.$count(dialAttempts, ofSchedule(ids));
}

/** A call whose provider cannot say what it was dialled for. */
export interface UnnamedCall {
  workspaceId: string;
  provider: string;
  providerCallId: string;
  /** E.164. */
  toNumber: string;
}

/**
 * The one attempt to a number by a provider that was dialled within a time (epoch ms) and whose call nobody named, or named
 * as this: what a message belongs to whose provider cannot say. Null where there is none, or more than one.
 */
export async function findUnnamedAttempt(
  db: Database,
  { workspaceId, provider, providerCallId, toNumber }: UnnamedCall,
  { since, until }: { since: number; until: number },
): Promise<DialAttemptRow | null> {
  const found = await db
    .select()
    .from(dialAttempts)
    .where(
      and(
        eq(dialAttempts.workspaceId, workspaceId),
        eq(dialAttempts.toNumber, toNumber),
        gte(dialAttempts.dialedAt, since),
        lte(dialAttempts.dialedAt, until),
        eq(dialAttempts.provider, provider),
        or(isNull(dialAttempts.providerCallId), eq(dialAttempts.providerCallId, providerCallId)),
        inArray(dialAttempts.status, UNDER_WAY),
      ),
    )
    .limit(2);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** True in a statement on another table where the attempt has one of these states. */
export function isAttempt({ workspaceId, scheduleId, number }: AttemptIds, statuses: readonly string[]): SQL {
  return sql`EXISTS (SELECT 1 FROM dial_attempts AS a WHERE a.workspace_id = ${workspaceId}
    AND a.schedule_id = ${scheduleId} AND a.number = ${number}
    AND a.status IN (SELECT value FROM json_each(${JSON.stringify(statuses)})))`;
}
