import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import type { DialAttemptRow } from "../store/dial-attempts.ts";
import { type AttemptEnd, endAttempt } from "../store/end-attempt.ts";
import { canRing, type RingingSchedule } from "../store/schedules.ts";
import type { RequestDeliveries } from "../webhooks/announce.ts";
import type { Arm } from "./book.ts";
import { type AttemptEnding, decideNext } from "./decide-next.ts";
import { timingUnder, triesOf } from "./ring.ts";
import { announceStep, changesOf } from "./step.ts";

export interface CloseTools {
  db: Database;
  clock: Clock;
  arm: Arm;
  requestFollowUp: RequestDeliveries;
}

/**
 * Ends an attempt, and moves its schedule on where that is still open: both or neither. False: the attempt was ended
 * before, or the schedule was changed since it was read.
 */
export async function closeAttempt(
  tools: CloseTools,
  found: RingingSchedule,
  attempt: DialAttemptRow,
  ending: AttemptEnding,
  end: AttemptEnd,
): Promise<boolean> {
  const now = tools.clock();
  const { schedule, facts } = found;
  const { from: _, dialed: __, ...set } = end;
  const ended: DialAttemptRow = { ...attempt, ...set };
  const isLatest = attempt.run === schedule.runs;
  const answered = ending.kind === "ended" && ending.outcome === "completed";
  const dials = facts.dials.map((dial) => (dial.at === attempt.dialedAt ? { ...dial, answered } : dial));
  const step =
    canRing(schedule) && isLatest
      ? decideNext(
          { tries: triesOf(found), ending, now },
          schedule,
          timingUnder(schedule, { ...facts, dials }),
        )
      : null;
  const changes = step && changesOf(schedule, step, now);
  const told = changes && announceStep(tools, found, changes, ended);
  const deliveries = await endAttempt(tools.db, schedule, attempt, end, changes, told);
  if (deliveries === null) return false;
  await tools.requestFollowUp({ runs: [], deliveries });
  if (changes?.status === "active" && typeof changes.nextRunAt === "number") {
    await tools.arm(schedule.workspaceId, schedule.id, changes.nextRunAt);
  }
  return true;
}
