import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { AttemptIds } from "../schedules/attempt-id.ts";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { appended, cameTo, isStatus, type ScheduleIds } from "./schedules.ts";
import { dialAttempts, schedules } from "./schema.ts";

export type DialAttemptRow = typeof dialAttempts.$inferSelect;

/** The phone may be ringing or ring again for the provider: dialled, and not known to be over. */
const UNDER_WAY = ["dialing", "placed", "unknown"];

const key = ({ workspaceId, scheduleId, number }: AttemptIds) =>
  and(
    eq(dialAttempts.workspaceId, workspaceId),
    eq(dialAttempts.scheduleId, scheduleId),
    eq(dialAttempts.number, number),
  );

const scheduleKey = ({ workspaceId, scheduleId }: ScheduleIds) =>
  and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, scheduleId));

export interface Opening extends ScheduleIds {
  /** The schedule's `next_run_at` as it was read: only one who still finds it opens the attempt. */
  runAt: number;
  provider: string;
  now: number;
  dueAt: number;
}

/** Turns a schedule's due time into a queued attempt, at most once; answers its number, or null where another did. */
export async function openAttempt(db: Database, opening: Opening): Promise<number | null> {
  const { workspaceId, scheduleId, runAt, provider, now, dueAt } = opening;
  const due = and(scheduleKey(opening), eq(schedules.status, "active"), eq(schedules.nextRunAt, runAt));
  const none = sql<null>`NULL`;
  const next = db
    .select({
      workspaceId: schedules.workspaceId,
      scheduleId: sql<string>`${schedules.id}`.as("schedule_id"),
      number: sql<number>`(SELECT 1 + coalesce(max(a.number), 0) FROM dial_attempts AS a
        WHERE a.workspace_id = ${workspaceId} AND a.schedule_id = ${scheduleId})`.as("number"),
      status: sql<string>`'queued'`.as("status"),
      detail: none.as("detail"),
      provider: sql<string>`${provider}`.as("provider"),
      providerCallId: none.as("provider_call_id"),
      callId: none.as("call_id"),
      dueAt: sql<number>`${dueAt}`.as("due_at"),
      createdAt: sql<number>`${now}`.as("created_at"),
      endedAt: none.as("ended_at"),
    })
    .from(schedules)
    .where(due);
  const [opened] = await db.batch([
    db.insert(dialAttempts).select(next).returning({ number: dialAttempts.number }),
    db.update(schedules).set({ nextRunAt: null, updatedAt: now }).where(due),
  ]);
  return opened[0]?.number ?? null;
}

/**
 * Takes a queued attempt for dialling, and answers the deliveries to be knocked for; null where another has it or the
 * schedule is over.
 */
export async function claimDial(
  db: Database,
  ids: AttemptIds,
  dueAt: number,
  announcement: Announcement,
): Promise<DeliveryKey[] | null> {
  const [announced, claimed] = await db.batch([
    announcementStatement(
      db,
      announcement,
      sql`${isStatus(ids, "active")} AND ${isAttempt(ids, ["queued"])}`,
    ),
    db
      .update(dialAttempts)
      .set({ status: "dialing", dueAt })
      .where(and(key(ids), eq(dialAttempts.status, "queued"), isStatus(ids, "active")))
      .returning({ number: dialAttempts.number }),
  ]);
  return claimed.length === 1 ? pendingOf(ids.workspaceId, announced) : null;
}

/** The provider took the call. Says nothing over an attempt whose end was heard first. */
export async function recordPlaced(
  db: Database,
  ids: AttemptIds,
  providerCallId: string,
  dueAt: number,
): Promise<void> {
  await db
    .update(dialAttempts)
    .set({ status: "placed", providerCallId, dueAt, detail: null })
    .where(and(key(ids), inArray(dialAttempts.status, ["dialing", "unknown"])));
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
    .where(and(key(ids), eq(dialAttempts.status, "dialing")));
}

/** A rule forbids the call: the attempt and its schedule end as blocked. Answers the deliveries to be knocked for. */
export async function blockAttempt(
  db: Database,
  ids: AttemptIds,
  why: string,
  now: number,
  announcement: Announcement,
): Promise<DeliveryKey[]> {
  const [, , announced] = await db.batch([
    endSchedule(db, ids, { status: "blocked", why, now }, isAttempt(ids, ["queued"])),
    db
      .update(dialAttempts)
      .set({ status: "blocked", detail: why, dueAt: null, endedAt: now })
      .where(and(key(ids), eq(dialAttempts.status, "queued"))),
    announcementStatement(db, announcement, cameTo(ids, "blocked", now)),
  ]);
  return pendingOf(ids.workspaceId, announced);
}

