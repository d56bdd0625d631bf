import type { DialAttemptRow } from "../../store/dial-attempts.ts";
import { canRing, type ScheduleRow } from "../../store/schedules.ts";
import type { TimelineRows } from "../../store/timeline.ts";
import { isoAt, resolveLocal } from "../../time/local-time.ts";
import { entry, type TimelineEntry, type TimelineLink } from "./entry.ts";

/** The schedule that made this call and those that came of it, with what was dialled for them. */
export function rungEntries(rows: TimelineRows): TimelineEntry[] {
  const attempts = [...rows.dialled, ...rows.followUpAttempts];
  const once = new Map(attempts.map((one) => [`${one.scheduleId}.${one.number}`, one]));
  return [
    ...rows.schedules.flatMap((schedule) => scheduleEntries(schedule, rows)),
    ...[...once.values()].flatMap((attempt) => attemptEntries(attempt, rows.call.id)),
  ];
}

function scheduleEntries(row: ScheduleRow, { dialled }: TimelineRows): TimelineEntry[] {
  const { timezone, status, news: reason, createdAt, updatedAt } = row;
  const link = { resource: "schedules" as const, id: row.id };
  const isBlockedAtOnce = status === "blocked" && updatedAt === createdAt;
  const booked = entry(
    "schedule.booked",
    createdAt,
    {
      ...{ action: row.actionName, to_number: row.toNumber, timezone },
      scheduled_at: isoAt(resolveLocal(row.scheduledAt, timezone).at, timezone),
      status: isBlockedAtOnce ? "blocked" : "active",
      made_this_call: dialled.some(({ scheduleId }) => scheduleId === row.id),
    },
    link,
  );
  // A row knows its last change alone.
  if (updatedAt === createdAt) return booked;
  const next_run_at = row.nextRunAt === null ? null : isoAt(row.nextRunAt, timezone);
  return canRing(row)
    ? [...booked, ...entry("schedule.changed", updatedAt, { status, next_run_at, reason }, link)]
    : [...booked, ...entry("schedule.ended", updatedAt, { status, reason }, link)];
}

function attemptEntries(row: DialAttemptRow, callId: string): TimelineEntry[] {
  const { number: attempt, toNumber: to_number, provider, status, rule, detail: reason } = row;
  const isElsewhere = row.callId !== null && row.callId !== callId;
  const link: TimelineLink = isElsewhere
    ? { resource: "calls", id: row.callId ?? "" }
    : { resource: "schedules", id: row.scheduleId };
  const dial = { attempt, to_number, provider };
  return [
    ...entry("dial.queued", row.createdAt, dial, link),
    ...entry("dial.asked", row.dialedAt, dial, link),
    ...entry("dial.ended", row.endedAt, { ...dial, status, rule, reason }, link),
  ];
}
