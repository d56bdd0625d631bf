import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { findSchedule } from "../store/schedules.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

export { countSchedules, listSchedules, type ScheduleFilter } from "../store/schedule-lists.ts";
export { canRing, SCHEDULE_STATUSES } from "../store/schedules.ts";

export const noSchedule = (id: string) =>
  new AppError("not_found", `There is no schedule ${id.slice(0, 64)}: check the id, or list the schedules.`);

/** One schedule with the attempts of its latest run; an unknown id is `not_found`. */
export async function readSchedule(
  tools: { db: Database },
  workspaceId: string,
  scheduleId: string,
): Promise<ScheduleView> {
  const found = await findSchedule(tools.db, { workspaceId, scheduleId });
  if (!found) throw noSchedule(scheduleId);
  return viewSchedule(found);
}
