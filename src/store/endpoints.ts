import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import { deliveries, endpoints, targetHealth } from "./schema.ts";

export type EndpointRow = typeof endpoints.$inferSelect;
export type HealthRow = typeof targetHealth.$inferSelect;

/** An endpoint with how it has been doing; without a row it is well. */
export interface EndpointRecord {
  endpoint: EndpointRow;
  health: HealthRow | null;
}

const itself = (workspaceId: string, id: string) =>
  and(eq(endpoints.workspaceId, workspaceId), eq(endpoints.id, id));

/** Saves an endpoint where the workspace has fewer than `most`; false where it has not. */
export async function insertEndpoint(db: Database, row: EndpointRow, most: number): Promise<boolean> {
  const inserted = await db
    .insert(endpoints)
    .select(
      sql`SELECT ${columnsOf(endpoints, row)}
        WHERE (SELECT count(*) FROM endpoints WHERE workspace_id = ${row.workspaceId}) < ${most}`,
    )
    .returning({ id: endpoints.id });
  return inserted.length === 1;
}

export async function findEndpoint(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<EndpointRecord | null> {
  const [record] = await withHealth(db).where(itself(workspaceId, id));
  return record ?? null;
}

/** One page, newest first. `after` is the id of the last endpoint already seen. */
export async function listEndpoints(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<EndpointRecord[]> {
  const older = page.after === null ? undefined : lt(endpoints.id, page.after);
  return withHealth(db)
    .where(and(eq(endpoints.workspaceId, workspaceId), older))
    .orderBy(desc(endpoints.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countEndpoints(db: Database, workspaceId: string): Promise<number> {
  return db.$count(endpoints, eq(endpoints.workspaceId, workspaceId));
}

function withHealth(db: Database) {
  return db
    .select({ endpoint: endpoints, health: targetHealth })
    .from(endpoints)
    .leftJoin(
      targetHealth,
      and(eq(targetHealth.workspaceId, endpoints.workspaceId), eq(targetHealth.targetId, endpoints.id)),
    );
}

/** A sealed secret that takes the place of the current one, and the key pair with it, where there is one. */
export interface Rotation {
  secret: string;
  keys: { signingKey: string; publicKey: string } | null;
  /** Until when what it replaces signs as well. */
  until: number;
}

/** Sets the members that are given, and rotates in the same statement; null: there is no such endpoint. */
export async function updateEndpoint(
  db: Database,
  workspaceId: string,
  id: string,
  change: { [Column in keyof EndpointRow]?: EndpointRow[Column] | undefined },
  rotation: Rotation | null,
): Promise<EndpointRow | null> {
  const [row] = await db
    .update(endpoints)
    .set({ ...change, ...(rotation ? rotated(rotation) : {}) })
    .where(itself(workspaceId, id))
    .returning();
  return row ?? null;
}

/** The right sides are the values before the statement: whatever was current a moment ago becomes the previous one. */
function rotated({ secret, keys, until }: Rotation) {
  return {
    secret,
    previousSecret: sql`${endpoints.secret}`,
    previousSecretUntil: until,
    previousSigningKey: keys ? sql`${endpoints.signingKey}` : null,
    ...keys,
  };
}

/** One batch: the endpoint with its health, and what was still on its way there. False: there is no such endpoint. */
export async function deleteEndpoint(
  db: Database,
  workspaceId: string,
  id: string,
  now: number,
  because: string,
): Promise<boolean> {
  const [deleted] = await db.batch([
    db.delete(endpoints).where(itself(workspaceId, id)).returning({ id: endpoints.id }),
    db
      .delete(targetHealth)
      .where(and(eq(targetHealth.workspaceId, workspaceId), eq(targetHealth.targetId, id))),
    db
      .update(deliveries)
      .set({ status: "failed", reason: because, nextAttemptAt: null, finishedAt: now })
      .where(
        and(
          eq(deliveries.workspaceId, workspaceId),
          eq(deliveries.endpointId, id),
          inArray(deliveries.status, ["pending", "held"]),
        ),
      ),
  ]);
  return deleted.length === 1;
}
