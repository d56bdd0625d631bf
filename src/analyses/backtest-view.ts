import type { BacktestRecord } from "../store/backtests.ts";

/** A back-test as every door shows it. Calls that had no analysis any more when it came to them are `missing`. */
export function viewBacktest(row: BacktestRecord) {
  const { canceledAt, dueAt, finishedAt, summary, total, done } = row;
  const status: "running" | "completed" | "canceled" =
    canceledAt !== null ? "canceled" : dueAt === null ? "completed" : "running";
  return {
    backtest_id: row.id,
    agent_id: row.agentId,
    agent_version: row.agentVersion,
    status,
    total,
    done,
    missing: done - summary.calls,
    summary,
    created_by: row.createdBy,
    created_at: new Date(row.createdAt).toISOString(),
    finished_at: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  };
}
export type BacktestView = ReturnType<typeof viewBacktest>;
