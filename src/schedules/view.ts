import type { DialAttemptRow } from "../store/dial-attempts.ts";
import type { ScheduleRecord } from "../store/schedules.ts";
import { isoAt, resolveLocal } from "../time/local-time.ts";
import { sentences } from "./sentences.ts";

/** A schedule as the API answers it, with the attempts of its latest run; times in the schedule's zone. */
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
    recurrence: schedule.recurrence,
    next_run_at: time(schedule.nextRunAt),
    shifted_from: time(schedule.shiftedFrom),
    runs: schedule.runs,
    explanation: sentences(schedule.explanation, schedule.news),
    call_id: schedule.callId,
    action_name: schedule.actionName,
    callee_timezone: schedule.calleeTimezone,
    calling_window: schedule.callingWindow,
    retry: schedule.retry,
    dynamic_variables: schedule.dynamicVariables,
    metadata: schedule.metadata,
    attempts: attempts.map((attempt) => viewAttempt(attempt, timezone)),
    created_at: isoAt(schedule.createdAt, timezone),
    updated_at: isoAt(schedule.updatedAt, timezone),
  };
}
export type ScheduleView = ReturnType<typeof viewSchedule>;

/** One attempt; `call_id` is the call that it led to, `late_ms` how long after its time it was dialled. */
export function viewAttempt(attempt: DialAttemptRow, timezone: string) {
  const time = (at: number | null) => (at === null ? null : isoAt(at, timezone));
  const { scheduledFor, dialedAt } = attempt;
  return {
    attempt: attempt.number,
    run: attempt.run,
    status: attempt.status,
    detail: attempt.detail,
    rule: attempt.rule,
    to_number: attempt.toNumber,
    from_number: attempt.fromNumber,
    provider: attempt.provider,
    provider_call_id: attempt.providerCallId,
    call_id: attempt.callId,
    scheduled_for: isoAt(scheduledFor, timezone),
    dialed_at: time(dialedAt),
    late_ms: dialedAt === null ? null : dialedAt - scheduledFor,
    created_at: isoAt(attempt.createdAt, timezone),
    ended_at: time(attempt.endedAt),
  };
}
