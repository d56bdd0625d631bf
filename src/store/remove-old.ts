import { type SQL, sql } from "drizzle-orm";
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

/** The oldest `limit` of what is over since before `past` (epoch ms). */
const old = (table: string, column: string, condition: string, past: number, limit: number): SQL =>
  sql`(workspace_id, id) IN (SELECT workspace_id, id FROM ${sql.raw(table)}
    WHERE ${sql.raw(column)} < ${past} AND ${sql.raw(condition)} ORDER BY ${sql.raw(column)} LIMIT ${limit})`;

/** Removes back-tests that ended before a time, with all that they found. Answers how many. */
export async function removeOldBacktests(db: Database, past: number, limit: number): Promise<number> {
  const which = old("backtests", "finished_at", "finished_at IS NOT NULL", past, limit);
  const [, removed] = await db.batch([
    db
      .delete(backtestCalls)
      .where(sql`(workspace_id, backtest_id) IN (SELECT workspace_id, id FROM backtests WHERE ${which})`),
    db.delete(backtests).where(which).returning({ id: backtests.id }),
  ]);
  return removed.length;
}

/** Removes re-analyses of many calls, asked for before a time, that hand out no more calls; what they read stays. */
export async function removeOldBatches(db: Database, past: number, limit: number): Promise<number> {
  const removed = await db
    .delete(reanalysisBatches)
    .where(old("reanalysis_batches", "created_at", "due_at IS NULL", past, limit))
    .returning({ id: reanalysisBatches.id });
  return removed.length;
}

/** Removes replays of many deliveries, asked for before a time, that take up no more; the deliveries stay. */
export async function removeOldReplays(db: Database, past: number, limit: number): Promise<number> {
  const removed = await db
    .delete(replays)
    .where(old("replays", "created_at", "due_at IS NULL", past, limit))
    .returning({ id: replays.id });
  return removed.length;
}

/** Removes exports, asked for before a time, that are over and whose files have gone. */
export async function removeOldExports(db: Database, past: number, limit: number): Promise<number> {
  const removed = await db
    .delete(exportJobs)
    .where(old("exports", "created_at", "due_at IS NULL AND parts = 0", past, limit))
    .returning({ id: exportJobs.id });
  return removed.length;
}

/** Removes imports, asked for before a time, that are over, with the rows that were refused; what they brought stays. */
export async function removeOldImports(db: Database, past: number, limit: number): Promise<number> {
  const removed = await db
    .delete(imports)
    .where(old("imports", "created_at", "due_at IS NULL", past, limit))
    .returning({ id: imports.id });
  return removed.length;
}

export async function removeOldDeadLetters(db: Database, past: number, limit: number): Promise<number> {
  const removed = await db
    .delete(deadLetters)
    .where(old("dead_letters", "created_at", "true", past, limit))
    .returning({ id: deadLetters.id });
  return removed.length;
}
