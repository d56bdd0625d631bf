import { and, eq, sql } from "drizzle-orm";
import { indexStatements } from "./call-search.ts";
import type { Database } from "./database.ts";
import { callTextFills } from "./schema.ts";

/**
 * Puts the next `limit` older calls of a workspace into the text index, where some are not in it yet: the newest
 * first. Comes twice without harm. Answers whether more is left, of this workspace or another.
 */
export async function fillCallTexts(db: Database, limit: number): Promise<boolean> {
  const [fill] = await db.select().from(callTextFills).limit(1);
  if (!fill) return false;
  const { workspaceId, before } = fill;
  const [last] = await db.all<{ id: string }>(sql`SELECT id FROM calls
    WHERE workspace_id = ${workspaceId} AND id < ${before} ORDER BY id DESC LIMIT 1 OFFSET ${limit - 1}`);
  const first = last?.id ?? "";
  const itself = and(eq(callTextFills.workspaceId, workspaceId), eq(callTextFills.before, before));
  await db.batch([
    // A call that is not over yet is put into it when it is.
    ...indexStatements(
      db,
      sql`c.workspace_id = ${workspaceId} AND c.id >= ${first} AND c.id < ${before}
        AND c.analysis_status NOT IN ('open', 'pending', 'running')`,
    ),
    first === ""
      ? db.delete(callTextFills).where(itself)
      : db.update(callTextFills).set({ before: first }).where(itself),
  ]);
  return true;
}
