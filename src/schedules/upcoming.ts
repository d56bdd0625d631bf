import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import type { ScheduleRow } from "../store/schedules.ts";
import { findUpcoming, loadUpcoming, type Span, type UpcomingFilter } from "../store/upcoming-schedules.ts";
import { calleeZoneOf } from "./callee-zone.ts";
import { laterRuns, NOTHING_LATER } from "./later-runs.ts";
import type { RunAhead } from "./runs-ahead.ts";
import { sentences } from "./sentences.ts";

export type { Span } from "../store/upcoming-schedules.ts";

/** A call to come. `explanation`: why then, in sentences; empty where it was just asked for so. */
export interface UpcomingRun extends Omit<RunAhead, "explanation"> {
  schedule: ScheduleRow;
  explanation: string;
  calleeZone: string;
}

export interface UpcomingDay extends Span {
  runs: UpcomingRun[];
  /** Calls of the day, those that are not among `runs` included. */
  total: number;
}

export interface Upcoming {
  days: UpcomingDay[];
  /** Schedules that wait for nothing, because they are being dialled. */
  ringing: ScheduleRow[];
  /** Epoch ms from which on recurrences may have more runs than are worked out; null: all are there. */
  cutAt: number | null;
}

/**
 * What rings in each of some spans, which follow each other, by the rules of now: next runs, and those after them of a
 * recurrence. At most `most` of a span, from the place `skip` on.
 */
export async function upcomingRuns(
  { db, clock }: { db: Database; clock: Clock },
  workspaceId: string,
  filter: UpcomingFilter,
  spans: readonly Span[],
  page: { skip: number; most: number },
): Promise<Upcoming> {
  const now = clock();
  const { placed, recurring, ringing } = await findUpcoming(db, workspaceId, filter, spans, page);
  const { rows, facts } = await loadUpcoming(
    db,
    workspaceId,
    placed.map(({ id }) => id),
    recurring,
    now,
  );
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const end = spans.at(-1)?.before ?? 0;
  const { later, cutAt } = page.skip > 0 ? NOTHING_LATER : laterRuns(recurring, facts, end, now);
  const days = spans.map((span, index): UpcomingDay => {
    const mine = placed.filter(({ day }) => day === index);
    const next = mine.flatMap(({ id }) => rowOf.get(id) ?? []).map(nextRunOf);
    const after = later.filter(({ at }) => at >= span.from && at < span.before);
    const runs = [...next, ...after].sort((one, other) => one.at - other.at).slice(0, page.most);
    return { ...span, runs, total: (mine[0]?.total ?? 0) + after.length };
  });
  return { days, ringing, cutAt };
}

function nextRunOf(schedule: ScheduleRow): UpcomingRun {
  const { nextRunAt, shiftedFrom, explanation, news } = schedule;
  const run = { at: nextRunAt ?? 0, shiftedFrom, skipped: null, isNext: true };
  return { ...run, schedule, explanation: sentences(explanation, news), calleeZone: calleeZoneOf(schedule) };
}
