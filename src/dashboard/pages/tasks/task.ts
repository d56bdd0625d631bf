import type { BacktestView } from "../../../analyses/backtest-view.ts";
import type { BatchView } from "../../../analyses/batch-view.ts";
import type { ExportView } from "../../../exports/view.ts";
import type { ImportView } from "../../../imports/import-view.ts";
import type { viewReplay } from "../../../webhooks/replay-view.ts";

export type ReplayView = ReturnType<typeof viewReplay>;
type TaskState = "waiting" | "running" | "sending" | "completed" | "failed" | "canceled";

/** Long work of any kind, as far as a progress can be told of all. */
export interface Task {
  path: string;
  /** When it was asked for: a ULID, which sorts by time across the kinds. */
  order: string;
  state: TaskState;
  done: number;
  /** Null: not known. */
  total: number | null;
  createdAt: string;
  of:
    | { kind: "reanalysis" | "backtest"; agentId: string }
    | { kind: "export"; agentId: string | null; format: ExportView["format"] }
    | { kind: "import"; rows: ImportView["kind"]; agentId: string | null }
    | { kind: "replay" };
}

/** What stands behind the prefix of an id. */
const orderOf = (id: string): string => id.slice(id.indexOf("_") + 1);

export function taskOfBatch(batch: BatchView): Task {
  const { batch_id: id, total, completed, skipped, failed } = batch;
  return {
    path: `/dashboard/tasks/reanalyses/${id}`,
    order: orderOf(id),
    state: batch.status as TaskState,
    done: completed + skipped + failed,
    total,
    createdAt: batch.created_at,
    of: { kind: "reanalysis", agentId: batch.agent_id },
  };
}

export function taskOfBacktest(backtest: BacktestView): Task {
  const { backtest_id: id, status, done, total } = backtest;
  return {
    path: `/dashboard/tasks/backtests/${id}`,
    order: orderOf(id),
    state: status,
    done,
    total,
    createdAt: backtest.created_at,
    of: { kind: "backtest", agentId: backtest.agent_id },
  };
}

/** Begun is one when a person, or its sender, had it begun. */
export function taskOfImport(view: ImportView): Task {
  const { import_id: id, status, done, total, kind, agent_id: agentId } = view;
  return {
    path: `/dashboard/tasks/imports/${id}`,
    order: orderOf(id),
    ...{ state: status, done, total },
    createdAt: view.begun_at ?? view.created_at,
    of: { kind: "import", rows: kind, agentId },
  };
}

/** A file that was removed is no less done. */
export function taskOfExport(view: ExportView): Task {
  const { export_id: id, status, done, total } = view;
  return {
    path: `/dashboard/tasks/exports/${id}`,
    order: orderOf(id),
    ...{ state: status === "expired" ? "completed" : status, done, total },
    createdAt: view.created_at,
    of: { kind: "export", agentId: view.agent_id, format: view.format },
  };
}

/** A replay has taken up all of its deliveries long before the last of them has arrived. */
export function taskOfReplay(replay: ReplayView): Task {
  const { replay_id: id, status, pending, delivered, failed, held, taken, total } = replay;
  return {
    path: `/dashboard/tasks/replays/${id}`,
    order: orderOf(id),
    state: status === "completed" && pending > 0 ? "sending" : status,
    done: delivered + failed + held,
    // Fewer than matched are taken up where some were sent by other means in between.
    total: status === "running" ? total : taken,
    createdAt: replay.created_at,
    of: { kind: "replay" },
  };
}

/** Seconds until it is done if it goes on as it did so far; null where that cannot be told. */
export function secondsLeft({ state, done, total, createdAt }: Task, now: number): number | null {
  const elapsed = (now - Date.parse(createdAt)) / 1000;
  if (state !== "running" || total === null || done === 0 || elapsed <= 0) return null;
  return Math.ceil((elapsed / done) * Math.max(0, total - done));
}

/** How often a page of it is renewed: what runs changes every second, what waits for a receiver does not. */
export const pollOf = (state: TaskState): string | null =>
  state === "running" ? "every 2s" : state === "sending" ? "every 10s" : null;

/** For a page of several: as often as the one that changes most often. */
export const pollOfAll = (tasks: readonly Task[]): string | null => {
  const polls = tasks.map(({ state }) => pollOf(state));
  return polls.find((poll) => poll === "every 2s") ?? polls.find((poll) => poll !== null) ?? null;
};
