import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { deliveries, endpoints } from "./schema.ts";

/** The endpoint's next free slot (epoch ms), taken in one statement, so that no two attempts have the same. */
export async function takeSlot(
  db: Database,
  workspaceId: string,
  endpointId: string,
  now: number,
  intervalMs: number,
): Promise<number> {
  const [row] = await db
    .update(endpoints)
    .set({ nextSlotAt: sql`max(coalesce(${endpoints.nextSlotAt}, 0), ${now}) + ${intervalMs}` })
    .where(and(eq(endpoints.workspaceId, workspaceId), eq(endpoints.id, endpointId)))
    .returning({ next: sql<number>`${endpoints.nextSlotAt}` });
  return row ? row.next - intervalMs : now;
}

/** Puts a delivery's next attempt off to its slot; one that has a slot already keeps it. */
export async function waitForSlot(
  db: Database,
  key: { workspaceId: string; id: string; attempts: number },
  slotAt: number,
): Promise<void> {
  await db
    .update(deliveries)
    .set({ nextAttemptAt: slotAt, slotAt })
    .where(
      and(
        eq(deliveries.workspaceId, key.workspaceId),
        eq(deliveries.id, key.id),
        eq(deliveries.status, "pending"),
        eq(deliveries.attempts, key.attempts),
        isNull(deliveries.slotAt),
      ),
    );
}
