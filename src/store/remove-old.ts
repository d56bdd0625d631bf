import { and, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Database } from "./database.ts";
import {
  backtestCalls,
  backtests,
  deadLetters,
  exportJobs,
  imports,
  reanalysisBatches,
  replays,
} from "./schema.ts";

interface Finished {
  table: SQLiteTable;
  /** Epoch ms; when its time begins to run. */
  since: SQLiteColumn;
  /** When it is over; always, where nothing is said. */
  over?: SQL | undefined;
}

/** Work that goes some time after it is over. What it made of calls and deliveries stays. */
const FINISHED = {
  reanalysisBatch: {
    ...{ table: reanalysisBatches, since: reanalysisBatches.createdAt },
    over: isNull(reanalysisBatches.dueAt),
  },
  replay: { table: replays, since: replays.createdAt, over: isNull(replays.dueAt) },
  /** Not before its file has gone. */
  export: {
    ...{ table: exportJobs, since: exportJobs.createdAt },
    over: and(isNull(exportJobs.dueAt), sql`${exportJobs.parts} = 0`),
  },
  import: { table: imports, since: imports.createdAt, over: isNull(imports.dueAt) },
  deadLetter: { table: deadLetters, since: deadLetters.createdAt },
} satisfies Record<string, Finished>;
export type FinishedKind = keyof typeof FINISHED;

/** The oldest `limit` of what is over since before `past` (epoch ms). */
const oldest = ({ table, since, over }: Finished, past: number, limit: number): SQL =>
  sql`(workspace_id, id) IN (SELECT workspace_id, id FROM ${table}
    WHERE ${and(sql`${since} < ${past}`, over)} ORDER BY ${since} LIMIT ${limit})`;

/** Removes what was asked for before a time and is over. Answers how many rows. */
export async function removeOld(
  db: Database,
  kind: FinishedKind,
  past: number,
  limit: number,
): Promise<number> {
  const { meta } = await db.delete(FINISHED[kind].table).where(oldest(FINISHED[kind], past, limit));
  return meta.changes;
}

/** Removes back-tests that ended before a time, with all that they found. Answers how many. */
export async function removeOldBacktests(db: Database, past: number, limit: number): Promise<number> {
  const { finishedAt: since } = backtests;
  const which = oldest({ table: backtests, since, over: isNotNull(since) }, past, limit);
  const [, { meta }] = await db.batch([
    db
      .delete(backtestCalls)
      .where(sql`(workspace_id, backtest_id) IN (SELECT workspace_id, id FROM backtests WHERE ${which})`),
    db.delete(backtests).where(which),
  ]);
  return meta.changes;
}
