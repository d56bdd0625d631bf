import { SESSION_LONGEST_MS } from "../access/session.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { forgetExpiredKeys } from "../store/idempotency.ts";
import { type FinishedKind, removeOld, removeOldBacktests } from "../store/remove-old.ts";
import { forgetSessions } from "../store/sessions.ts";

const DAY_MS = 86_400_000;

/**
 * How long what is over is kept, from its end on, or from when it was asked for. Beside these, an idempotency key is
 * kept for a day (`IDEMPOTENCY_WINDOW_MS`), a session for 30 after it was last seen (`SESSION_LONGEST_MS`) and a
 * sign-in link until it runs out. Calls, analyses, schedules and deliveries are the user's own: nothing here removes
 * them.
 */
const RETENTION_MS: Readonly<Record<"backtest" | FinishedKind, number>> = {
  /** They hold values that were read from calls, which are personal data. */
  backtest: 30 * DAY_MS,
  reanalysisBatch: 90 * DAY_MS,
  replay: 90 * DAY_MS,
  /** They hold what was searched for. */
  export: 90 * DAY_MS,
  /** They hold rows that were refused, which are personal data. */
  import: 30 * DAY_MS,
  deadLetter: 90 * DAY_MS,
};

const KINDS = Object.keys(RETENTION_MS) as (keyof typeof RETENTION_MS)[];

/** Of each kind in an hour; a back-test has up to a thousand rows of its own, so that few go with one statement. */
const ROWS_A_STATEMENT = 500;
const BACKTESTS_A_STATEMENT = 10;
const STATEMENTS = 10;

/** Removes what is over for long enough, the oldest first, as far as it goes in a bounded time. Answers how many rows. */
export async function cleanUp({ db, clock }: { db: Database; clock: Clock }): Promise<number> {
  const now = clock();
  await forgetExpiredKeys(db, now);
  await forgetSessions(db, now - SESSION_LONGEST_MS, now);
  const remove = (kind: keyof typeof RETENTION_MS) =>
    kind === "backtest"
      ? untilFew(BACKTESTS_A_STATEMENT, (limit) => removeOldBacktests(db, now - RETENTION_MS[kind], limit))
      : untilFew(ROWS_A_STATEMENT, (limit) => removeOld(db, kind, now - RETENTION_MS[kind], limit));
  let removed = 0;
  for (const kind of KINDS) removed += await remove(kind);
  return removed;
}

/** Goes on as long as there is as much as one statement takes, some times at most. */
async function untilFew(limit: number, remove: (limit: number) => Promise<number>): Promise<number> {
  let removed = 0;
  for (let round = 0, last = limit; last === limit && round < STATEMENTS; round++) {
    last = await remove(limit);
    removed += last;
  }
  return removed;
}
