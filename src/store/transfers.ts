import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Announcement } from "../webhooks/announce.ts";
import type { CallRow } from "./calls.ts";
import type { Database } from "./database.ts";
import type { DeliveryKey } from "./deliveries.ts";
import { announcementStatement, pendingOf } from "./fan-out.ts";
import { columnsOf } from "./insert-select.ts";
import { isOverdue } from "./overdue.ts";
import { calls, transfers } from "./schema.ts";

export type TransferRow = typeof transfers.$inferSelect;
export type TransferKey = Pick<TransferRow, "workspaceId" | "callId" | "number">;

/** How a transfer stands while another may not begin: it was asked for, or a phone may ring. */
export const STANDING: readonly string[] = ["requested", "asking", "accepted", "unknown"];

const list = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

const itself = ({ workspaceId, callId, number }: TransferKey) =>
  and(eq(transfers.workspaceId, workspaceId), eq(transfers.callId, callId), eq(transfers.number, number));

const ofCall = ({ workspaceId, callId }: Pick<TransferRow, "workspaceId" | "callId">) =>
  and(eq(transfers.workspaceId, workspaceId), eq(transfers.callId, callId));

/** Who asks by themselves, without a person or a voice agent that would ask again. */
const AUTOMATIC: readonly string[] = ["condition", "caller"];

export interface Latched {
  /** The transfer that was asked for: this one, or the one that the same asked for before. Null: another bars it. */
  row: TransferRow | null;
  isNew: boolean;
  deliveries: DeliveryKey[];
}

/**
 * Saves a transfer as the call's next, before its provider is asked, with what is told of it. It is barred where one
 * stands or has connected, and one that asks by itself where any of its kind was there before: a call is handed over by
 * itself at most once. Asked for again by the same key, it is the same.
 */
export async function insertTransfer(
  db: Database,
  row: Omit<TransferRow, "number">,
  announcementOf: (number: number) => Announcement,
): Promise<Latched> {
  const standing = await listTransfers(db, row.workspaceId, row.callId);
  const number = 1 + (standing.at(-1)?.number ?? 0);
  const same = sameAs(standing, row.triggerKey);
  if (same) return { row: same, isNew: false, deliveries: [] };
  const bars = sql`status IN ${list(STANDING)} OR outcome = 'connected'
    OR (trigger_key IS NOT NULL AND trigger_key = ${row.triggerKey})
    OR (${AUTOMATIC.includes(row.trigger) ? 1 : 0} AND trigger IN ${list(AUTOMATIC)})`;
  const [inserted, announced] = await db.batch([
    db
      .insert(transfers)
      .select(
        sql`SELECT ${columnsOf(transfers, { ...row, number })}
          WHERE NOT EXISTS (SELECT 1 FROM ${transfers} WHERE ${ofCall(row)} AND (${bars}))`,
      )
      // Two that were counted alike: the second is barred by the first.
      .onConflictDoNothing()
      .returning(),
    announcementStatement(
      db,
      announcementOf(number),
      sql`EXISTS (SELECT 1 FROM ${transfers} WHERE ${itself({ ...row, number })} AND ${eq(transfers.id, row.id)})`,
    ),
  ]);
  const [own] = inserted;
  if (own) return { row: own, isNew: true, deliveries: pendingOf(row.workspaceId, announced) };
  const now = await listTransfers(db, row.workspaceId, row.callId);
  return { row: sameAs(now, row.triggerKey), isNew: false, deliveries: [] };
}

const sameAs = (rows: readonly TransferRow[], key: string | null) =>
  (key !== null && rows.find(({ triggerKey }) => triggerKey === key)) || null;

/** Takes a transfer to ask its provider, once: whoever comes after is answered null. */
export async function claimTransfer(
  db: Database,
  key: TransferKey,
  { now, dueAt }: { now: number; dueAt: number },
): Promise<TransferRow | null> {
  const [claimed] = await db
    .update(transfers)
    .set({ status: "asking", askedAt: now, dueAt, updatedAt: now })
    .where(and(itself(key), eq(transfers.status, "requested")))
    .returning();
  return claimed ?? null;
}

