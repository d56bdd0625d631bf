import type { ExportRow } from "../store/exports.ts";

export type ExportStatus = "running" | "completed" | "failed" | "canceled" | "expired";

/**
 * An export as every door shows it, with the members that it was asked by. `done` and `total` are rows, `bytes` those of
 * the file so far; `limited`: it holds only what was found among the newest calls. `now` is epoch milliseconds.
 */
export function viewExport(row: ExportRow, now: number) {
  const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    export_id: row.id,
    ...row.request,
    kind: row.kind,
    format: row.format,
    agent_id: row.agentId,
    status: statusOf(row, now),
    reason: row.reason,
    total: row.total,
    done: row.done,
    bytes: row.bytes,
    limited: row.limited,
    created_by: row.createdBy,
    created_at: new Date(row.createdAt).toISOString(),
    finished_at: isoOf(row.finishedAt),
    expires_at: isoOf(row.expiresAt),
  };
}
export type ExportView = ReturnType<typeof viewExport>;

export function statusOf(row: ExportRow, now: number): ExportStatus {
  if (row.canceledAt !== null) return "canceled";
  if (row.reason !== null) return "failed";
  if (row.dueAt !== null || row.expiresAt === null) return "running";
  return row.expiresAt > now ? "completed" : "expired";
}
