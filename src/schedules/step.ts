import type { Clock } from "../id.ts";
import type { DialAttemptRow } from "../store/dial-attempts.ts";
import { NO_RUN, type ScheduleChanges, type ScheduleRecord, type ScheduleRow } from "../store/schedules.ts";
import { type Announcement, announceByAgent } from "../webhooks/announce.ts";
import { scheduleEvent } from "../webhooks/events/schedule.ts";
import type { NextStep } from "./decide-next.ts";

/** What a step changes of its schedule; a paused one keeps still, and remembers what is to be tried again. */
export function changesOf(
  schedule: ScheduleRow,
  step: NextStep,
  now: number,
): ScheduleChanges & { status: string } {
  if (step.status !== "active") return { ...NO_RUN, status: step.status, news: step.news, updatedAt: now };
  const { wait } = step;
  const paused = schedule.status === "paused" ? { status: "paused", nextRunAt: null } : { status: "active" };
  return { ...wait, ...paused, news: step.news, updatedAt: now };
}

/** The event of a step that is the schedule's end, to be saved with it; null where it goes on. */
export function announceStep(
  tools: { clock: Clock },
  { schedule, attempts }: ScheduleRecord,
  changes: ScheduleChanges & { status: string },
  ended: DialAttemptRow,
): Announcement | null {
  if (changes.status !== "completed" && changes.status !== "failed") return null;
  const record = {
    schedule: { ...schedule, ...changes },
    attempts: attempts.map((one) => (one.number === ended.number ? ended : one)),
  };
  return announceByAgent(tools, schedule.workspaceId, scheduleEvent("schedule.completed", record));
}
