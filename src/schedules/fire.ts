import { NeverAllowed, unlessNever } from "../gate/shift-into-window.ts";
import type { Clock } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import { openAttempt } from "../store/dial-attempts.ts";
import { changeSchedule, findRinging } from "../store/schedules.ts";
import type { AttemptIds } from "./attempt-id.ts";
import { waitAgain } from "./wait-again.ts";

/** Knocks for an attempt to be dialled: a message of ids. */
export type RequestDial = (attempt: AttemptIds) => Promise<void>;

/** Which way new attempts of an agent go out. */
export type ChooseLine = (
  workspaceId: string,
  from: { agentId: string; fromNumber: string | null },
) => Promise<{ provider: string; connectionId: string | null }>;

export interface FireTools {
  db: Database;
  clock: Clock;
  chooseLine: ChooseLine;
  requestDial: RequestDial;
}

export type Fired =
  | { kind: "fired"; number: number }
  /** The alarm came early or the time was moved: `at` is when to come back, epoch milliseconds. */
  | { kind: "not_due"; at: number }
  /** Canceled, over, or fired already. */
  | { kind: "idle" };

/**
 * What a schedule's alarm does: one queued attempt for each due time, however often the alarm fires. The time is resolved
 * once more before, from the local time that was meant, by the zone's rules and the windows of today.
 */
export async function fireSchedule(
  tools: FireTools,
  workspaceId: string,
  scheduleId: string,
): Promise<Fired> {
  const now = tools.clock();
  const found = await findRinging(tools.db, { workspaceId, scheduleId }, now);
  if (found?.schedule.status !== "active" || found.schedule.nextRunAt === null) return { kind: "idle" };
  const resolved = unlessNever(() => waitAgain(found, now));
  // That the window never opens any more is the gate's to tell, when the number is dialled.
  const wait = resolved instanceof NeverAllowed ? null : resolved;
  const at = wait?.nextRunAt ?? found.schedule.nextRunAt;
  if (at > now) {
    const isMoved = wait !== null && at !== found.schedule.nextRunAt;
    const isSaved =
      !isMoved || (await changeSchedule(tools.db, found, { ...wait, updatedAt: now }, null)) !== null;
    return { kind: "not_due", at: isSaved ? at : now };
  }
  const line = await tools.chooseLine(workspaceId, found.schedule);
  const opening = { ...line, now, dueAt: now + LOST_MESSAGE_AFTER_MS };
  const number = await openAttempt(tools.db, found, opening);
  if (number === null) return { kind: "idle" };
  await tools.requestDial({ workspaceId, scheduleId, number });
  return { kind: "fired", number };
}