/**
 * Moves a transfer on from where it was read, with what is told of it; where somebody else moved it meanwhile, nothing
 * happens and the answer is null. The call shows how its last transfer ended.
 */
export async function moveTransfer(
  db: Database,
  row: TransferRow,
  change: Partial<TransferRow>,
  announcement: Announcement | null,
): Promise<{ row: TransferRow; deliveries: DeliveryKey[] } | null> {
  const unchanged = and(
    itself(row),
    eq(transfers.status, row.status),
    eq(transfers.position, row.position),
    eq(transfers.updatedAt, row.updatedAt),
  );
  const isMoved = sql`EXISTS (SELECT 1 FROM ${transfers} WHERE ${itself(row)} AND ${eq(transfers.updatedAt, change.updatedAt ?? row.updatedAt)}
    AND ${eq(transfers.status, change.status ?? row.status)} AND ${eq(transfers.position, change.position ?? row.position)}
    AND outcome IS ${change.outcome === undefined ? row.outcome : change.outcome})`;
  const [moved, ...rest] = await db.batch([
    db.update(transfers).set(change).where(unchanged).returning(),
    ...(announcement ? [announcementStatement(db, announcement, isMoved)] : []),
    ...("outcome" in change ? [showOutcome(db, row, isMoved)] : []),
  ]);
  const announced = announcement ? (rest[0] as Awaited<ReturnType<typeof announcementStatement>>) : [];
  const [now] = moved;
  return now ? { row: now, deliveries: pendingOf(row.workspaceId, announced) } : null;
}

/** Where the call's row is not there yet, it takes the outcome as it is saved. */
function showOutcome(db: Database, { workspaceId, callId }: TransferRow, when: SQL) {
  return db
    .update(calls)
    .set({ transferOutcome: lastOutcome({ workspaceId, callId }) })
    .where(and(eq(calls.workspaceId, workspaceId), eq(calls.id, callId), when));
}

/** How the last transfer of a call ended, inside a statement. */
export const lastOutcome = ({ workspaceId, callId }: Pick<TransferRow, "workspaceId" | "callId">) =>
  sql<null>`(SELECT outcome FROM transfers WHERE workspace_id = ${workspaceId} AND call_id = ${callId}
    ORDER BY number DESC LIMIT 1)`;

export async function findTransfer(db: Database, key: TransferKey): Promise<TransferRow | null> {
  const [found] = await db.select().from(transfers).where(itself(key));
  return found ?? null;
}

/** The transfers of a call, first to last. */
export async function listTransfers(
  db: Database,
  workspaceId: string,
  callId: string,
): Promise<TransferRow[]> {
  return transfersOf(db, { workspaceId, callId });
}

/** The same as a statement of a batch. */
export const transfersOf = (db: Database, key: Pick<TransferRow, "workspaceId" | "callId">) =>
  db.select().from(transfers).where(ofCall(key)).orderBy(asc(transfers.number));

/** Leaves a transfer that stands as it was read alone until `dueAt`. */
export async function putOffTransfer(
  db: Database,
  row: TransferKey & Pick<TransferRow, "status">,
  dueAt: number,
): Promise<void> {
  await db
    .update(transfers)
    .set({ dueAt })
    .where(and(itself(row), eq(transfers.status, row.status)));
}

/** Transfers whose message may be lost, or whose asker died; each is put off until `nextKnockAt`. */
export async function takeDueTransfers(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<TransferKey[]> {
  const { workspaceId, callId, number } = transfers;
  const key = { workspaceId, callId, number };
  return db
    .update(transfers)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(transfers.dueAt, key, now, limit))
    .returning(key);
}

/** The transfers of a call that is over; asked for only where it was handed over, or was to be. */
export async function endedTransfers(
  db: Database,
  { workspaceId, id, transferOutcome }: Pick<CallRow, "workspaceId" | "id" | "transferOutcome">,
): Promise<TransferRow[]> {
  return transferOutcome === null ? [] : listTransfers(db, workspaceId, id);
}
