import { eq, type SQL, sql } from "drizzle-orm";
import { idsFrom } from "../id.ts";
import { idsWithWords, type Searched, type SearchWord } from "./call-search.ts";
import { fieldValue, readingsOf } from "./field-value.ts";
import { actionRuns, calls } from "./schema.ts";

export interface CallFilter {
  agentId?: string | undefined;
  status?: string | undefined;
  direction?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Whether a person should look at any field, and none has yet. */
  needsReview?: boolean | undefined;
  /** Epoch milliseconds at which the call came in: from the one on, and before the other. */
  createdAfter?: number | undefined;
  createdBefore?: number | undefined;
  ids?: readonly string[] | undefined;
  /** Words that all occur in what was said, or in the numbers or ids of the call. Calls are found once they are analysed. */
  words?: readonly SearchWord[] | undefined;
  /** As shown: one that goes on is pending. `waiting`: pending or running, of a call that is over. */
  analysisStatus?: string | undefined;
  /** How the last transfer ended. */
  transferOutcome?: string | undefined;
  /** Calls with an action of this outcome, of this name: of both, where both are given. */
  actionStatus?: string | undefined;
  actionName?: string | undefined;
  /** True: only calls with an analysis, whatever it came to. */
  analyzed?: true | undefined;
  /** Values of fields as written in an address: `true` and `5` are also the boolean and the number, `null` no value. */
  data?: Readonly<Record<string, string>> | undefined;
}

/**
 * `calls` by the index that a filter is for, to select from: without statistics of the tables the planner would walk the
 * whole workspace by its key.
 */
export function callsBy(filter: CallFilter): SQL {
  const index = indexFor(filter);
  return index ? sql`${calls} INDEXED BY ${sql.raw(index)}` : sql`${calls}`;
}

/** The rarer, the better; null for the key itself, in the order of a list. */
function indexFor(filter: CallFilter): string | null {
  const { agentId, needsReview, status, analysisStatus, transferOutcome, from, to } = filter;
  if (filter.words || filter.actionStatus === "failed") return null;
  if (needsReview) return "calls_needing_review";
  if (transferOutcome) return "calls_transferred";
  if (analysisStatus && UNREAD.includes(analysisStatus)) return "calls_unread";
  if (status && status !== USUAL_STATUS) return "calls_not_completed";
  return agentId || from || to ? "calls_by_agent" : null;
}

/** How most calls end, which no index holds. */
const USUAL_STATUS = "completed";
/** Of the ends that an analysis has, those that are rare. */
const UNREAD = ["skipped", "failed"];

/** A part of a list, for a search that need not look at more. */
export type Part = Pick<Searched, "after"> & { limit: number };

/** The calls of a workspace that a filter lets through, as members of one AND. */
export function conditionsOf(workspaceId: string, filter: CallFilter, part?: Part): (SQL | undefined)[] {
  const { needsReview, createdAfter, createdBefore, status, transferOutcome } = filter;
  const past = createdBefore === undefined ? null : idsFrom("call", createdBefore);
  return [
    eq(calls.workspaceId, workspaceId),
    filter.agentId ? eq(calls.agentId, filter.agentId) : undefined,
    // An index holds the rows that its very condition names; a bound value would not meet it.
    status ? eq(calls.status, status) : undefined,
    status && status !== USUAL_STATUS ? sql`status <> 'completed'` : undefined,
    transferOutcome ? sql`${calls.transferOutcome} = ${transferOutcome}` : undefined,
    needsReview === undefined ? undefined : needsReview ? sql`needs_review > 0` : sql`needs_review = 0`,
    filter.analysisStatus ? hasAnalysisStatus(workspaceId, filter.analysisStatus) : undefined,
    filter.direction ? eq(calls.direction, filter.direction) : undefined,
    filter.from ? eq(calls.fromNumber, filter.from) : undefined,
    filter.to ? eq(calls.toNumber, filter.to) : undefined,
    createdAfter === undefined ? undefined : sql`${calls.id} >= ${idsFrom("call", createdAfter)}`,
    past === null || isNearer(part?.after, past) ? undefined : sql`${calls.id} < ${past}`,
    filter.ids ? sql`${calls.id} IN (SELECT value FROM json_each(${JSON.stringify(filter.ids)}))` : undefined,
    filter.words ? sql`${calls.id} IN (${idsWithWords(workspaceId, searchedBy(filter, part))})` : undefined,
    filter.analyzed ? sql`${calls.analysisId} IS NOT NULL` : undefined,
    filter.actionStatus || filter.actionName ? hasRun(workspaceId, filter) : undefined,
    ...Object.entries(filter.data ?? {}).map(([field, text]) => hasValue(field, text)),
  ];
}

