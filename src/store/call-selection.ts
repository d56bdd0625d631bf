import { and, gt, lt, type SQL, sql } from "drizzle-orm";
import type { CallSelection } from "../analyses/selection.ts";
import { type CallFilter, callsBy, conditionsOf } from "./call-filter.ts";
import type { Database } from "./database.ts";
import { calls } from "./schema.ts";

/** Which calls of an agent: those that a selection names and whose first analysis has ended. */
export interface SelectedCalls {
  workspaceId: string;
  agentId: string;
  selection: CallSelection;
  /** Only calls whose id is smaller: a batch is about the calls that were there when it was asked for. */
  before: string;
}

/** A list of ids is cut to the range here, so that each is looked up by itself and the range is not walked. */
function filterOf(selected: SelectedCalls, cursor: string | null): CallFilter {
  const { agentId, before, selection } = selected;
  const { call_ids, filter = {} } = selection;
  const ids = call_ids?.filter((id) => id < before && (cursor === null || id > cursor));
  const { status, direction, needs_review: needsReview, created_after, created_before } = filter;
  const at = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time));
  const range = { createdAfter: at(created_after), createdBefore: at(created_before) };
  return { agentId, ids, status, direction, needsReview, ...range, analyzed: true };
}

function matching(selected: SelectedCalls, cursor: string | null): SQL | undefined {
  const { call_ids, filter } = selected.selection;
  const version = filter?.analyzed_by_version;
  return and(
    ...conditionsOf(selected.workspaceId, filterOf(selected, cursor)),
    call_ids ? undefined : lt(calls.id, selected.before),
    call_ids || cursor === null ? undefined : gt(calls.id, cursor),
    version === undefined
      ? undefined
      : sql`EXISTS (SELECT 1 FROM analyses AS a WHERE a.workspace_id = ${calls.workspaceId}
          AND a.call_id = ${calls.id} AND a.id = ${calls.analysisId} AND a.agent_version = ${version})`,
  );
}

export async function countSelected(db: Database, selected: SelectedCalls): Promise<number> {
  return db.$count(callsBy(filterOf(selected, null)), matching(selected, null));
}

/** The next ids of a selection after `cursor`, in the order of ids; null begins. */
export async function nextSelected(
  db: Database,
  selected: SelectedCalls,
  cursor: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: sql<string>`${calls.id}` })
    .from(callsBy(filterOf(selected, cursor)))
    .where(matching(selected, cursor))
    .orderBy(calls.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Those of the ids that are calls of this agent. */
export async function callsOfAgent(
  db: Database,
  workspaceId: string,
  agentId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .select({ id: calls.id })
    .from(calls)
    .where(and(...conditionsOf(workspaceId, { agentId, ids })));
  return new Set(rows.map(({ id }) => id));
}
