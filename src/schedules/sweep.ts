import type { Clock } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import { giveUpAttempt, recordUnknown, takeDueAttempts } from "../store/dial-attempts.ts";
import { findOverdueSchedules, findSchedule } from "../store/schedules.ts";
import type { RequestDeliveries } from "../webhooks/announce.ts";
import { announceEnd } from "./announce-end.ts";
import type { AttemptIds } from "./attempt-id.ts";
import type { Arm } from "./book.ts";
import type { RequestDial } from "./fire.ts";
import { LOST_ALARM_AFTER_MS, SILENCE_AFTER_MS } from "./patience.ts";

export interface SweepTools {
  db: Database;
  clock: Clock;
  arm: Arm;
  requestDial: RequestDial;
  requestFollowUp: RequestDeliveries;
}

/** One sweep's share, well under the queries that an invocation may make; the rest waits a minute. */
const SWEEP_LIMIT = 100;

/**
 * Picks up what was left behind: lost alarms are set again, lost messages sent again, and an attempt whose dial answer or
 * end never came is given up, never dialled again. Answers how many it touched.
 */
export async function sweepSchedules(tools: SweepTools): Promise<number> {
  const now = tools.clock();
  const overdue = await findOverdueSchedules(tools.db, now - LOST_ALARM_AFTER_MS, SWEEP_LIMIT);
  for (const { workspaceId, scheduleId } of overdue) await tools.arm(workspaceId, scheduleId, now);
  const due = await takeDueAttempts(tools.db, now, now + LOST_MESSAGE_AFTER_MS, SWEEP_LIMIT);
  for (const { status, ...ids } of due) {
    if (status === "queued") {
      await tools.requestDial(ids);
    } else if (status === "dialing") {
      const detail = "The answer to the dial request was lost.";
      await recordUnknown(tools.db, ids, detail, now + SILENCE_AFTER_MS);
    } else {
      await giveUp(tools, ids, now);
    }
  }
  return overdue.length + due.length;
}

async function giveUp(tools: SweepTools, ids: AttemptIds, now: number): Promise<void> {
  const found = await findSchedule(tools.db, ids);
  if (!found) return;
  const why = `The provider never said how attempt ${ids.number} ended; it may have rung, so nobody is dialled again.`;
  const told = announceEnd(tools, found, { status: "failed", because: why, at: now }, ({ number }) =>
    number === ids.number ? { status: "unknown", detail: why } : {},
  );
  const deliveries = await giveUpAttempt(tools.db, ids, why, now, told);
  await tools.requestFollowUp({ runs: [], deliveries });
}
