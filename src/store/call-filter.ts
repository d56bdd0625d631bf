import { eq, type SQL, sql } from "drizzle-orm";
import { idsFrom } from "../id.ts";
import { calls } from "./schema.ts";

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
  /** True: only calls with an analysis, whatever it came to. */
  analyzed?: true | undefined;
  /** Values of fields as written in an address: `true` and `5` are also the boolean and the number, `null` no value. */
  data?: Readonly<Record<string, string>> | undefined;
}

/**
 * `calls` by the index that a filter is for, to select from: without statistics of the tables the planner would walk the
 * whole workspace by its key.
 */
export function callsBy({ agentId, needsReview }: CallFilter): SQL {
  if (needsReview) return sql`${calls} INDEXED BY calls_needing_review`;
  return agentId ? sql`${calls} INDEXED BY calls_by_agent` : sql`${calls}`;
}

/** The calls of a workspace that a filter lets through, as members of one AND. */
export function conditionsOf(workspaceId: string, filter: CallFilter): (SQL | undefined)[] {
  const { needsReview, createdAfter, createdBefore } = filter;
  return [
    eq(calls.workspaceId, workspaceId),
    filter.agentId ? eq(calls.agentId, filter.agentId) : undefined,
    filter.status ? eq(calls.status, filter.status) : undefined,
    filter.direction ? eq(calls.direction, filter.direction) : undefined,
    filter.from ? eq(calls.fromNumber, filter.from) : undefined,
    filter.to ? eq(calls.toNumber, filter.to) : undefined,
    // The index holds the rows that this very condition names; a bound zero would not meet it.
    needsReview === undefined ? undefined : needsReview ? sql`needs_review > 0` : sql`needs_review = 0`,
    createdAfter === undefined ? undefined : sql`${calls.id} >= ${idsFrom("call", createdAfter)}`,
    createdBefore === undefined ? undefined : sql`${calls.id} < ${idsFrom("call", createdBefore)}`,
    filter.ids ? sql`${calls.id} IN (SELECT value FROM json_each(${JSON.stringify(filter.ids)}))` : undefined,
    filter.analyzed ? sql`${calls.analysisId} IS NOT NULL` : undefined,
    ...Object.entries(filter.data ?? {}).map(([field, text]) => hasValue(field, text)),
  ];
}

/** Whether the current analysis has a value, a person's word before the model's. JSON keeps the types apart. */
function hasValue(field: string, text: string): SQL {
  const own = sql`a.fields -> ${`$."${field}".value`}`;
  // As in analyses/corrected.ts: a field that this analysis lacks has no correction, unless nothing was read at all.
  const corrected = sql`SELECT COALESCE(c.value, 'null') FROM corrections AS c
    WHERE c.workspace_id = a.workspace_id AND c.call_id = a.call_id AND c.field = ${field}
      AND (${own} IS NOT NULL OR a.status <> 'completed')`;
  return sql`EXISTS (SELECT 1 FROM analyses AS a
    WHERE a.workspace_id = ${calls.workspaceId} AND a.call_id = ${calls.id} AND a.id = ${calls.analysisId}
      AND COALESCE((${corrected}), ${own}, 'null') IN (SELECT value FROM json_each(${readingsOf(text)})))`;
}

/** The JSON values that a text in an address may stand for, each as JSON. */
function readingsOf(text: string): string {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  const values = [
    text,
    ...(text === "null" ? [null] : []),
    ...(text === "true" || text === "false" ? [text === "true"] : []),
    ...(Number.isFinite(number) ? [number] : []),
  ];
  return JSON.stringify(values.map((value) => JSON.stringify(value)));
}
