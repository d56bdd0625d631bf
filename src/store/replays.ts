import { and, desc, eq, isNotNull, isNull, lt, ne, type SQL, sql } from "drizzle-orm";
import type { DeliverySelection } from "../webhooks/selection.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { type DeliveryFilter, matching } from "./delivery-lists.ts";
import { isOverdue } from "./overdue.ts";
import { actionRuns, deliveries, replays } from "./schema.ts";

export interface ReplayKey {
  workspaceId: string;
  replayId: string;
}
export type ReplayRow = typeof replays.$inferSelect;
/** How many of the deliveries that a replay took up stand where. */
export type ReplayCounts = Partial<Record<string, number>>;

const itself = ({ workspaceId, replayId }: ReplayKey) =>
  and(eq(replays.workspaceId, workspaceId), eq(replays.id, replayId));

/** A new round of attempts, due at once. The right sides are the values before the statement. */
const newRound = (now: number, replayId: string | null) => ({
  status: "pending",
  roundStart: sql`${deliveries.attempts}`,
  nextAttemptAt: now,
  finishedAt: null,
  slotAt: null,
  replayId,
});

/** The runs that these deliveries were made for are pending again; one that was done stays done. */
function reopenRuns(db: Database, workspaceId: string, ids: SQL) {
  return db
    .update(actionRuns)
    .set({ status: "pending", finishedAt: null })
    .where(
      and(
        eq(actionRuns.workspaceId, workspaceId),
        eq(actionRuns.status, "failed"),
        sql`(call_id, name, id) IN (SELECT call_id, action_name, 'run_' || substr(id, 5) FROM deliveries
          WHERE workspace_id = ${workspaceId} AND action_name IS NOT NULL AND status = 'pending' AND id IN (${ids}))`,
      ),
    );
}

/** Begins one delivery anew; false where it is pending already. */
export async function replayDelivery(db: Database, key: DeliveryKey, now: number): Promise<boolean> {
  const { workspaceId, deliveryId } = key;
  const [taken] = await db.batch([
    db
      .update(deliveries)
      .set(newRound(now, null))
      .where(
        and(
          eq(deliveries.workspaceId, workspaceId),
          eq(deliveries.id, deliveryId),
          ne(deliveries.status, "pending"),
        ),
      )
      .returning({ id: deliveries.id }),
    reopenRuns(db, workspaceId, sql`${deliveryId}`),
  ]);
  return taken.length === 1;
}

/** What a replay may take up: no test, nothing that is on its way, nothing for a receiver that is disabled. */
function replayable(workspaceId: string, filter: DeliveryFilter) {
  return and(
    matching(workspaceId, filter),
    ne(deliveries.status, "pending"),
    eq(deliveries.test, false),
    sql`NOT EXISTS (SELECT 1 FROM target_health AS health WHERE health.workspace_id = ${workspaceId}
      AND health.target_id = coalesce(${deliveries.endpointId}, ${deliveries.agentId})
      AND health.disabled_at IS NOT NULL AND ${deliveries.actionName} IS NULL)`,
  );
}

export async function countReplayable(
  db: Database,
  workspaceId: string,
  filter: DeliveryFilter,
): Promise<number> {
  return db.$count(deliveries, replayable(workspaceId, filter));
}

export async function insertReplay(
  db: Database,
  row: Omit<ReplayRow, "cursor" | "taken" | "canceledAt"> & { filter: DeliverySelection },
): Promise<ReplayRow> {
  const [inserted] = await db.insert(replays).values(row).returning();
  if (!inserted) throw new Error("The replay was not inserted.");
  return inserted;
}

export async function findReplay(db: Database, key: ReplayKey): Promise<ReplayRow | null> {
  return (await db.select().from(replays).where(itself(key)).get()) ?? null;
}

