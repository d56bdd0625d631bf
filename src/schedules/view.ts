import type { DialAttemptRow } from "../store/dial-attempts.ts";
import type { ScheduleRecord } from "../store/schedules.ts";
import { isoAt, resolveLocal } from "./local-time.ts";

/** A schedule as the API answers it; times in the schedule's zone. */
export function viewSchedule({ schedule, attempts }: ScheduleRecord) {
  const { timezone } = schedule;
  const time = (at: number | null) => (at === null ? null : isoAt(at, timezone));
  return {
    schedule_id: schedule.id,
    agent_id: schedule.agentId,
    to_number: schedule.toNumber,
    from_number: schedule.fromNumber,
    status: schedule.status,
    scheduled_at: isoAt(resolveLocal(schedule.scheduledAt, timezone).at, timezone),
    timezone,
    next_run_at: time(schedule.nextRunAt),
    explanation: schedule.explanation,
    call_id: schedule.callId,
    action_name: schedule.actionName,
    calling_window: schedule.callingWindow,
    retry: schedule.retry,
    dynamic_variables: schedule.dynamicVariables,
    attempts: attempts.map((attempt) => viewAttempt(attempt, timezone)),
    created_at: isoAt(schedule.createdAt, timezone),
    updated_at: isoAt(schedule.updatedAt, timezone),
  };
}
export type ScheduleView = ReturnType<typeof viewSchedule>;

/** `call_id` is the call that the attempt led to. */
function viewAttempt(attempt: DialAttemptRow, timezone: string) {
  return {
    attempt: attempt.number,
    status: attempt.status,
    detail: attempt.detail,
    provider: attempt.provider,
    provider_call_id: attempt.providerCallId,
    call_id: attempt.callId,
    created_at: isoAt(attempt.createdAt, timezone),
    ended_at: attempt.endedAt === null ? null : isoAt(attempt.endedAt, timezone),
  };
}
