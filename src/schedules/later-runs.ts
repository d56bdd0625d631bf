import { timingOf } from "../gate/timing.ts";
import type { ScheduleRow } from "../store/schedules.ts";
import { MAX_RECURRING, type UpcomingFacts } from "../store/upcoming-schedules.ts";
import { calleeZoneOf } from "./callee-zone.ts";
import { rulesOf } from "./ring.ts";
import { type RunAhead, runsAhead } from "./runs-ahead.ts";
import type { UpcomingRun } from "./upcoming.ts";

/** Each takes a part of a millisecond, and nobody waits for a page longer than for the rest of it. */
const MAX_LATER_RUNS = 150;

interface Later {
  later: UpcomingRun[];
  /** Epoch ms from which on there may be more; null: these are all. */
  cutAt: number | null;
}
export const NOTHING_LATER: Later = { later: [], cutAt: null };

/**
 * The runs after their next ones of some recurrences, which come with the soonest next run first, up to `end` (epoch ms):
 * the soonest of all, as many as are worked out.
 */
export function laterRuns(
  recurring: readonly ScheduleRow[],
  facts: UpcomingFacts,
  end: number,
  now: number,
): Later {
  const streams = recurring
    .slice(0, MAX_RECURRING)
    .map((schedule) => ({ schedule, next: afterNext(runsAhead(schedule, timingFor(schedule, facts), now)) }))
    .map((stream) => ({ ...stream, head: stream.next() }));
  // What was left out begins at its own next run, which is shown; its later ones come after that.
  const leftOut = recurring[MAX_RECURRING]?.nextRunAt ?? null;
  const until = leftOut === null ? end : Math.min(end, leftOut);
  const later: UpcomingRun[] = [];
  for (;;) {
    let first: (typeof streams)[number] | undefined;
    for (const stream of streams) {
      if (stream.head && (!first?.head || stream.head.at < first.head.at)) first = stream;
    }
    if (!first?.head || first.head.at >= until) break;
    if (later.length === MAX_LATER_RUNS) return { later, cutAt: first.head.at };
    const { schedule, head } = first;
    later.push({
      ...head,
      schedule,
      explanation: head.explanation ?? "",
      calleeZone: calleeZoneOf(schedule),
    });
    first.head = first.next();
  }
  return { later, cutAt: until < end ? until : null };
}

/** Takes the runs one by one, without the one that the schedule waits for; null at their end. */
function afterNext(runs: Generator<RunAhead, void>): () => RunAhead | null {
  return () => {
    for (;;) {
      const { value, done } = runs.next();
      if (done || !value) return null;
      if (!value.isNext) return value;
    }
  };
}

const timingFor = (schedule: ScheduleRow, { windows, dials, rules }: UpcomingFacts) =>
  timingOf(schedule, {
    agentWindow: windows.get(schedule.agentId) ?? null,
    rules: rulesOf({ rules }),
    dials: dials.get(schedule.toNumber) ?? [],
  });
