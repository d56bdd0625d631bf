import { and, eq, inArray, sql } from "drizzle-orm";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { attemptKey, type DialAttemptRow, isAttempt } from "./dial-attempts.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { markHours } from "./rolled-hours.ts";
import {
  cameTo,
  hasRevision,
  isOpen,
  type ScheduleChanges,
  type ScheduleRow,
  scheduleKey,
} from "./schedules.ts";
import { dialAttempts, dialDays, schedules } from "./schema.ts";

export interface AttemptEnd
  extends Pick<DialAttemptRow, "status" | "detail">,
    Partial<Pick<DialAttemptRow, "rule" | "providerCallId" | "callId" | "endedAt" | "costMicros">> {
  /** The states of the attempt that this may end. */
  from: readonly string[];
  /** The day and country that its cost was set aside for. */
  dialed?: { day: string; country: string };
}

/**
 * Ends an attempt and moves its schedule on, both or neither, where the schedule was not changed since it was read.
 * `changes` is null where the schedule is over already. Answers the deliveries to be knocked for; null where nothing was
 * changed: the attempt was ended before, or the schedule is to be read again.
 */
export async function endAttempt(
  db: Database,
  { revision, ...schedule }: ScheduleRow,
  attempt: DialAttemptRow,
  { from, dialed, ...end }: AttemptEnd,
  changes: (ScheduleChanges & { status: string }) | null,
  announcement: Announcement | null,
): Promise<DeliveryKey[] | null> {
  const ids = { workspaceId: schedule.workspaceId, scheduleId: schedule.id, number: attempt.number };
  const standing = hasRevision(ids, revision);
  const [, ended, , , ...announced] = await db.batch([
    // What was set aside for the call becomes what it cost.
    db
      .update(dialDays)
      .set({ costMicros: sql`${dialDays.costMicros} + ${(end.costMicros ?? 0) - attempt.costMicros}` })
      .where(
        and(
          eq(dialDays.workspaceId, ids.workspaceId),
          eq(dialDays.day, dialed?.day ?? ""),
          eq(dialDays.country, dialed?.country ?? ""),
          isAttempt(ids, from),
          standing,
        ),
      ),
    db
      .update(dialAttempts)
      .set({ ...end, dueAt: null })
      .where(and(attemptKey(ids), inArray(dialAttempts.status, [...from]), standing))
      .returning({ number: dialAttempts.number }),
    db
      .update(schedules)
      .set({ ...changes, revision: revision + 1 })
      .where(
        and(
          scheduleKey(ids),
          eq(schedules.revision, revision),
          isOpen(),
          changes ? isAttempt(ids, [end.status]) : sql`0`,
        ),
      ),
    markHours(db, ids.workspaceId, [ids.scheduleId], end.endedAt ?? schedule.updatedAt),
    ...(announcement && changes
      ? [announcementStatement(db, announcement, cameTo(ids, changes.status, changes.updatedAt))]
      : []),
  ]);
  return ended.length === 1 ? pendingOf(ids.workspaceId, announced.flat()) : null;
}
