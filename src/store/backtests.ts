import { and, desc, eq, exists, getTableColumns, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { ComparedCall } from "../analyses/compare-call.ts";
import type { ComparisonSummary } from "../analyses/compare-calls.ts";
import type { Database } from "./database.ts";
import { rowsWhere } from "./rows-where.ts";
import { backtestCalls, backtests } from "./schema.ts";

export type BacktestRow = typeof backtests.$inferSelect;
/** How far one is and what it found, without the draft and the ids of its calls. */
export type BacktestRecord = Omit<BacktestRow, "callIds" | "configuration">;
export interface BacktestIds {
  workspaceId: string;
  backtestId: string;
}

const { callIds: _callIds, configuration: _configuration, ...PROGRESS } = getTableColumns(backtests);

const itself = ({ workspaceId, backtestId }: BacktestIds) =>
  and(eq(backtests.workspaceId, workspaceId), eq(backtests.id, backtestId));
const ofBacktest = ({ workspaceId, backtestId }: BacktestIds) =>
  and(eq(backtestCalls.workspaceId, workspaceId), eq(backtestCalls.backtestId, backtestId));

export async function insertBacktest(db: Database, row: BacktestRow): Promise<void> {
  await db.insert(backtests).values(row);
}

/** Takes a back-test to read its next calls; null where another worker has it, or nothing is left to do. */
export async function claimBacktest(
  db: Database,
  ids: BacktestIds,
  now: number,
  leaseUntil: number,
): Promise<BacktestRow | null> {
  const [claimed] = await db
    .update(backtests)
    .set({ leaseUntil, dueAt: leaseUntil, attempts: sql`${backtests.attempts} + 1` })
    .where(
      and(
        itself(ids),
        isNotNull(backtests.dueAt),
        or(isNull(backtests.leaseUntil), lte(backtests.leaseUntil, now)),
      ),
    )
    .returning();
  return claimed ?? null;
}

export interface BacktestStep {
  /** Of the calls compared, those to be kept. */
  results: readonly ComparedCall[];
  done: number;
  /** The calls in the order in which they are read, and how many of them, the last, for a second time. */
  callIds: string[];
  again: number;
  summary: ComparisonSummary;
  /** Until when the worker goes on; null where it stops here. */
  leaseUntil: number | null;
  /** When it counts as forgotten; null where all calls are done. */
  dueAt: number | null;
  finishedAt: number | null;
}

/**
 * Saves what a worker found in the next calls, if it still holds the back-test: what was read is kept also where it was
 * canceled meanwhile. Null where this worker is to stop: nothing is left, it was canceled, or another has taken over.
 */
export async function saveBacktestStep(
  db: Database,
  { workspaceId, id: backtestId, leaseUntil }: BacktestRow,
  step: BacktestStep,
): Promise<BacktestRow | null> {
  // Of several workers each claims it until another time.
  const standing = and(itself({ workspaceId, backtestId }), sql`${backtests.leaseUntil} IS ${leaseUntil}`);
  const rows = step.results.map((result) => ({ workspaceId, backtestId, callId: result.call_id, result }));
  const [, saved] = await db.batch([
    db
      .insert(backtestCalls)
      .select(
        rowsWhere(backtestCalls, rows, exists(db.select({ one: sql`1` }).from(backtests).where(standing))),
      )
      .onConflictDoNothing(),
    db
      .update(backtests)
      .set({
        done: step.done,
        // The list is long, and hardly ever another.
        ...(step.again > 0 ? { callIds: step.callIds, again: step.again } : {}),
        summary: step.summary,
        attempts: step.leaseUntil === null ? 0 : 1,
        leaseUntil: step.leaseUntil,
        dueAt: sql`CASE WHEN ${backtests.canceledAt} IS NULL THEN ${step.dueAt} END`,
        finishedAt: sql`coalesce(${backtests.finishedAt}, ${step.finishedAt})`,
      })
      .where(standing)
      .returning(),
  ]);
  return saved.find(({ dueAt }) => dueAt !== null) ?? null;
}

/** Stops a back-test that is not over; the calls that are being read are read to their end. */
export async function cancelBacktest(db: Database, ids: BacktestIds, now: number): Promise<void> {
  await db
    .update(backtests)
    .set({ canceledAt: now, finishedAt: now, dueAt: null })
    .where(and(itself(ids), isNotNull(backtests.dueAt)));
}

/** With its draft; null where there is none. */
export async function findBacktest(db: Database, ids: BacktestIds) {
  const { configuration } = backtests;
  const [row] = await db
    .select({ ...PROGRESS, configuration })
    .from(backtests)
    .where(itself(ids));
  return row ?? null;
}

/** One page of back-tests, newest first. `after` is the id of the last one already seen. */
export async function listBacktests(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<BacktestRecord[]> {
  return db
    .select(PROGRESS)
    .from(backtests)
    .where(and(eq(backtests.workspaceId, workspaceId), page.after ? lt(backtests.id, page.after) : undefined))
    .orderBy(desc(backtests.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countBacktests(db: Database, workspaceId: string): Promise<number> {
  return db.$count(backtests, eq(backtests.workspaceId, workspaceId));
}

/** One page of what was found, newest call first. `after` is the id of the last call already seen. */
export async function listBacktestCalls(
  db: Database,
  ids: BacktestIds,
  page: { limit: number; offset: number; after: string | null },
): Promise<ComparedCall[]> {
  const rows = await db
    .select({ result: backtestCalls.result })
    .from(backtestCalls)
    .where(and(ofBacktest(ids), page.after ? lt(backtestCalls.callId, page.after) : undefined))
    .orderBy(desc(backtestCalls.callId))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(({ result }) => result);
}

export async function countBacktestCalls(db: Database, ids: BacktestIds): Promise<number> {
  return db.$count(backtestCalls, ofBacktest(ids));
}

/** Back-tests whose message may be lost, each put off until `nextKnockAt`. */
export async function takeDueBacktests(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<BacktestIds[]> {
  return db
    .update(backtests)
    .set({ dueAt: nextKnockAt })
    .where(
      sql`(workspace_id, id) IN (SELECT workspace_id, id FROM backtests
        WHERE due_at <= ${now} ORDER BY due_at LIMIT ${limit})`,
    )
    .returning({ workspaceId: backtests.workspaceId, backtestId: backtests.id });
}
