import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { DeliveryRow } from "./deliveries.ts";
import { deliveries, deliveryAttempts } from "./schema.ts";

/**
 * Makes the next attempt of a delivery that waits for it due at `now` (epoch ms). False where it has moved on since `row`
 * was read, or an attempt is being made: that one was claimed, and is not saved yet.
 */
export async function hastenDelivery(
  db: Database,
  row: Pick<DeliveryRow, "workspaceId" | "id" | "attempts" | "nextAttemptAt">,
  now: number,
): Promise<boolean> {
  const isSaved = sql`(${deliveries.attempts} = ${deliveries.roundStart} OR EXISTS (SELECT 1 FROM ${deliveryAttempts}
    WHERE ${deliveryAttempts.workspaceId} = ${row.workspaceId} AND ${deliveryAttempts.deliveryId} = ${row.id}
      AND ${deliveryAttempts.number} = ${row.attempts}))`;
  const { meta } = await db
    .update(deliveries)
    .set({ nextAttemptAt: now })
    .where(
      and(
        eq(deliveries.workspaceId, row.workspaceId),
        eq(deliveries.id, row.id),
        eq(deliveries.status, "pending"),
        eq(deliveries.attempts, row.attempts),
        sql`${deliveries.nextAttemptAt} = ${row.nextAttemptAt}`,
        isSaved,
      ),
    );
  return meta.changes > 0;
}
