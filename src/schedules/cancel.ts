import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { cancelSchedule as cancelStored, findSchedule, type ScheduleRecord } from "../store/schedules.ts";
import type { RequestDeliveries } from "../webhooks/announce.ts";
import { announceEnd } from "./announce-end.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

export interface CancelTools {
  db: Database;
  clock: Clock;
  /** Takes the schedule's alarm away; one that still fires finds nothing to do. */
  disarm: (workspaceId: string, scheduleId: string) => Promise<void>;
  requestFollowUp: RequestDeliveries;
}

const WHY = "Canceled on request.";

/**
 * Cancels an active schedule and what waits to be dialled for it; a phone that rings already goes on ringing. Canceling
 * again answers the same; what ended otherwise is a `conflict`, an unknown id `not_found`.
 */
export async function cancelSchedule(
  tools: CancelTools,
  workspaceId: string,
  scheduleId: string,
): Promise<ScheduleView> {
  const ids = { workspaceId, scheduleId };
  const found = await findSchedule(tools.db, ids);
  const now = tools.clock();
  const end = { status: "canceled", because: WHY, at: now } as const;
  const canceled = { status: "canceled", detail: WHY, endedAt: now };
  const announced = (record: ScheduleRecord) =>
    announceEnd(tools, record, end, ({ status }) => (status === "queued" ? canceled : {}));
  const standing = found && (await cancelStored(tools.db, ids, now, WHY, announced(found)));
  if (!standing) throw new AppError("not_found", `There is no schedule ${scheduleId}: check the id.`);
  const { status } = standing.schedule;
  if (status !== "canceled") {
    throw new AppError(
      "conflict",
      `The schedule ${scheduleId} is ${status}: only an active one can be canceled.`,
    );
  }
  await tools.disarm(workspaceId, scheduleId);
  await tools.requestFollowUp({ runs: [], deliveries: standing.deliveries });
  return viewSchedule(standing);
}
