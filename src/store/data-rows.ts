import { and, eq, type SQL, sql } from "drizzle-orm";
import type { ColumnKind, DataColumn } from "../analyses/data-columns.ts";
import { idsFrom } from "../id.ts";
import type { AnalysisRow, CallRow } from "./calls.ts";
import { correctionsOf } from "./corrections.ts";
import type { Database } from "./database.ts";
import { containsFolded, fieldValue, readingsOf } from "./field-value.ts";
import { analyses, calls } from "./schema.ts";

export const FILTER_OPERATORS = [
  "equals",
  "contains",
  "at_least",
  "at_most",
  "has_value",
  "has_none",
] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

export interface ColumnFilter {
  column: DataColumn;
  operator: FilterOperator;
  /** As written; nothing for `has_value` and `has_none`. */
  value: string;
}

/** Calls of an agent from one id to before another. */
export interface DataRange {
  workspaceId: string;
  agentId: string;
  first: string;
  past: string;
}

/** The ids of calls that came in from `from` on and before `until`, epoch milliseconds; null: no bound. */
export const rangeOf = (from: number | null, until: number | null) => ({
  first: idsFrom("call", from ?? 0),
  past: until === null ? "call_~" : idsFrom("call", until),
});

/** The part of a range with its newest `limit` calls, and whether there are more. */
export async function newestOf(
  db: Database,
  range: DataRange,
  limit: number,
): Promise<{ range: DataRange; bounded: boolean }> {
  const { workspaceId, agentId, first, past } = range;
  const [beyond] = await db.all<{ id: string }>(sql`SELECT id FROM calls INDEXED BY calls_by_agent
    WHERE workspace_id = ${workspaceId} AND agent_id = ${agentId} AND id >= ${first} AND id < ${past}
    ORDER BY id DESC LIMIT 1 OFFSET ${limit - 1}`);
  const [more] = beyond
    ? await db.all(sql`SELECT 1 FROM calls INDEXED BY calls_by_agent
        WHERE workspace_id = ${workspaceId} AND agent_id = ${agentId} AND id >= ${first} AND id < ${beyond.id} LIMIT 1`)
    : [];
  return beyond && more
    ? { range: { ...range, first: beyond.id }, bounded: true }
    : { range, bounded: false };
}

/**
 * For a statement in which `a` is the current analysis of a call `k` of the range: each that was read, or that a person
 * filled in.
 */
export const analysed = ({ workspaceId, agentId, first, past }: DataRange): SQL => sql`
  calls AS k INDEXED BY calls_by_agent CROSS JOIN analyses AS a
    ON a.workspace_id = k.workspace_id AND a.call_id = k.id AND a.id = k.analysis_id
  WHERE k.workspace_id = ${workspaceId} AND k.agent_id = ${agentId} AND k.id >= ${first} AND k.id < ${past}
    AND (a.status = 'completed' OR EXISTS (SELECT 1 FROM corrections AS c
      WHERE c.workspace_id = k.workspace_id AND c.call_id = k.id))`;

/** One page of ids: newest first, or by a column, where those without a value come last. */
export async function findDataIds(
  db: Database,
  range: DataRange,
  filters: readonly ColumnFilter[],
  order: { column: DataColumn; descending: boolean } | null,
  page: { limit: number; offset: number },
): Promise<string[]> {
  const where = filters.map((filter) => sql` AND ${meets(filter)}`);
  const by = order
    ? sql`sort_key IS NULL, sort_key ${order.descending ? sql`DESC` : sql`ASC`}, k.id DESC`
    : sql`k.id DESC`;
  const rows = await db.all<{ id: string }>(sql`
    SELECT k.id AS id, ${order ? sortKey(order.column) : sql`NULL`} AS sort_key
    FROM ${analysed(range)} ${sql.join(where)} ORDER BY ${by} LIMIT ${page.limit} OFFSET ${page.offset}`);
  return rows.map(({ id }) => id);
}

/** How many rows there are, counted no further than `limit`. */
export async function countDataRows(
  db: Database,
  range: DataRange,
  filters: readonly ColumnFilter[],
  limit: number,
): Promise<number> {
  const where = filters.map((filter) => sql` AND ${meets(filter)}`);
  const [counted] = await db.all<{ n: number }>(sql`
    SELECT count(*) AS n FROM (SELECT 1 FROM ${analysed(range)} ${sql.join(where)} LIMIT ${limit})`);
  return counted?.n ?? 0;
}

/** The calls of these ids with their current analysis, and what people put right on them; in no order. */
export async function loadDataRows(db: Database, workspaceId: string, ids: readonly string[]) {
  const [rows, corrections] = await Promise.all([
    db
      .select({ call: calls, analysis: analyses })
      .from(calls)
      .innerJoin(
        analyses,
        and(
          eq(analyses.workspaceId, calls.workspaceId),
          eq(analyses.callId, calls.id),
          eq(analyses.id, calls.analysisId),
        ),
      )
      .where(
        and(
          eq(calls.workspaceId, workspaceId),
          sql`${calls.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        ),
      ),
    correctionsOf(db, workspaceId, ids),
  ]);
  const byCall = Map.groupBy(corrections, ({ callId }) => callId);
  return rows.map((row: { call: CallRow; analysis: AnalysisRow }) => ({
    ...row,
    corrections: byCall.get(row.call.id) ?? [],
  }));
}

const scalar = (column: DataColumn) => sql`(${fieldValue(column.name)} ->> '$')`;

/** Numbers as numbers, times in their order whatever their offset, options as the field lists them. */
function sortKey(column: DataColumn): SQL {
  const value = scalar(column);
  switch (column.kind) {
    case "date-time":
      return instant(value);
    case "enum":
      return sql`(SELECT o.key FROM json_each(${JSON.stringify(column.options)}) AS o WHERE o.value = ${value})`;
    case "string":
      return sql`lower(${value})`;
    default:
      return value;
  }
}

const instant = (value: SQL) => sql`julianday(${value})`;

const BOUND: Partial<Record<ColumnKind, (value: SQL, bound: string) => [SQL, SQL]>> = {
  number: (value, bound) => [sql`CAST(${value} AS REAL)`, sql`${Number(bound)}`],
  // SQLite takes a bare year for a Julian day, and knows fewer ways to write a time.
  "date-time": (value, bound) => [instant(value), instant(sql`${new Date(bound).toISOString()}`)],
};

function meets({ column, operator, value }: ColumnFilter): SQL {
  const own = scalar(column);
  const bound = () => BOUND[column.kind]?.(own, value) ?? [own, sql`${value}`];
  switch (operator) {
    case "equals":
      return sql`${fieldValue(column.name)} IN (SELECT value FROM json_each(${readingsOf(value)}))`;
    case "contains":
      return containsFolded(own, value, `data.${column.name}`);
    case "at_least":
      return sql`${own} IS NOT NULL AND ${sql.join(bound(), sql` >= `)}`;
    case "at_most":
      return sql`${own} IS NOT NULL AND ${sql.join(bound(), sql` <= `)}`;
    case "has_value":
      return sql`${own} IS NOT NULL`;
    case "has_none":
      return sql`${own} IS NULL`;
  }
}
