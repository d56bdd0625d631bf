import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { SuppressionKey } from "../suppressions/suppression.ts";
import type { Database } from "./database.ts";
import { isOverdue } from "./overdue.ts";
import { suppressions } from "./schema.ts";

export { insertSuppressions, type SavedSuppressions, suppressionInserts } from "./suppression-inserts.ts";

export type SuppressionRow = typeof suppressions.$inferSelect;
/** A suppression to be saved; whether something is to be done for it is found out on the way. */
export type NewSuppression = Omit<SuppressionRow, "dueAt">;

/** Who wants to ring whom; inside a batch a column of another row may say it. */
export interface Ringer {
  workspaceId: string | SQL;
  phoneNumber: string | SQL;
  agentId: string | SQL;
}

/** One suppression: by its id, or by what it forbids. */
export type SuppressionAddress = { id: string } | { phoneNumber: string; agentId: string };

export interface SuppressionFilter {
  phoneNumber?: string | undefined;
  agentId?: string | undefined;
  source?: string | undefined;
}

const itself = ({ workspaceId, phoneNumber, agentId }: SuppressionKey) =>
  and(
    eq(suppressions.workspaceId, workspaceId),
    eq(suppressions.phoneNumber, phoneNumber),
    eq(suppressions.agentId, agentId),
  );

/** What forbids this agent to ring this number, none or one; to be awaited, or put into a batch. */
export function suppressionOf(db: Database, { workspaceId, phoneNumber, agentId }: Ringer) {
  return db
    .select()
    .from(suppressions)
    .where(
      and(
        eq(suppressions.workspaceId, workspaceId),
        eq(suppressions.phoneNumber, phoneNumber),
        sql`${suppressions.agentId} IN ('', ${agentId})`,
      ),
    )
    .orderBy(suppressions.agentId)
    .limit(1);
}

/** True where this agent may not ring this number. */
export function isSuppressed(
  workspaceId: Ringer["workspaceId"],
  phoneNumber: Ringer["phoneNumber"],
  agentId: Ringer["agentId"],
): SQL {
  return sql`EXISTS (SELECT 1 FROM suppressions AS listed WHERE listed.workspace_id = ${workspaceId}
    AND listed.phone_number = ${phoneNumber} AND listed.agent_id IN ('', ${agentId}))`;
}

export async function findSuppression(
  db: Database,
  workspaceId: string,
  which: SuppressionAddress,
): Promise<SuppressionRow | null> {
  const [row] = await db.select().from(suppressions).where(addressed(workspaceId, which));
  return row ?? null;
}

/** False: there is no such suppression. */
export async function deleteSuppression(
  db: Database,
  workspaceId: string,
  which: SuppressionAddress,
): Promise<boolean> {
  const deleted = await db
    .delete(suppressions)
    .where(addressed(workspaceId, which))
    .returning({ id: suppressions.id });
  return deleted.length === 1;
}

/** One page, newest first. `after` is the id of the last one already seen. */
export async function listSuppressions(
  db: Database,
  workspaceId: string,
  filter: SuppressionFilter,
  page: { limit: number; offset: number; after: string | null },
): Promise<SuppressionRow[]> {
  // A plus keeps SQLite from the index of ids, by which it would look at every row for the few of one number.
  const id = filter.phoneNumber === undefined ? sql`${suppressions.id}` : sql`+${suppressions.id}`;
  return db
    .select()
    .from(suppressions)
    .where(and(matching(workspaceId, filter), page.after === null ? undefined : lt(id, page.after)))
    .orderBy(desc(id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countSuppressions(
  db: Database,
  workspaceId: string,
  filter: SuppressionFilter,
): Promise<number> {
  return db.$count(suppressions, matching(workspaceId, filter));
}

/** Suppressions whose schedules may not be blocked yet, oldest first; each is put off until `nextKnockAt`. */
export async function takeDueSuppressions(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<SuppressionKey[]> {
  const key = {
    workspaceId: suppressions.workspaceId,
    phoneNumber: suppressions.phoneNumber,
    agentId: suppressions.agentId,
  };
  return db
    .update(suppressions)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(suppressions.dueAt, key, now, limit))
    .returning(key);
}

/** Nothing more is to be done for a suppression; to be awaited, or put into the batch that did it. */
export function settleSuppression(db: Database, key: SuppressionKey) {
  return db.update(suppressions).set({ dueAt: null }).where(itself(key));
}

// By way of the index's own columns: asked for the id alone, SQLite looks at every row of the workspace.
const addressed = (workspaceId: string, which: SuppressionAddress) =>
  "phoneNumber" in which
    ? itself({ ...which, workspaceId })
    : sql`(workspace_id, phone_number, agent_id) IN (SELECT workspace_id, phone_number, agent_id
        FROM suppressions WHERE workspace_id = ${workspaceId} AND id = ${which.id})`;

const matching = (workspaceId: string, { phoneNumber, agentId, source }: SuppressionFilter) =>
  and(
    eq(suppressions.workspaceId, workspaceId),
    phoneNumber === undefined ? undefined : eq(suppressions.phoneNumber, phoneNumber),
    agentId === undefined ? undefined : eq(suppressions.agentId, agentId),
    source === undefined ? undefined : eq(suppressions.source, source),
  );
