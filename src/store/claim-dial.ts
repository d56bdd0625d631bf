import { and, eq, sql } from "drizzle-orm";
import type { Caps } from "../gate/caps.ts";
import type { Announcement } from "../webhooks/announce.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { attemptKey, type DialAttemptRow } from "./dial-attempts.ts";
import { dayOf } from "./dial-day.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { columnsOf } from "./insert-select.ts";
import { hasRevision, type ScheduleRow } from "./schedules.ts";
import { dialAttempts, dialDays } from "./schema.ts";
import { isSuppressed } from "./suppressions.ts";

const DAY_MS = 86_400_000;

export interface DialClaim {
  /** Unique to this dialler. */
  claim: string;
  now: number;
  /** When the answer to the dial request counts as lost. */
  dueAt: number;
  fromNumber: string | null;
  country: string;
  caps: Caps;
  /** Millionths of a dollar, set aside for the call. */
  costMicros: number;
  /** Dials to the number in the last 24 hours, as the gate counted them. */
  dialsKnown: number;
}

/**
 * Takes a queued attempt for dialling, in one transaction with all that the gate found a moment ago: that nobody changed
 * the schedule, suppressed the number, dialled it or used up a cap since. Answers the deliveries to be knocked for; null
 * where another has it, or the gate is to be asked again.
 */
export async function claimDial(
  db: Database,
  schedule: ScheduleRow,
  attempt: DialAttemptRow,
  taking: DialClaim,
  announcement: Announcement,
): Promise<DeliveryKey[] | null> {
  const { workspaceId, id: scheduleId, toNumber, agentId } = schedule;
  const ids = { workspaceId, scheduleId, number: attempt.number };
  const { claim, now, dueAt, fromNumber, country, caps, costMicros } = taking;
  const day = dayOf(now);
  const today = sql`FROM dial_days AS d WHERE d.workspace_id = ${workspaceId} AND d.day = ${day}`;
  const mine = sql`EXISTS (SELECT 1 FROM dial_attempts AS a WHERE a.workspace_id = ${workspaceId}
    AND a.schedule_id = ${scheduleId} AND a.number = ${attempt.number} AND a.claim = ${claim})`;
  const row = columnsOf(dialDays, { workspaceId, day, country, dials: 1, costMicros });
  const [claimed, , announced] = await db.batch([
    db
      .update(dialAttempts)
      .set({ status: "dialing", claim, dialedAt: now, dueAt, toNumber, fromNumber, costMicros })
      .where(
        and(
          attemptKey(ids),
          eq(dialAttempts.status, "queued"),
          hasRevision(ids, schedule.revision),
          sql`NOT ${isSuppressed(workspaceId, toNumber, agentId)}`,
          sql`(SELECT count(*) FROM dial_attempts AS a WHERE a.workspace_id = ${workspaceId}
            AND a.to_number = ${toNumber} AND a.dialed_at > ${now - DAY_MS}) = ${taking.dialsKnown}`,
          sql`(SELECT coalesce(sum(d.dials), 0) < ${caps.dials}
            AND coalesce(sum(d.cost_micros), 0) + ${costMicros} <= ${caps.costMicros} ${today})`,
          sql`(SELECT coalesce(sum(d.dials), 0) < ${caps.dialsToCountry} ${today} AND d.country = ${country})`,
        ),
      )
      .returning({ number: dialAttempts.number }),
    db
      .insert(dialDays)
      .select(sql`SELECT ${row} WHERE ${mine}`)
      .onConflictDoUpdate({
        target: [dialDays.workspaceId, dialDays.day, dialDays.country],
        set: {
          dials: sql`${dialDays.dials} + 1`,
          costMicros: sql`${dialDays.costMicros} + ${costMicros}`,
        },
      }),
    announcementStatement(db, announcement, mine),
  ]);
  return claimed.length === 1 ? pendingOf(workspaceId, announced) : null;
}
