import type { Clock } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import { openAttempt } from "../store/dial-attempts.ts";
import { findSchedule } from "../store/schedules.ts";
import type { AttemptIds } from "./attempt-id.ts";

/** Knocks for an attempt to be dialled: a message of ids. */
export type RequestDial = (attempt: AttemptIds) => Promise<void>;

export interface FireTools {
  db: Database;
  clock: Clock;
  /** Id of the provider that new attempts go through. */
  outboundProvider: string;
  requestDial: RequestDial;
}

export type Fired =
  | { kind: "fired"; number: number }
  /** The alarm came early or the time was moved: `at` is when to come back, epoch milliseconds. */
  | { kind: "not_due"; at: number }
  /** Canceled, over, or fired already. */
  | { kind: "idle" };

/** What a schedule's alarm does: one queued attempt for each due time, however often the alarm fires. */
export async function fireSchedule(
  tools: FireTools,
  workspaceId: string,
  scheduleId: string,
): Promise<Fired> {
  const now = tools.clock();
  const found = await findSchedule(tools.db, { workspaceId, scheduleId });
  const runAt = found?.schedule.nextRunAt ?? null;
  if (!found || runAt === null || found.schedule.status !== "active") return { kind: "idle" };
  if (runAt > now) return { kind: "not_due", at: runAt };
  const number = await openAttempt(tools.db, {
    workspaceId,
    scheduleId,
    runAt,
    provider: tools.outboundProvider,
    now,
    dueAt: now + LOST_MESSAGE_AFTER_MS,
  });
  if (number === null) return { kind: "idle" };
  await tools.requestDial({ workspaceId, scheduleId, number });
  return { kind: "fired", number };
}
