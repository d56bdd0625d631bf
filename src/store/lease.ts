import { and, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** The columns by which work goes on in steps: a worker leases a row, and saves each step as long as it holds the lease. */
type Leased = Record<"attempts" | "leaseUntil" | "dueAt" | "canceledAt" | "finishedAt", SQLiteColumn>;

/** Something is left to do, and no worker is at it. */
export const isFree = ({ dueAt, leaseUntil }: Leased, now: number): SQL | undefined =>
  and(isNotNull(dueAt), or(isNull(leaseUntil), lte(leaseUntil, now)));

/** What a lease changes: when it runs out (epoch ms), its worker is dead, and the row due for another. */
export const leasedUntil = ({ attempts }: Leased, leaseUntil: number) => ({
  ...{ leaseUntil, dueAt: leaseUntil },
  attempts: sql`${attempts} + 1`,
});

/** Whether a worker still holds its lease: each has one that ends at another time. */
export const isHeldUntil = (of: Leased, leaseUntil: number | null): SQL =>
  sql`${of.leaseUntil} IS ${leaseUntil}`;

export interface StepTimes {
  /** Until when the worker goes on; null where it stops here. */
  leaseUntil: number | null;
  /** When the work counts as forgotten; null where nothing is left to do. */
  dueAt: number | null;
  finishedAt: number | null;
}

/** What a saved step changes; what was canceled meanwhile stays over. */
export const afterStep = (of: Leased, { leaseUntil, dueAt, finishedAt }: StepTimes) => ({
  leaseUntil,
  // A step was saved, so that those before it who died did not die of what comes next.
  attempts: leaseUntil === null ? 0 : 1,
  dueAt: sql`CASE WHEN ${of.canceledAt} IS NULL THEN ${dueAt} END`,
  finishedAt: sql`coalesce(${of.finishedAt}, ${finishedAt})`,
});

/** The row that the worker goes on with; null where it is to stop. */
export const leftToDo = <Row extends { dueAt: number | null }>(saved: readonly Row[]): Row | null =>
  saved.find(({ dueAt }) => dueAt !== null) ?? null;