/** Whoever pages names the cursor too. Of two bounds SQLite would walk from the one, and test every row by the other. */
const isNearer = (after: string | null | undefined, past: string): boolean =>
  after !== null && after !== undefined && after <= past;

/** What a search is told of a filter. It need not look beyond a part where it knows the whole filter. */
export function searchedBy(filter: CallFilter, part?: Part): Searched {
  const { words = [], agentId, createdAfter, createdBefore } = filter;
  const limit = isNarrowedSearch(filter) ? undefined : part?.limit;
  return { words, agentId, createdAfter, createdBefore, after: part?.after, limit };
}

/** Whether calls with the words are looked through for something that the text index does not know. */
export function isNarrowedSearch(filter: CallFilter): boolean {
  const { words, agentId: _, createdAfter: __, createdBefore: ___, data = {}, ...others } = filter;
  return (
    words !== undefined &&
    (Object.keys(data).length > 0 || Object.values(others).some((value) => value !== undefined))
  );
}

/** Whether a call goes on, by its status; as the index of those has it. */
export const goesOn = (status: typeof calls.status): SQL =>
  sql`${status} IN ('queued', 'ringing', 'in_progress')`;

function hasAnalysisStatus(workspaceId: string, status: string): SQL {
  if (UNREAD.includes(status))
    return sql`${calls.analysisStatus} = ${status} AND analysis_status IN ('open', 'skipped', 'failed')`;
  if (status === "completed") return sql`${calls.analysisStatus} = ${status}`;
  // What is still to be read is due.
  const sought = JSON.stringify(status === "waiting" ? ["pending", "running"] : [status]);
  const due = sql`SELECT id FROM calls INDEXED BY calls_due
    WHERE analysis_due_at IS NOT NULL AND workspace_id = ${workspaceId}
      AND analysis_status IN (SELECT value FROM json_each(${sought}))`;
  const open = sql`SELECT id FROM calls INDEXED BY calls_unread
    WHERE workspace_id = ${workspaceId} AND analysis_status = 'open' AND analysis_status IN ('open', 'skipped', 'failed')`;
  if (status === "running") return sql`${calls.id} IN (${due})`;
  const unread = sql`${calls.id} IN (${due} UNION ALL ${open})`;
  return status === "waiting" ? sql`${unread} AND NOT ${goesOn(calls.status)}` : unread;
}

function hasRun(workspaceId: string, { actionStatus, actionName }: CallFilter): SQL {
  const named = actionName ? sql`AND r.name = ${actionName}` : sql``;
  if (actionStatus === "failed")
    return sql`${calls.id} IN (SELECT r.call_id FROM ${actionRuns} AS r INDEXED BY action_runs_failed
      WHERE r.workspace_id = ${workspaceId} AND r.status = 'failed' ${named})`;
  const of = actionStatus ? sql`AND r.status = ${actionStatus}` : sql``;
  const has = sql`EXISTS (SELECT 1 FROM ${actionRuns} AS r
    WHERE r.workspace_id = ${calls.workspaceId} AND r.call_id = ${calls.id} ${named} ${of})`;
  if (actionStatus !== "pending") return has;
  // A run that is pending is due itself, or its delivery is.
  return sql`${has} AND ${calls.id} IN (
    SELECT call_id FROM action_runs INDEXED BY action_runs_due
      WHERE due_at IS NOT NULL AND workspace_id = ${workspaceId}
    UNION ALL SELECT call_id FROM deliveries INDEXED BY deliveries_due
      WHERE next_attempt_at IS NOT NULL AND workspace_id = ${workspaceId} AND action_name IS NOT NULL)`;
}

/** Whether the current analysis has a value, a person's word before the model's. JSON keeps the types apart. */
function hasValue(field: string, text: string): SQL {
  return sql`EXISTS (SELECT 1 FROM analyses AS a
    WHERE a.workspace_id = ${calls.workspaceId} AND a.call_id = ${calls.id} AND a.id = ${calls.analysisId}
      AND ${fieldValue(field)} IN (SELECT value FROM json_each(${readingsOf(text)})))`;
}
