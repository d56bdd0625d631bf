import { rollUp } from "../analyses/roll-up.ts";
import type { Services } from "../compose.ts";
import { reasonOf } from "../log.ts";
import { sweepSchedules } from "../schedules/sweep.ts";
import { takeDueRuns } from "../store/action-runs.ts";
import { takeDueCalls } from "../store/analyses.ts";
import { takeDueBacktests } from "../store/backtests.ts";
import type { Database } from "../store/database.ts";
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

/** Answers how many rows it did something for. */
type Part = (services: Services, now: number) => Promise<number>;

/** Rows that are overdue, whatever became of their message, are knocked for again. */
const overdue =
  <Due>(
    take: (db: Database, now: number, next: number, limit: number) => Promise<Due[]>,
    request: (services: Services) => (...due: Due[]) => Promise<void>,
  ): Part =>
  async (services, now) => {
    const due = await take(services.db, now, now + NEXT_KNOCK_MS, SWEEP_LIMIT);
    await request(services)(...due);
    return due.length;
  };

const PARTS: Readonly<Record<string, Part>> = {
  calls: overdue(takeDueCalls, (services) => services.requestAnalysis),
  runs: overdue(
    takeDueRuns,
    (services) =>
      (...runs) =>
        services.requestFollowUp({ runs, deliveries: [] }),
  ),
  deliveries: overdue(
    (db, now, _next, limit) => takeLostDeliveries(db, now, limit),
    (services) =>
      (...deliveries) =>
        services.requestFollowUp({ runs: [], deliveries }),
  ),
  schedules: sweepSchedules,
  transfers: overdue(takeDueTransfers, (services) => services.requestTransfer),
  conversations: overdue(takeDueProviderCalls, (services) => services.requestAssembly),
  suppressions: overdue(takeDueSuppressions, (services) => services.requestSuppression),
  replays: overdue(takeDueReplays, (services) => services.requestReplay),
  reanalyses: overdue(takeDueReanalyses, (services) => services.requestReanalysis),
  batches: overdue(takeDueBatches, (services) => services.requestBatch),
  backtests: overdue(takeDueBacktests, (services) => services.requestBacktest),
  imports: overdue(takeDueImports, (services) => services.requestImport),
  exports: overdue(takeDueExports, (services) => services.requestExport),
  parts: ({ db }, now) => removeExpiredParts(db, now, PARTS_A_SWEEP),
  removed: async (services, now) => (now % HOUR_MS < NEXT_KNOCK_MS ? cleanUp(services) : 0),
  texts: fillTexts,
  // Last, for nobody waits for it.
  hours: rollUp,
};

/** The work of each minute. A part that fails holds up none behind it; afterwards the whole has failed. */
export async function sweep(services: Services): Promise<Record<string, number>> {
  const now = services.clock();
  const swept: Record<string, number> = {};
  const failed: string[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    try {
      swept[name] = await part(services, now);
    } catch (error) {
      services.log("error", "sweep_failed", { part: name, reason: reasonOf(error) });
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new Error(`These parts of the sweep failed: ${failed.join(", ")}.`);
  return swept;
}

async function fillTexts({ db }: Services): Promise<number> {
  let fills = 0;
  while (fills < FILLS_A_SWEEP && (await fillCallTexts(db, CALLS_A_FILL))) fills++;
  return fills;
}
