import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { findSchedule } from "../store/schedules.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

/** One schedule with its attempts; an unknown id is `not_found`. */
export async function readSchedule(
  tools: { db: Database },
  workspaceId: string,
  scheduleId: string,
): Promise<ScheduleView> {
  const found = await findSchedule(tools.db, { workspaceId, scheduleId });
  if (!found) throw new AppError("not_found", `There is no schedule ${scheduleId}: check the id.`);
  return viewSchedule(found);
}
