import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import {
  findCallAfter,
  findUnrolled,
  HOUR_MS,
  ROLLED_AFTER_MS,
  rollHours,
  SETTLED_AFTER_MS,
  takeDueHours,
} from "../store/rolled-hours.ts";

/** Work of one minute: workspaces that move on, calls that each of them counts at most (but an hour), hours counted anew. */
const WORKSPACES = 5;
const CALLS = 5_000;
const DUE_HOURS = 50;
const MAX_HOURS = 7 * 24;

const MIN_WAIT_MS = 10 * 60_000;
/** An hour is counted again whenever its age has grown by an eighth: some forty times until it is settled. */
const AGE_PER_WAIT = 8;

/**
 * Rolls up the hours that are over, and counts anew those in which something may have changed: young ones every ten
 * minutes, older ones more and more seldom, settled ones when they are marked. History before the first roll-up is filled
 * in from its oldest call on. Each minute does a bounded part, and the next one goes on where it ended. Answers how many
 * hours were counted.
 */
export async function rollUp({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  const now = clock();
  const over = Math.floor((now - ROLLED_AFTER_MS) / HOUR_MS);
  const dueOf = (hour: number) => {
    const age = now - (hour + 1) * HOUR_MS;
    return age >= SETTLED_AFTER_MS ? null : now + Math.max(MIN_WAIT_MS, age / AGE_PER_WAIT);
  };
  let rolled = 0;
  for (const { workspaceId, hour } of await findUnrolled(db, over * HOUR_MS, WORKSPACES)) {
    if (hour === null) continue;
    const enough = await findCallAfter(db, workspaceId, hour * HOUR_MS, CALLS);
    const reached = enough === null ? over : Math.floor(enough / HOUR_MS);
    const past = Math.min(over, Math.max(hour + 1, Math.min(reached, hour + MAX_HOURS)));
    const hours = Array.from({ length: past - hour }, (_, index) => hour + index);
    rolled += await rollHours(db, { workspaceId, hours }, now, dueOf);
  }
  for (const due of await takeDueHours(db, now, DUE_HOURS)) rolled += await rollHours(db, due, now, dueOf);
  return rolled;
}