/** How the deliveries of each of these replays stand. */
export async function countByStatus(
  db: Database,
  workspaceId: string,
  replayIds: readonly string[],
): Promise<Map<string, ReplayCounts>> {
  const rows = await db
    .select({ replayId: deliveries.replayId, status: deliveries.status, count: sql<number>`count(*)` })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.workspaceId, workspaceId),
        sql`${deliveries.replayId} IN (SELECT value FROM json_each(${JSON.stringify(replayIds)}))`,
      ),
    )
    .groupBy(deliveries.replayId, deliveries.status);
  const counts = new Map<string, ReplayCounts>(replayIds.map((id) => [id, {}]));
  for (const { replayId, status, count } of rows) {
    const of = counts.get(replayId ?? "");
    if (of) of[status] = count;
  }
  return counts;
}

/** One page, newest first. `after` is the id of the last replay already seen. */
export async function listReplays(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<ReplayRow[]> {
  const older = page.after === null ? undefined : lt(replays.id, page.after);
  return db
    .select()
    .from(replays)
    .where(and(eq(replays.workspaceId, workspaceId), older))
    .orderBy(desc(replays.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countReplays(db: Database, workspaceId: string): Promise<number> {
  return db.$count(replays, eq(replays.workspaceId, workspaceId));
}

/**
 * Takes up the next `limit` deliveries of a replay, the oldest first, in one batch with the cursor, which is read and moved
 * in the database: a message that comes twice takes the next ones. A replay that is over or canceled takes none.
 */
export async function takeReplayBatch(
  db: Database,
  replay: ReplayRow,
  filter: DeliveryFilter,
  { now, nextKnockAt, limit }: { now: number; nextKnockAt: number; limit: number },
): Promise<{ taken: DeliveryKey[]; more: boolean }> {
  const { workspaceId, id: replayId } = replay;
  const standing = sql`(SELECT coalesce(cursor, '') FROM replays
    WHERE workspace_id = ${workspaceId} AND id = ${replayId} AND due_at IS NOT NULL)`;
  const next = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(replayable(workspaceId, filter), sql`${deliveries.id} > ${standing}`))
    .orderBy(deliveries.id)
    .limit(limit);
  // Before the cursor moves, these are the ones that this batch took.
  const fresh = sql`FROM deliveries WHERE workspace_id = ${workspaceId} AND replay_id = ${replayId}
    AND id > ${standing}`;
  const [taken, , [after]] = await db.batch([
    db
      .update(deliveries)
      .set(newRound(now, replayId))
      .where(and(eq(deliveries.workspaceId, workspaceId), sql`${deliveries.id} IN ${next}`))
      .returning({ workspaceId: deliveries.workspaceId, deliveryId: deliveries.id }),
    reopenRuns(db, workspaceId, sql`SELECT id ${fresh}`),
    db
      .update(replays)
      .set({
        taken: sql`${replays.taken} + (SELECT count(*) ${fresh})`,
        cursor: sql`coalesce((SELECT max(id) ${fresh}), ${replays.cursor})`,
        dueAt: sql`CASE WHEN (SELECT count(*) ${fresh}) < ${limit} THEN NULL ELSE ${nextKnockAt} END`,
      })
      .where(and(itself({ workspaceId, replayId }), isNotNull(replays.dueAt)))
      .returning({ dueAt: replays.dueAt }),
  ]);
  taken.sort((a, b) => (a.deliveryId < b.deliveryId ? -1 : 1));
  return { taken, more: after !== undefined && after.dueAt !== null };
}

/** Stops a replay; what it took up already goes on. Null where it is over, or there is none. */
export async function cancelReplay(db: Database, key: ReplayKey, now: number): Promise<ReplayRow | null> {
  const [row] = await db
    .update(replays)
    .set({ dueAt: null, canceledAt: now })
    .where(and(itself(key), isNotNull(replays.dueAt), isNull(replays.canceledAt)))
    .returning();
  return row ?? null;
}

/** Replays whose message may be lost, each put off until `nextKnockAt`. */
export async function takeDueReplays(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<ReplayKey[]> {
  const key = { workspaceId: replays.workspaceId, replayId: replays.id };
  return db
    .update(replays)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(replays.dueAt, key, now, limit))
    .returning(key);
}
