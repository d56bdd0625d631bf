import { and, count, desc, eq, exists, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { isOverdue } from "./overdue.ts";
import type { ReanalysisRow } from "./reanalyses.ts";
import { rowsWhere } from "./rows-where.ts";
import { analyses, reanalyses, reanalysisBatches } from "./schema.ts";

export type BatchRow = typeof reanalysisBatches.$inferSelect;
export interface BatchIds {
  workspaceId: string;
  batchId: string;
}

/** How many of a batch's re-analyses stand where. */
export type BatchCounts = Readonly<Record<string, number>>;
export interface BatchFigures {
  /** Calls whose data is another than before. */
  changedCalls: number;
  /** Of those with a known price. */
  costUsd: number;
  unpriced: number;
}

const itself = ({ workspaceId, batchId }: BatchIds) =>
  and(eq(reanalysisBatches.workspaceId, workspaceId), eq(reanalysisBatches.id, batchId));
const membersOf = ({ workspaceId, batchId }: BatchIds) =>
  and(eq(reanalyses.workspaceId, workspaceId), eq(reanalyses.batchId, batchId));
/** As it was read, and still with work to hand out: of several messages one goes on. */
const standing = (batch: BatchRow) =>
  and(
    itself({ workspaceId: batch.workspaceId, batchId: batch.id }),
    isNotNull(reanalysisBatches.dueAt),
    sql`${reanalysisBatches.cursor} IS ${batch.cursor}`,
  );

export async function insertBatch(db: Database, row: BatchRow): Promise<void> {
  await db.insert(reanalysisBatches).values(row);
}

/** A batch that still has calls to hand out; null where it has none, was canceled, or never was. */
export async function findUnspreadBatch(db: Database, ids: BatchIds): Promise<BatchRow | null> {
  const [row] = await db
    .select()
    .from(reanalysisBatches)
    .where(and(itself(ids), isNotNull(reanalysisBatches.dueAt)));
  return row ?? null;
}

/**
 * Saves the next re-analyses of a batch, in the order of their calls, and moves its cursor; false where another
 * message did.
 */
export async function saveNextOfBatch(
  db: Database,
  batch: BatchRow,
  rows: readonly ReanalysisRow[],
  dueAt: number,
): Promise<boolean> {
  const unchanged = exists(db.select({ one: sql`1` }).from(reanalysisBatches).where(standing(batch)));
  const [, moved] = await db.batch([
    db
      .insert(reanalyses)
      .select(rowsWhere(reanalyses, rows, unchanged))
      .onConflictDoNothing(),
    db
      .update(reanalysisBatches)
      .set({ cursor: rows.at(-1)?.callId ?? batch.cursor, dueAt })
      .where(standing(batch))
      .returning({ id: reanalysisBatches.id }),
  ]);
  return moved.length === 1;
}

/** Ends the handing out; from now on `total` says how many there really were. */
export async function endSpreading(db: Database, batch: BatchRow): Promise<void> {
  const members = membersOf({ workspaceId: batch.workspaceId, batchId: batch.id });
  await db
    .update(reanalysisBatches)
    .set({ dueAt: null, total: sql`${db.select({ n: count() }).from(reanalyses).where(members)}` })
    .where(standing(batch));
}

/** Stops what has not begun: nothing more is handed out, and what waits to be read is taken back. */
export async function cancelBatch(db: Database, ids: BatchIds, now: number): Promise<void> {
  const waiting = sql`EXISTS (SELECT 1 FROM reanalyses AS r
    WHERE r.workspace_id = ${ids.workspaceId} AND r.batch_id = ${ids.batchId} AND r.status = 'pending')`;
  const canceled = sql`EXISTS (SELECT 1 FROM reanalysis_batches AS b
    WHERE b.workspace_id = ${ids.workspaceId} AND b.id = ${ids.batchId} AND b.canceled_at IS NOT NULL)`;
  await db.batch([
    db
      .update(reanalysisBatches)
      .set({ canceledAt: now, dueAt: null })
      .where(
        and(
          itself(ids),
          isNull(reanalysisBatches.canceledAt),
          or(isNotNull(reanalysisBatches.dueAt), waiting),
        ),
      ),
    db.delete(reanalyses).where(and(membersOf(ids), eq(reanalyses.status, "pending"), canceled)),
  ]);
}

/** A batch with what became of its calls, in one round trip; null where there is none. */
export async function findBatch(db: Database, ids: BatchIds) {
  const changed = sql<number>`coalesce(sum(${reanalyses.changedFields} > 0), 0)`.as("changed");
  const cost = sql<number>`coalesce(sum(${analyses.costUsd}), 0.0)`.as("cost");
  const unpriced = sql<number>`count(${analyses.latencyMs}) - count(${analyses.costUsd})`.as("unpriced");
  const [found, rows] = await db.batch([
    db.select().from(reanalysisBatches).where(itself(ids)),
    db
      .select({ status: reanalyses.status, calls: count().as("calls"), changed, cost, unpriced })
      .from(reanalyses)
      .leftJoin(
        analyses,
        and(
          eq(analyses.workspaceId, reanalyses.workspaceId),
          eq(analyses.callId, reanalyses.callId),
          eq(analyses.id, reanalyses.id),
        ),
      )
      .where(membersOf(ids))
      .groupBy(reanalyses.status),
  ]);
  const batch = found[0];
  if (!batch) return null;
  const sum = (of: "changed" | "cost" | "unpriced") => rows.reduce((total, row) => total + row[of], 0);
  const figures: BatchFigures = {
    changedCalls: sum("changed"),
    costUsd: sum("cost"),
    unpriced: sum("unpriced"),
  };
  return {
    batch,
    counts: Object.fromEntries(rows.map((row): [string, number] => [row.status, row.calls])),
    figures,
  };
}

/** One page of batches with their counts, newest first. `after` is the id of the last one already seen. */
export async function listBatches(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<{ batch: BatchRow; counts: BatchCounts }[]> {
  const rows = await db
    .select()
    .from(reanalysisBatches)
    .where(and(ofWorkspace(workspaceId), page.after ? lt(reanalysisBatches.id, page.after) : undefined))
    .orderBy(desc(reanalysisBatches.id))
    .limit(page.limit)
    .offset(page.offset);
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const counted = await db
    .select({ batchId: reanalyses.batchId, status: reanalyses.status, calls: count() })
    .from(reanalyses)
    .where(
      and(
        eq(reanalyses.workspaceId, workspaceId),
        sql`${reanalyses.batchId} IN (SELECT value FROM json_each(${ids}))`,
      ),
    )
    .groupBy(reanalyses.batchId, reanalyses.status);
  return rows.map((batch) => {
    const own = counted.filter(({ batchId }) => batchId === batch.id);
    return {
      batch,
      counts: Object.fromEntries(own.map((row): [string, number] => [row.status, row.calls])),
    };
  });
}

export async function countBatches(db: Database, workspaceId: string): Promise<number> {
  return db.$count(reanalysisBatches, ofWorkspace(workspaceId));
}

/** Batches whose message may be lost, each put off until `nextKnockAt`. */
export async function takeDueBatches(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<BatchIds[]> {
  const key = { workspaceId: reanalysisBatches.workspaceId, batchId: reanalysisBatches.id };
  return db
    .update(reanalysisBatches)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(reanalysisBatches.dueAt, key, now, limit))
    .returning(key);
}

const ofWorkspace = (workspaceId: string): SQL => eq(reanalysisBatches.workspaceId, workspaceId);
