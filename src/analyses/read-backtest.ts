import { maskSecrets } from "../agents/secrets.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import { type BacktestIds, cancelBacktest as cancelStored, findBacktest } from "../store/backtests.ts";
import type { Database } from "../store/database.ts";
import { viewBacktest } from "./backtest-view.ts";

/** A back-test as it is stored; an unknown id is `not_found`. */
export async function findStoredBacktest(db: Database, ids: BacktestIds) {
  const row = await findBacktest(db, ids);
  if (row) return row;
  throw new AppError(
    "not_found",
    `There is no back-test ${ids.backtestId.slice(0, 64)}: check the id, or list them.`,
  );
}

/** A back-test with its draft, header values masked and secrets left out; an unknown id is `not_found`. */
export async function readBacktest(db: Database, ids: BacktestIds) {
  const row = await findStoredBacktest(db, ids);
  return { ...viewBacktest(row), draft: maskSecrets(row.configuration) };
}

/** Stops a back-test: the few calls that are being read are read to their end. One that is over stays as it is. */
export async function cancelBacktest(tools: { db: Database; clock: Clock }, ids: BacktestIds) {
  await cancelStored(tools.db, ids, tools.clock());
  return readBacktest(tools.db, ids);
}
