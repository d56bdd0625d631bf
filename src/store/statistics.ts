import { and, eq, sql } from "drizzle-orm";
import { callsBy, conditionsOf } from "./call-filter.ts";
import { READING_SUMS } from "./count-spans.ts";
import type { Database } from "./database.ts";
import { actionRuns, analyses, calls, corrections } from "./schema.ts";

export interface StatisticsScope {
  /** Null: every agent of the workspace. */
  agentId: string | null;
  /** Calls that came in from then on, epoch milliseconds. */
  since: number;
}

const count = sql<number>`COUNT(*)`;
const sum = (expression: ReturnType<typeof sql>) => sql<number>`COALESCE(SUM(${expression}), 0)`;

/**
 * Counts over the calls of a period, in one round trip. Each statement walks the calls by agent and id, or by id alone,
 * and finds what belongs to them by primary key (a cross join is never turned round): rows read grow with these calls,
 * not with what lies beside or before them.
 */
export async function countStatistics(
  db: Database,
  workspaceId: string,
  { agentId, since }: StatisticsScope,
) {
  const filter = { agentId: agentId ?? undefined, createdAfter: since };
  const ids = sql`SELECT ${calls.id} FROM ${callsBy(filter)} WHERE ${and(...conditionsOf(workspaceId, filter))}`;
  const inPeriod = and(eq(calls.workspaceId, workspaceId), sql`${calls.id} IN (${ids})`);
  const readings = and(eq(analyses.workspaceId, calls.workspaceId), eq(analyses.callId, calls.id));
  const current = and(readings, eq(analyses.id, calls.analysisId));
  const latencies = db
    .select({
      ms: analyses.latencyMs,
      place: sql<number>`ROW_NUMBER() OVER (ORDER BY ${analyses.latencyMs})`.as("place"),
      total: sql<number>`COUNT(*) OVER ()`.as("total"),
    })
    .from(calls)
    .crossJoin(analyses)
    .where(and(inPeriod, readings, eq(analyses.status, "completed")))
    .as("latencies");
  const status = sql<string>`f.value ->> '$.status'`;
  const [ofCalls, ofReadings, percentiles, ofFields, checks, ofActions] = await db.batch([
    db
      .select({
        status: calls.status,
        direction: calls.direction,
        analysisStatus: calls.analysisStatus,
        calls: count.as("calls"),
        durationMs: sum(sql`${calls.durationMs}`).as("total_duration_ms"),
        needReview: sum(sql`${calls.needsReview} > 0`).as("need_review"),
      })
      .from(calls)
      .where(inPeriod)
      .groupBy(calls.status, calls.direction, calls.analysisStatus),
    db
      .select({
        model: analyses.model,
        current: sum(sql`${analyses.id} = ${calls.analysisId}`).as("current"),
        inputTokens: READING_SUMS.input_tokens.as("sum_input_tokens"),
        outputTokens: READING_SUMS.output_tokens.as("sum_output_tokens"),
        costUsd: READING_SUMS.cost_usd.as("sum_cost_usd"),
        unpriced: READING_SUMS.unpriced_analyses.as("unpriced"),
      })
      .from(calls)
      .crossJoin(analyses)
      .where(and(inPeriod, readings))
      .groupBy(analyses.model),
    // The nearest rank: the smallest latency that half, or 95 in 100, of the readings keep to.
    db
      .select({
        median: sql<number | null>`MAX(CASE WHEN place = (total + 1) / 2 THEN latency_ms END)`.as("median"),
        p95: sql<number | null>`MAX(CASE WHEN place = (total * 95 + 99) / 100 THEN latency_ms END)`.as("p95"),
      })
      .from(latencies),
    db
      .select({
        name: sql<string>`f.key`.as("name"),
        status: status.as("field_status"),
        fields: count.as("fields"),
        given: sum(sql`f.value -> '$.value' <> 'null'`).as("given"),
        marked:
          sum(sql`COALESCE(f.value ->> '$.needs_review', 0) AND NOT EXISTS (SELECT 1 FROM corrections AS c
          WHERE c.workspace_id = ${calls.workspaceId} AND c.call_id = ${calls.id} AND c.field = f.key)`).as(
            "marked",
          ),
      })
      .from(calls)
      .crossJoin(analyses)
      .crossJoin(sql`json_each(${analyses.fields}) AS f`)
      .where(and(inPeriod, current))
      .groupBy(sql`f.key`, status),
    // What a person filled in where no model answered says nothing of how well one reads.
    db
      .select({
        name: corrections.field,
        checked: count.as("checked"),
        right: sum(sql`COALESCE(${corrections.value}, 'null') = ${corrections.was} -> '$.value'`).as(
          "agreed",
        ),
      })
      .from(calls)
      .crossJoin(corrections)
      .crossJoin(analyses)
      .where(
        and(
          inPeriod,
          eq(corrections.workspaceId, calls.workspaceId),
          eq(corrections.callId, calls.id),
          readings,
          eq(analyses.id, corrections.analysisId),
          eq(analyses.status, "completed"),
        ),
      )
      .groupBy(corrections.field),
    db
      .select({ name: actionRuns.name, status: actionRuns.status, runs: count.as("runs") })
      .from(calls)
      .crossJoin(actionRuns)
      .where(and(inPeriod, eq(actionRuns.workspaceId, calls.workspaceId), eq(actionRuns.callId, calls.id)))
      .groupBy(actionRuns.name, actionRuns.status),
  ]);
  return { ofCalls, ofReadings, latency: percentiles[0] ?? null, ofFields, checks, ofActions };
}
export type Counts = Awaited<ReturnType<typeof countStatistics>>;
