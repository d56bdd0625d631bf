import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import {
  type EarlyEnd,
  endSchedule,
  findSchedule,
  NO_RUN,
  type ScheduleIds,
  type ToldSchedule,
} from "../store/schedules.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { scheduleEvent } from "../webhooks/events/schedule.ts";

export interface EndTools {
  db: Database;
  clock: Clock;
  /** Takes the schedule's alarm away; one that still fires finds nothing to do. */
  disarm: (workspaceId: string, scheduleId: string) => Promise<void>;
  requestFollowUp: RequestDeliveries;
}

/**
 * Ends an open schedule before its time, with what waits to be dialled for it, and tells of it; a phone that rings already
 * goes on ringing. Answers what stands: a schedule that was over stays as it is. Null: there is none.
 */
export async function endEarly(
  tools: EndTools,
  ids: ScheduleIds,
  end: Omit<EarlyEnd, "now">,
): Promise<ToldSchedule | null> {
  const found = await findSchedule(tools.db, ids);
  if (!found) return null;
  const now = tools.clock();
  const { status, because, rule } = end;
  const ended = {
    schedule: {
      ...found.schedule,
      ...{ status, news: because, updatedAt: now },
      ...NO_RUN,
    },
    attempts: found.attempts.map((attempt) =>
      attempt.status === "queued" ? { ...attempt, status, rule, detail: because, endedAt: now } : attempt,
    ),
  };
  const type = status === "blocked" ? "schedule.blocked" : "schedule.canceled";
  const told = announceByAgent(tools, ids.workspaceId, scheduleEvent(type, ended));
  const standing = await endSchedule(tools.db, ids, { ...end, now }, told);
  if (standing && standing.schedule.status === status) {
    await tools.disarm(ids.workspaceId, ids.scheduleId);
    await tools.requestFollowUp({ runs: [], deliveries: standing.deliveries });
  }
  return standing;
}
