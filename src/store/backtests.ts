import { and, desc, eq, exists, getTableColumns, isNotNull, lt, sql } from "drizzle-orm";
import type { ComparedCall } from "../analyses/compare-call.ts";
import type { ComparisonSummary } from "../analyses/compare-calls.ts";
import type { Database } from "./database.ts";
import { afterStep, isFree, isHeldUntil, leasedUntil, leftToDo, type StepTimes } from "./lease.ts";
import { isOverdue } from "./overdue.ts";
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
    .set(leasedUntil(backtests, leaseUntil))
    .where(and(itself(ids), isFree(backtests, now)))
    .returning();
  return claimed ?? null;
}

export interface BacktestStep extends StepTimes {
  /** Of the calls compared, those to be kept. */
  results: readonly ComparedCall[];
  done: number;
  /** The calls in the order in which they are read, and how many of them, the last, for a second time. */
  callIds: string[];
  again: number;
  summary: ComparisonSummary;
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
  const standing = and(itself({ workspaceId, backtestId }), isHeldUntil(backtests, leaseUntil));
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
        ...afterStep(backtests, step),
      })
      .where(standing)
      .returning(),
  ]);
  return leftToDo(saved);
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
  const key = { workspaceId: backtests.workspaceId, backtestId: backtests.id };
  return db
    .update(backtests)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(backtests.dueAt, key, now, limit))
    .returning(key);
}
