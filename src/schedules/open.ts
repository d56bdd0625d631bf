import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import {
  canRing,
  changeSchedule,
  findRinging,
  type RingingSchedule,
  type ScheduleChanges,
  type ScheduleIds,
} from "../store/schedules.ts";
import type { Arm } from "./book.ts";
import { noSchedule } from "./read.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

export interface ChangeTools {
  db: Database;
  clock: Clock;
  arm: Arm;
  disarm: (workspaceId: string, scheduleId: string) => Promise<void>;
}

/** A schedule that can still ring; `conflict` where it is over, `not_found` where there is none. */
export async function openSchedule(
  tools: Pick<ChangeTools, "db" | "clock">,
  ids: ScheduleIds,
): Promise<RingingSchedule> {
  const found = await findRinging(tools.db, ids, tools.clock());
  if (!found) throw noSchedule(ids.scheduleId);
  const { id, status } = found.schedule;
  if (!canRing(found.schedule)) {
    throw new AppError(
      "conflict",
      `The schedule ${id} is ${status}, so it can no longer be changed: make a new one.`,
    );
  }
  return found;
}

/**
 * Saves changes to an open schedule and sets its alarm by them. `withdraw` says why what is queued is taken back; null
 * leaves it. `conflict` where someone else was faster.
 */
export async function saveChanges(
  tools: ChangeTools,
  found: RingingSchedule,
  changes: ScheduleChanges,
  withdraw: string | null,
): Promise<ScheduleView> {
  const saved = await changeSchedule(tools.db, found, changes, withdraw);
  if (!saved) {
    const why =
      "The schedule was changed by someone else, or began to ring, meanwhile: read it again, then change it.";
    throw new AppError("conflict", why);
  }
  const { workspaceId, id, nextRunAt } = saved.schedule;
  if (nextRunAt === null) await tools.disarm(workspaceId, id);
  else await tools.arm(workspaceId, id, nextRunAt);
  return viewSchedule(saved);
}
