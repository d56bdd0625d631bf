import * as z from "zod";
import { CallingWindow } from "../../gate/calling-window.ts";
import { Recurrence } from "../../schedules/recurrence.ts";
import { ATTEMPT_OUTCOMES, Retry } from "../../schedules/retry.ts";
import { viewSchedule } from "../../schedules/view.ts";
import { SCHEDULE_STATUSES, type ScheduleRecord } from "../../store/schedules.ts";
import type { Happening } from "../event.ts";
import { oneOf } from "./one-of.ts";

const Instant = z.iso.datetime({ offset: true });

const UNDER_WAY = ["queued", "dialing", "placed", "unknown"];

const Attempt = z.object({
  attempt: z.int().describe("1 for the first."),
  run: z.int().describe("Which run of its schedule it belongs to, 1 for the first."),
  status: oneOf([...UNDER_WAY, ...ATTEMPT_OUTCOMES, "canceled", "blocked", "postponed"]),
  detail: z.string().nullable(),
  rule: z.string().nullable().describe("The rule that blocked or postponed it."),
  to_number: z.string(),
  from_number: z.string().nullable(),
  provider: z.string(),
  provider_call_id: z.string().nullable(),
  call_id: z.string().nullable().describe("The call that it led to."),
  scheduled_for: Instant,
  dialed_at: Instant.nullable().describe("When the provider was asked."),
  late_ms: z.int().nullable(),
  created_at: Instant,
  ended_at: Instant.nullable(),
});

/** A schedule as it stands after what happened, with the attempts of its latest run; times in its own zone. */
export const Schedule = z.object({
  schedule_id: z.string(),
  agent_id: z.string(),
  to_number: z.string(),
  from_number: z.string().nullable(),
  status: oneOf(SCHEDULE_STATUSES),
  scheduled_at: Instant,
  timezone: z.string(),
  recurrence: Recurrence.nullable(),
  next_run_at: Instant.nullable(),
  shifted_from: Instant.nullable().describe("What the next run was before the calling rules moved it."),
  runs: z.int().describe("Runs begun so far."),
  explanation: z.string().describe("How its time came about, and why it ended as it did."),
  call_id: z.string().nullable().describe("The call that asked for it; null where a person did."),
  action_name: z.string().nullable(),
  callee_timezone: z.string().nullable(),
  calling_window: CallingWindow.nullable(),
  retry: Retry.nullable(),
  dynamic_variables: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()),
  attempts: z.array(Attempt).describe("Of its latest run."),
  created_at: Instant,
  updated_at: Instant,
});

type ScheduleEventType = "schedule.created" | "schedule.completed" | "schedule.blocked" | "schedule.canceled";

/** What happens to a schedule once. `record` is the schedule after it; the id follows from the schedule's. */
export const scheduleEvent = <Type extends ScheduleEventType>(type: Type, record: ScheduleRecord) =>
  happening(type, record, type.replace("schedule.", ""), record.schedule.updatedAt);

/** Its `number`th attempt is being dialled, since `at` (epoch ms). */
export const scheduleFired = (record: ScheduleRecord, number: number, at: number) =>
  happening("schedule.fired", record, `fired_${number}`, at);

function happening<Type extends ScheduleEventType | "schedule.fired">(
  type: Type,
  record: ScheduleRecord,
  what: string,
  at: number,
): Happening<Type, z.infer<typeof Schedule>> {
  const { id, callId, agentId, updatedAt } = record.schedule;
  return {
    type,
    eventId: `${id.replace(/^sched_/, "evt_")}_${what}`,
    scheduleId: id,
    callId,
    agentId,
    at,
    // Two machines, two clocks: never before what happened to it last.
    notedAt: Math.max(at, updatedAt),
    data: viewSchedule(record),
  };
}
