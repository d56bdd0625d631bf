import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { Database } from "./database.ts";
import { idempotencyKeys } from "./schema.ts";

/** How long a key answers its first response. */
export const IDEMPOTENCY_WINDOW_MS = 24 * 3_600_000;

/** A reservation without an answer for so long belongs to a request that died; the next one takes it over. */
const ABANDONED_AFTER_MS = 60_000;

export type IdempotentAnswer = typeof idempotencyKeys.$inferSelect;
type Reservation = Pick<IdempotentAnswer, "workspaceId" | "key" | "fingerprint" | "createdAt">;

const key = (reservation: Reservation) =>
  and(eq(idempotencyKeys.workspaceId, reservation.workspaceId), eq(idempotencyKeys.key, reservation.key));

/** Null where the key is now ours; else what stands under it. */
export async function reserveKey(db: Database, reservation: Reservation): Promise<IdempotentAnswer | null> {
  const since = (ms: number) => lt(idempotencyKeys.createdAt, reservation.createdAt - ms);
  const abandoned = and(isNull(idempotencyKeys.responseStatus), since(ABANDONED_AFTER_MS));
  const [, inserted, standing] = await db.batch([
    db.delete(idempotencyKeys).where(and(key(reservation), or(since(IDEMPOTENCY_WINDOW_MS), abandoned))),
    db
      .insert(idempotencyKeys)
      .values(reservation)
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key }),
    db.select().from(idempotencyKeys).where(key(reservation)),
  ]);
  return inserted.length === 1 ? null : (standing[0] ?? null);
}

export async function keepAnswer(
  db: Database,
  reservation: Reservation,
  answer: Pick<IdempotentAnswer, "responseStatus" | "responseHeaders" | "responseBody">,
): Promise<void> {
  await db.update(idempotencyKeys).set(answer).where(key(reservation));
}

/** Gives a key back after a failure of ours, so that the client's next try is a first one. */
export async function releaseKey(db: Database, reservation: Reservation): Promise<void> {
  await db.delete(idempotencyKeys).where(key(reservation));
}

/** Forgets keys that no longer answer anything. */
export async function forgetExpiredKeys(db: Database, now: number): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, now - IDEMPOTENCY_WINDOW_MS));
}
