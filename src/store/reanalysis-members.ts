import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { BatchIds } from "./reanalysis-batches.ts";
import { reanalyses } from "./schema.ts";

/** What became of one call of a batch. */
export type BatchMember = Pick<
  typeof reanalyses.$inferSelect,
  "id" | "callId" | "status" | "reason" | "changedFields" | "finishedAt"
>;

/** Which calls of a batch: all, those whose data is another than before, or those that could not be read. */
export const MEMBER_KINDS = ["changed", "failed", "all"] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

const CONDITIONS = {
  all: undefined,
  changed: sql`${reanalyses.status} = 'completed' AND ${reanalyses.changedFields} > 0`,
  failed: sql`${reanalyses.status} IN ('failed', 'skipped')`,
} satisfies Record<MemberKind, unknown>;

/** One page of a batch's calls, in the order in which they came in. `after` is the id of the last call already seen. */
export async function listBatchMembers(
  db: Database,
  { workspaceId, batchId }: BatchIds,
  kind: MemberKind,
  page: { limit: number; after: string | null },
): Promise<BatchMember[]> {
  const { id, callId, status, reason, changedFields, finishedAt } = reanalyses;
  return db
    .select({ id, callId, status, reason, changedFields, finishedAt })
    .from(reanalyses)
    .where(
      and(
        eq(reanalyses.workspaceId, workspaceId),
        // By the batch's index: in the order of calls SQLite would walk through all of the workspace.
        sql`(${callId}, ${id}) IN (SELECT r.call_id, r.id FROM reanalyses AS r INDEXED BY reanalyses_by_batch
          WHERE r.workspace_id = ${workspaceId} AND r.batch_id = ${batchId})`,
        CONDITIONS[kind],
        page.after === null ? undefined : gt(callId, page.after),
      ),
    )
    .orderBy(asc(callId))
    .limit(page.limit);
}
