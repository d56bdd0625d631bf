import { type LogFields, type LogLevel, reasonOf } from "../log.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { type DialAttemptRow, recordUnknown, takeDueAttempts } from "../store/dial-attempts.ts";
import { findOverdueSchedules } from "../store/schedule-lists.ts";
import type { RequestDial } from "./fire.ts";
import { CHECK_AGAIN_AFTER_MS, LOST_ALARM_AFTER_MS } from "./patience.ts";
import { type ReconcileTools, reconcile } from "./reconcile.ts";

export type SweepTools = ReconcileTools & {
  requestDial: RequestDial;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
};

/** One sweep's share, well under the queries that an invocation may make; the rest waits a minute. */
const SWEEP_LIMIT = 100;

/**
 * Picks up what was left behind: lost alarms are set again, lost messages sent again, and of an attempt whose dial answer
 * or end never came the provider is asked; it is never dialled again. Answers how many it touched.
 */
export async function sweepSchedules(tools: SweepTools): Promise<number> {
  const now = tools.clock();
  const overdue = await findOverdueSchedules(tools.db, now - LOST_ALARM_AFTER_MS, SWEEP_LIMIT);
  for (const { workspaceId, scheduleId } of overdue) {
    await alone(tools, scheduleId, () => tools.arm(workspaceId, scheduleId, now));
  }
  const due = await takeDueAttempts(tools.db, now, now + LOST_MESSAGE_AFTER_MS, SWEEP_LIMIT);
  for (const attempt of due) await alone(tools, attempt.scheduleId, () => sweepAttempt(tools, attempt, now));
  return overdue.length + due.length;
}

async function sweepAttempt(tools: SweepTools, attempt: DialAttemptRow, now: number): Promise<void> {
  if (attempt.status === "queued") {
    const { workspaceId, scheduleId, number } = attempt;
    return tools.requestDial({ workspaceId, scheduleId, number });
  }
  if (attempt.status !== "dialing") return reconcile(tools, attempt);
  const detail = "The answer to the dial request was lost.";
  await recordUnknown(tools.db, attempt, detail, now + CHECK_AGAIN_AFTER_MS);
}

/** A row that cannot be helped now holds up none behind it: it is due again soon. */
async function alone(tools: SweepTools, scheduleId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    tools.log("error", "schedule_sweep_failed", { schedule_id: scheduleId, reason: reasonOf(fault) });
  }
}
