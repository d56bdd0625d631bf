import type { ImportRecord, ImportRow } from "../store/imports.ts";

/** An import as every door shows it. `waiting`: it is received, and a person is yet to begin it. */
export function viewImport(row: ImportRecord) {
  const { kind, options, canceledAt, dueAt, begunAt, finishedAt } = row;
  const status: "waiting" | "running" | "completed" | "canceled" =
    canceledAt !== null
      ? "canceled"
      : dueAt === null
        ? "completed"
        : begunAt === null
          ? "waiting"
          : "running";
  return {
    import_id: row.id,
    kind,
    status,
    file_name: row.fileName,
    agent_id: options.agentId,
    with_actions: options.withActions,
    country: options.country,
    total: row.total,
    done: row.done,
    imported: row.imported,
    already: row.already,
    refused: row.refused,
    created_by: row.createdBy,
    created_at: new Date(row.createdAt).toISOString(),
    begun_at: begunAt === null ? null : new Date(begunAt).toISOString(),
    finished_at: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  };
}
export type ImportView = ReturnType<typeof viewImport>;

/** The same with the first of the rows that were refused. */
export const viewWholeImport = (row: ImportRow) => ({ ...viewImport(row), errors: row.errors });
export type WholeImportView = ReturnType<typeof viewWholeImport>;
