import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import { connections } from "./schema.ts";

export type ConnectionRow = typeof connections.$inferSelect;

const itself = (workspaceId: string, id: string) =>
  and(eq(connections.workspaceId, workspaceId), eq(connections.id, id));

/** Saves a connection where the workspace has fewer than `most`; false where it has not. */
export async function insertConnection(db: Database, row: ConnectionRow, most: number): Promise<boolean> {
  const inserted = await db
    .insert(connections)
    .select(
      sql`SELECT ${columnsOf(connections, row)}
        WHERE (SELECT count(*) FROM connections WHERE workspace_id = ${row.workspaceId}) < ${most}`,
    )
    .returning({ id: connections.id });
  return inserted.length === 1;
}

export async function findConnection(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<ConnectionRow | null> {
  const [row] = await db.select().from(connections).where(itself(workspaceId, id));
  return row ?? null;
}

/** A connection of whichever workspace: a provider's message names it alone. */
export async function findConnectionById(db: Database, id: string): Promise<ConnectionRow | null> {
  const [row] = await db.select().from(connections).where(eq(connections.id, id));
  return row ?? null;
}

/** One page, newest first. `after` is the id of the last connection already seen. */
export async function listConnections(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<ConnectionRow[]> {
  const older = page.after === null ? undefined : lt(connections.id, page.after);
  return db
    .select()
    .from(connections)
    .where(and(eq(connections.workspaceId, workspaceId), older))
    .orderBy(desc(connections.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** All connections of a workspace, oldest first, to choose a line among; to be awaited, or put into a batch. */
export function connectionsOf(db: Database, workspaceId: string) {
  return db
    .select()
    .from(connections)
    .where(eq(connections.workspaceId, workspaceId))
    .orderBy(asc(connections.id));
}

export async function countConnections(db: Database, workspaceId: string): Promise<number> {
  return db.$count(connections, eq(connections.workspaceId, workspaceId));
}

/**
 * Sets the members that are given. Null: there is no such connection, or its credentials are no longer `sealedBefore`,
 * out of which the new ones were made.
 */
export async function updateConnection(
  db: Database,
  workspaceId: string,
  id: string,
  change: { [Column in keyof ConnectionRow]?: ConnectionRow[Column] | undefined },
  sealedBefore: string | null,
): Promise<ConnectionRow | null> {
  const unchanged = sealedBefore === null ? undefined : eq(connections.credentials, sealedBefore);
  const [row] = await db
    .update(connections)
    .set(change)
    .where(and(itself(workspaceId, id), unchanged))
    .returning();
  return row ?? null;
}

/** False: there is no such connection. */
export async function deleteConnection(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const deleted = await db
    .delete(connections)
    .where(itself(workspaceId, id))
    .returning({ id: connections.id });
  return deleted.length === 1;
}

/** Counts a message whose signature was wrong. */
export async function countRefused(db: Database, id: string, now: number): Promise<void> {
  await db
    .update(connections)
    .set({ refused: sql`${connections.refused} + 1`, refusedAt: now })
    .where(eq(connections.id, id));
}