/** Takes a queued attempt back and gives the schedule its next time instead. */
export async function postponeAttempt(
  db: Database,
  ids: AttemptIds,
  to: { at: number; why: string; now: number },
): Promise<void> {
  await db.batch([
    db
      .update(schedules)
      .set({ nextRunAt: to.at, updatedAt: to.now, explanation: appended(to.why) })
      .where(and(scheduleKey(ids), eq(schedules.status, "active"), isAttempt(ids, ["queued"]))),
    db.delete(dialAttempts).where(and(key(ids), eq(dialAttempts.status, "queued"))),
  ]);
}

export interface AttemptEnd {
  outcome: string;
  detail: string | null;
  providerCallId: string | null;
  callId: string | null;
  endedAt: number;
  /** What the schedule does next, if it is still active. */
  next: { status: string; nextRunAt: number | null; explanation: string };
}

/**
 * Closes an attempt that was under way and moves its schedule on, both or neither. Answers the deliveries to be knocked
 * for, of what is told where the schedule comes to its end; null where the attempt was closed before.
 */
export async function closeAttempt(
  db: Database,
  ids: AttemptIds,
  end: AttemptEnd,
  announcement: Announcement | null,
): Promise<DeliveryKey[] | null> {
  const { status, nextRunAt, explanation } = end.next;
  const [, closed, ...announced] = await db.batch([
    db
      .update(schedules)
      .set({ status, nextRunAt, updatedAt: end.endedAt, explanation: appended(explanation) })
      .where(and(scheduleKey(ids), eq(schedules.status, "active"), isAttempt(ids, UNDER_WAY))),
    db
      .update(dialAttempts)
      .set({
        status: end.outcome,
        detail: end.detail,
        callId: end.callId,
        endedAt: end.endedAt,
        dueAt: null,
        ...(end.providerCallId === null ? {} : { providerCallId: end.providerCallId }),
      })
      .where(and(key(ids), inArray(dialAttempts.status, UNDER_WAY)))
      .returning({ number: dialAttempts.number }),
    ...(announcement ? [announcementStatement(db, announcement, cameTo(ids, status, end.endedAt))] : []),
  ]);
  return closed.length === 1 ? pendingOf(ids.workspaceId, announced.flat()) : null;
}

/** Stops waiting for word of an attempt: it stays `unknown`, and its schedule fails. Answers as `blockAttempt` does. */
export async function giveUpAttempt(
  db: Database,
  ids: AttemptIds,
  why: string,
  now: number,
  announcement: Announcement,
): Promise<DeliveryKey[]> {
  const [, , announced] = await db.batch([
    endSchedule(db, ids, { status: "failed", why, now }, isAttempt(ids, UNDER_WAY)),
    db
      .update(dialAttempts)
      .set({ status: "unknown", detail: why, dueAt: null })
      .where(and(key(ids), inArray(dialAttempts.status, UNDER_WAY))),
    announcementStatement(db, announcement, cameTo(ids, "failed", now)),
  ]);
  return pendingOf(ids.workspaceId, announced);
}

/** Attempts that something should have happened to by now; each is put off until `nextKnockAt`. */
export async function takeDueAttempts(db: Database, now: number, nextKnockAt: number, limit: number) {
  return db
    .update(dialAttempts)
    .set({ dueAt: nextKnockAt })
    .where(
      sql`(workspace_id, schedule_id, number) IN (SELECT workspace_id, schedule_id, number FROM dial_attempts
        WHERE due_at <= ${now} ORDER BY due_at LIMIT ${limit})`,
    )
    .returning({
      workspaceId: dialAttempts.workspaceId,
      scheduleId: dialAttempts.scheduleId,
      number: dialAttempts.number,
      status: dialAttempts.status,
    });
}

function endSchedule(
  db: Database,
  ids: AttemptIds,
  end: { status: string; why: string; now: number },
  where: SQL,
) {
  return db
    .update(schedules)
    .set({ status: end.status, nextRunAt: null, updatedAt: end.now, explanation: appended(end.why) })
    .where(and(scheduleKey(ids), eq(schedules.status, "active"), where));
}

/** True in a statement on another table where the attempt has one of these states. */
function isAttempt({ workspaceId, scheduleId, number }: AttemptIds, statuses: readonly string[]): SQL {
  return sql`EXISTS (SELECT 1 FROM dial_attempts AS a WHERE a.workspace_id = ${workspaceId}
    AND a.schedule_id = ${scheduleId} AND a.number = ${number}
    AND a.status IN (SELECT value FROM json_each(${JSON.stringify(statuses)})))`;
}
