import type { Clock } from "../id.ts";
import type { DialAttemptRow } from "../store/dial-attempts.ts";
import type { ScheduleRecord } from "../store/schedules.ts";
import { type Announcement, announceByAgent } from "../webhooks/announce.ts";
import { scheduleEvent } from "../webhooks/events/schedule.ts";
import { sentences } from "./decide-next.ts";

/** How a schedule can end, and what tells of it: one that reached nobody is over as well. */
const EVENT_OF = {
  completed: "schedule.completed",
  failed: "schedule.completed",
  blocked: "schedule.blocked",
  canceled: "schedule.canceled",
} as const;

export interface End {
  status: keyof typeof EVENT_OF;
  /** A sentence, which joins the explanation. */
  because: string;
  /** Epoch milliseconds. */
  at: number;
}

/** What an end changes of an attempt. */
export type EndOfAttempt = (attempt: DialAttemptRow) => Partial<DialAttemptRow>;

/** A schedule as it stands once its end is saved. */
export function endedSchedule(
  { schedule, attempts }: ScheduleRecord,
  { status, because, at }: End,
  ofAttempt: EndOfAttempt,
): ScheduleRecord {
  const explanation = sentences(schedule.explanation, because);
  return {
    schedule: { ...schedule, status, explanation, nextRunAt: null, updatedAt: at },
    attempts: attempts.map((attempt) => ({ ...attempt, ...ofAttempt(attempt) })),
  };
}

/** The event of an end, to be saved with it. */
export function announceEnd(
  tools: { clock: Clock },
  record: ScheduleRecord,
  end: End,
  ofAttempt: EndOfAttempt,
): Announcement {
  const ended = endedSchedule(record, end, ofAttempt);
  return announceByAgent(tools, record.schedule.workspaceId, scheduleEvent(EVENT_OF[end.status], ended));
}
