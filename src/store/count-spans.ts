import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { idsFrom } from "../id.ts";
import { goesOn } from "./call-filter.ts";
import { isReached } from "./schedule-lists.ts";
import { analyses, calls, deliveries, hourlyStatistics, schedules } from "./schema.ts";

const KEY = ["workspaceId", "minutes", "slot", "agentId"] as const;
type Row = typeof hourlyStatistics.$inferSelect;
/** What is counted, and how the sums are named wherever they are added up. */
export type CountName = Exclude<keyof Row, (typeof KEY)[number]>;
export type Counts = Record<CountName, number>;
export type LabelledCounts<Label> = Counts & { label: Label; agentId: string };

export const COUNT_NAMES = Object.keys(getTableColumns(hourlyStatistics)).filter(
  (name): name is CountName => !KEY.some((member) => member === name),
);

const NO_COUNTS = Object.fromEntries(COUNT_NAMES.map((name) => [name, 0])) as Counts;

export function addCounts(rows: readonly Counts[]): Counts {
  const sums = { ...NO_COUNTS };
  for (const row of rows) for (const name of COUNT_NAMES) sums[name] += row[name];
  return sums;
}

/** From `first` on and before `past`, epoch milliseconds; what is counted in it goes under its label. */
export interface Span<Label extends string | number = string | number> {
  label: Label;
  first: number;
  past: number;
}

/** How ids that are made at a time (epoch ms) or later begin behind their prefix. */
export const idTime = (at: number) => idsFrom("call", at).slice("call_".length);

const sum = (condition: SQL) => sql`TOTAL(${condition})`;

/** The counts whose names begin so; each counts the rows whose column has what follows. */
const byValue = (prefix: string, column: SQL) =>
  Object.fromEntries(
    COUNT_NAMES.filter((name) => name.startsWith(prefix)).map((name) => [
      name,
      sum(sql`${column} = ${sql.raw(`'${name.slice(prefix.length)}'`)}`),
    ]),
  );

/** What readings used; those of a model without a known price are in no sum but their own. */
export const READING_SUMS = {
  input_tokens: sql<number>`COALESCE(SUM(${analyses.inputTokens}), 0)`,
  output_tokens: sql<number>`COALESCE(SUM(${analyses.outputTokens}), 0)`,
  cost_usd: sql<number>`COALESCE(SUM(${analyses.costUsd}), 0)`,
  unpriced_analyses: sql<number>`COALESCE(SUM(${analyses.costUsd} IS NULL), 0)`,
};

const OF_CALLS = {
  ...byValue("call_", sql`${calls.status}`),
  ...byValue("analysis_", sql`${calls.analysisStatus}`),
  // As the list finds them by `waiting`: a call that goes on waits for nothing.
  analysis_pending: sum(
    sql`${calls.analysisStatus} NOT IN ('completed', 'skipped', 'failed') AND NOT ${goesOn(calls.status)}`,
  ),
  needs_review: sum(sql`${calls.needsReview} > 0`),
  ...byValue("transfer_", sql`${calls.transferOutcome}`),
};
const OF_SCHEDULES = {
  follow_ups_booked: sql`COUNT(*)`,
  follow_ups_reached: sum(isReached),
};
const OF_DELIVERIES = byValue("deliveries_", sql`${deliveries.status}`);

/**
 * Counts what came in during some spans, by span and agent, from the rows themselves. Every id begins with its time, and
 * what follows from a call has the call's: each span is one range of each table's key. A follow-up is one that was booked,
 * not one that the gate refused; an endpoint's tests are no deliveries.
 */
export function countSpans(workspaceId: string, spans: readonly Span[], agentId: string | null): SQL {
  const labelled = spans.map(({ label, first, past }) => [label, idTime(first), idTime(past)]);
  const from = sql`(SELECT value ->> 0 AS label, value ->> 1 AS first, value ->> 2 AS past
    FROM json_each(${JSON.stringify(labelled)})) AS s`;
  const inSpan = (table: typeof calls | typeof schedules | typeof deliveries, prefix: string) =>
    and(
      eq(table.workspaceId, workspaceId),
      sql`${table.id} >= ${prefix} || s.first AND ${table.id} < ${prefix} || s.past`,
      agentId === null ? undefined : eq(table.agentId, agentId),
    );
  const callsOf = agentId === null ? sql`${calls}` : sql`${calls} INDEXED BY calls_by_agent`;
  return sql`SELECT label, agent_id, ${each((name) => sql`SUM(${name}) AS ${name}`)} FROM (
    SELECT s.label AS label, ${calls.agentId} AS agent_id, ${sumsOf(OF_CALLS)} FROM ${from} CROSS JOIN ${callsOf}
      WHERE ${inSpan(calls, "call_")} GROUP BY 1, 2
    UNION ALL SELECT s.label, ${calls.agentId}, ${sumsOf(READING_SUMS)} FROM ${from} CROSS JOIN ${callsOf}
      CROSS JOIN ${analyses} ON ${analyses.workspaceId} = ${calls.workspaceId} AND ${analyses.callId} = ${calls.id}
      WHERE ${inSpan(calls, "call_")} GROUP BY 1, 2
    UNION ALL SELECT s.label, ${schedules.agentId}, ${sumsOf(OF_SCHEDULES)} FROM ${from} CROSS JOIN ${schedules}
      WHERE ${inSpan(schedules, "sched_")} AND ${schedules.callId} IS NOT NULL AND ${schedules.status} <> 'blocked'
      GROUP BY 1, 2
    UNION ALL SELECT s.label, ${deliveries.agentId}, ${sumsOf(OF_DELIVERIES)} FROM ${from} CROSS JOIN ${deliveries}
      WHERE ${inSpan(deliveries, "dlv_")} AND ${deliveries.test} = 0 GROUP BY 1, 2
  ) GROUP BY label, agent_id`;
}

/** A list of all counts, in the order of the table. */
export const each = (of: (name: SQL) => SQL) =>
  sql.join(
    COUNT_NAMES.map((name) => of(sql`${sql.identifier(name)}`)),
    sql`, `,
  );

const sumsOf = (sums: Partial<Record<string, SQL>>) =>
  sql.join(
    COUNT_NAMES.map((name) => sql`${sums[name] ?? sql`0`} AS ${sql.identifier(name)}`),
    sql`, `,
  );
