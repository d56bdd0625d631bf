import { rollUp } from "../analyses/roll-up.ts";
import type { Services } from "../compose.ts";
import { sweepSchedules } from "../schedules/sweep.ts";
import { takeDueRuns } from "../store/action-runs.ts";
import { takeDueCalls } from "../store/analyses.ts";
import { takeDueBacktests } from "../store/backtests.ts";
import { takeLostDeliveries } from "../store/deliveries.ts";
import { removeExpiredParts, takeDueExports } from "../store/exports.ts";
import { fillCallTexts } from "../store/fill-call-texts.ts";
import { takeDueImports } from "../store/imports.ts";
import { takeDueProviderCalls } from "../store/provider-calls.ts";
import { takeDueReanalyses } from "../store/reanalyses.ts";
import { takeDueBatches } from "../store/reanalysis-batches.ts";
import { takeDueReplays } from "../store/replays.ts";
import { takeDueSuppressions } from "../store/suppressions.ts";
import { takeDueTransfers } from "../store/transfers.ts";
import { cleanUp } from "./clean-up.ts";

/** Rows of each kind in one sweep: well under what a queue takes in a minute. */
const SWEEP_LIMIT = 500;
/** Each holds up to 1 MB: what is over need not go at once. */
const PARTS_A_SWEEP = 100;
/** Older calls that are put into the text index: with one statement (some 30 ms), and of these in one sweep. */
const CALLS_A_FILL = 500;
const FILLS_A_SWEEP = 10;
/** A row that was knocked for is left alone this long. */
const NEXT_KNOCK_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Sends again what a lost message left behind: every row that is overdue, whatever became of its message. */
export async function sweep(services: Services): Promise<Record<string, number>> {
  const { db, clock } = services;
  const now = clock();
  const next = now + NEXT_KNOCK_MS;
  const calls = await takeDueCalls(db, now, next, SWEEP_LIMIT);
  const runs = await takeDueRuns(db, now, next, SWEEP_LIMIT);
  const deliveries = await takeLostDeliveries(db, now, SWEEP_LIMIT);
  const reanalyses = await takeDueReanalyses(db, now, next, SWEEP_LIMIT);
  const batches = await takeDueBatches(db, now, next, SWEEP_LIMIT);
  const backtests = await takeDueBacktests(db, now, next, SWEEP_LIMIT);
  const exports = await takeDueExports(db, now, next, SWEEP_LIMIT);
  const imports = await takeDueImports(db, now, next, SWEEP_LIMIT);
  const replays = await takeDueReplays(db, now, next, SWEEP_LIMIT);
  const suppressions = await takeDueSuppressions(db, now, next, SWEEP_LIMIT);
  await services.requestAnalysis(...calls);
  await services.requestReanalysis(...reanalyses);
  await services.requestBatch(...batches);
  await services.requestBacktest(...backtests);
  await services.requestExport(...exports);
  await services.requestImport(...imports);
  await services.requestFollowUp({ runs, deliveries });
  await services.requestReplay(...replays);
  await services.requestSuppression(...suppressions);
  const conversations = await takeDueProviderCalls(db, now, next, SWEEP_LIMIT);
  await services.requestAssembly(...conversations);
  const transfers = await takeDueTransfers(db, now, next, SWEEP_LIMIT);
  await services.requestTransfer(...transfers);
  const schedules = await sweepSchedules(services);
  if (now % HOUR_MS < NEXT_KNOCK_MS) {
    await cleanUp(services);
  }
  const parts = await removeExpiredParts(db, now, PARTS_A_SWEEP);
  for (let fill = 0, isMore = true; isMore && fill < FILLS_A_SWEEP; fill++)
    isMore = await fillCallTexts(db, CALLS_A_FILL);
  // Last, for nobody waits for it.
  const hours = await rollUp(services);
  return {
    calls: calls.length,
    reanalyses: reanalyses.length,
    batches: batches.length,
    backtests: backtests.length,
    exports: exports.length,
    parts,
    imports: imports.length,
    runs: runs.length,
    deliveries: deliveries.length,
    replays: replays.length,
    suppressions: suppressions.length,
    conversations: conversations.length,
    transfers: transfers.length,
    schedules,
    hours,
  };
}
