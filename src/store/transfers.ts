import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import { transfers } from "./schema.ts";

export type TransferRow = typeof transfers.$inferSelect;

/** How a transfer stands while another may not begin: asked for, or perhaps on its way. */
export const STANDING: readonly string[] = ["requested", "accepted", "unknown"];

/**
 * Saves a transfer as the call's next, where none stands: before its provider is asked. Answers the row, or null where
 * another was first.
 */
export async function insertTransfer(
  db: Database,
  row: Omit<TransferRow, "number">,
): Promise<TransferRow | null> {
  const ofCall = sql`workspace_id = ${row.workspaceId} AND call_id = ${row.callId}`;
  const number = sql`(SELECT 1 + coalesce(max(number), 0) FROM transfers WHERE ${ofCall})`;
  const [inserted] = await db
    .insert(transfers)
    .select(
      sql`SELECT ${columnsOf(transfers, { ...row, number })} WHERE NOT EXISTS (SELECT 1 FROM transfers
        WHERE ${ofCall} AND status IN (SELECT value FROM json_each(${JSON.stringify(STANDING)})))`,
    )
    .onConflictDoNothing()
    .returning();
  return inserted ?? null;
}

export async function concludeTransfer(
  db: Database,
  { workspaceId, callId, number }: TransferRow,
  change: Pick<TransferRow, "status" | "reason" | "updatedAt">,
): Promise<void> {
  await db
    .update(transfers)
    .set(change)
    .where(
      and(eq(transfers.workspaceId, workspaceId), eq(transfers.callId, callId), eq(transfers.number, number)),
    );
}

/** The transfers of a call, first to last. */
export async function listTransfers(
  db: Database,
  workspaceId: string,
  callId: string,
): Promise<TransferRow[]> {
  return db
    .select()
    .from(transfers)
    .where(and(eq(transfers.workspaceId, workspaceId), eq(transfers.callId, callId)))
    .orderBy(asc(transfers.number));
}
