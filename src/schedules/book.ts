import type { SchedulePlan } from "../actions/action.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { insertSchedule, type ScheduleRow } from "../store/schedules.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { scheduleEvent } from "../webhooks/events/schedule.ts";
import { sentences } from "./decide-next.ts";
import { resolveLocal } from "./local-time.ts";
import { nextAllowed } from "./next-allowed.ts";
import { type ScheduleView, viewSchedule } from "./view.ts";

/** Sets the schedule's one alarm to `at`, epoch milliseconds; a time that has passed rings at once. */
export type Arm = (workspaceId: string, scheduleId: string, at: number) => Promise<void>;

export interface BookTools {
  db: Database;
  clock: Clock;
  arm: Arm;
  requestFollowUp: RequestDeliveries;
}

export interface Booking {
  id: string;
  plan: SchedulePlan;
  /** The call and action that asked for it; null where a person did. */
  call_id: string | null;
  action_name: string | null;
}

/**
 * Books a call, at its local time or the first one after it that the calling window allows, tells of it, and sets its
 * alarm. The same id again answers what stands and sets its alarm again, so that a booking cut short in between is
 * completed.
 */
export async function bookSchedule(
  tools: BookTools,
  workspaceId: string,
  booking: Booking,
): Promise<ScheduleView> {
  const { plan } = booking;
  const now = tools.clock();
  const called = { toNumber: plan.to_number, timezone: plan.timezone, callingWindow: plan.calling_window };
  const { at, explanation } = nextAllowed(resolveLocal(plan.scheduled_at, plan.timezone).at, called);
  const row: ScheduleRow = {
    ...called,
    workspaceId,
    id: booking.id,
    agentId: plan.agent_id,
    callId: booking.call_id,
    actionName: booking.action_name,
    fromNumber: plan.from_number,
    scheduledAt: plan.scheduled_at,
    retry: plan.retry,
    dynamicVariables: plan.dynamic_variables,
    status: "active",
    explanation: sentences(plan.explanation, explanation),
    nextRunAt: at,
    createdAt: now,
    updatedAt: now,
  };
  const created = scheduleEvent("schedule.created", { schedule: row, attempts: [] });
  const standing = await insertSchedule(tools.db, row, announceByAgent(tools, workspaceId, created));
  await tools.requestFollowUp({ runs: [], deliveries: standing.deliveries });
  const { nextRunAt } = standing.schedule;
  if (nextRunAt !== null) await tools.arm(workspaceId, booking.id, nextRunAt);
  return viewSchedule(standing);
}
