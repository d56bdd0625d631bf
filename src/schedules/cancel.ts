import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { cancelSchedule as cancelStored } from "../store/schedules.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

export interface CancelTools {
  db: Database;
  clock: Clock;
  /** Takes the schedule's alarm away; one that still fires finds nothing to do. */
  disarm: (workspaceId: string, scheduleId: string) => Promise<void>;
}

/**
 * Cancels an active schedule and what waits to be dialled for it; a phone that rings already goes on ringing. Canceling
 * again answers the same; what ended otherwise is a `conflict`, an unknown id `not_found`.
 */
export async function cancelSchedule(
  tools: CancelTools,
  workspaceId: string,
  scheduleId: string,
): Promise<ScheduleView> {
  const found = await cancelStored(
    tools.db,
    { workspaceId, scheduleId },
    tools.clock(),
    "Canceled on request.",
  );
  if (!found) throw new AppError("not_found", `There is no schedule ${scheduleId}: check the id.`);
  const { status } = found.schedule;
  if (status !== "canceled") {
    throw new AppError(
      "conflict",
      `The schedule ${scheduleId} is ${status}: only an active one can be canceled.`,
    );
  }
  await tools.disarm(workspaceId, scheduleId);
  return viewSchedule(found);
}
