import { and, desc, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { calls } from "./schema.ts";

/** The calls of a workspace that go on, the newest first, by the index that holds no others. */
export async function callsGoingOn(db: Database, workspaceId: string, limit: number) {
  // The planner is told the index: by its own choice it walks the whole workspace by its key.
  const ids = sql`SELECT id FROM ${calls} INDEXED BY calls_going_on
    WHERE workspace_id = ${workspaceId} AND status IN ('queued', 'ringing', 'in_progress')
    ORDER BY id DESC LIMIT ${limit}`;
  return db
    .select()
    .from(calls)
    .where(and(eq(calls.workspaceId, workspaceId), sql`${calls.id} IN (${ids})`))
    .orderBy(desc(calls.id));
}
