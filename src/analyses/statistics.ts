import { getAgent } from "../agents/read.ts";
import { shownAnalysisStatus } from "../calls/status.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import { type Counts, countStatistics } from "../store/statistics.ts";
import { fieldStatistics } from "./field-statistics.ts";

const DAY_MS = 86_400_000;
/** Finer than a nano-dollar is noise of floating point. */
const COST_DECIMALS = 9;

/** Dollars, of which many were added up. */
export const roundCost = (usd: number) => Number(usd.toFixed(COST_DECIMALS));

/**
 * What became of the calls that came in during the last `days`, of one agent or of all (`agentId` null). `calls`,
 * `analyses`, `fields` and `actions` count how each call stands now; tokens, cost and latency count every reading of
 * these calls, also those that a later one has replaced. Readings by a model without a known price are in no sum:
 * `unpriced_analyses` says how many. `not_found` where there is no such agent.
 */
export async function statistics(
  tools: { db: Database; clock: Clock },
  workspaceId: string,
  agentId: string | null,
  days: number,
) {
  if (agentId !== null) await getAgent(tools.db, workspaceId, agentId);
  const since = tools.clock() - days * DAY_MS;
  const counts = await countStatistics(tools.db, workspaceId, { agentId, since });
  const { ofCalls, ofReadings, latency, ofActions } = counts;
  return {
    ...(agentId === null ? {} : { agent_id: agentId }),
    days,
    since: new Date(since).toISOString(),
    calls: {
      total: total(ofCalls, (row) => row.calls),
      by_status: totals(ofCalls, ({ status, calls }) => [status, calls]),
      by_direction: totals(ofCalls, ({ direction, calls }) => [direction, calls]),
      duration_ms_total: total(ofCalls, (row) => row.durationMs),
    },
    analyses: {
      ...{ completed: 0, skipped: 0, failed: 0, pending: 0 },
      ...totals(ofCalls, ({ analysisStatus: status, calls }) => [
        status === "running" ? "pending" : shownAnalysisStatus(status),
        calls,
      ]),
      needs_review: total(ofCalls, (row) => row.needReview),
      by_model: totals(
        ofReadings.filter(({ current }) => current > 0),
        ({ model, current }) => (model === null ? null : [model, current]),
      ),
    },
    usage: {
      input_tokens: total(ofReadings, (row) => row.inputTokens),
      output_tokens: total(ofReadings, (row) => row.outputTokens),
    },
    cost_usd: roundCost(total(ofReadings, (row) => row.costUsd)),
    unpriced_analyses: total(ofReadings, (row) => row.unpriced),
    latency_ms: { median: latency?.median ?? null, p95: latency?.p95 ?? null },
    fields: fieldStatistics(counts),
    actions: actionStatistics(ofActions),
  };
}

/** How the runs of each action ended, or that they have not. */
function actionStatistics(rows: Counts["ofActions"]) {
  const byName = Map.groupBy(rows, ({ name }) => name);
  return Object.fromEntries(
    [...byName].map(([name, runs]) => [
      name,
      {
        ...{ done: 0, skipped: 0, failed: 0, pending: 0 },
        ...totals(runs, ({ status, runs }) => [status, runs]),
      },
    ]),
  );
}

function total<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

/** Sums under the names that the rows give; a row may have none. */
function totals<Row>(
  rows: readonly Row[],
  entryOf: (row: Row) => [string, number] | null,
): Record<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const [name, value] = entryOf(row) ?? [];
    if (name !== undefined && value !== undefined) sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return Object.fromEntries(sums);
}
