import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import { findAgent } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import {
  cancelImport as cancelStored,
  findImport,
  type ImportIds,
  type ImportRow,
} from "../store/imports.ts";
import { recentCost } from "../store/recent-cost.ts";
import { actionsOf } from "./check-actions.ts";
import { viewWholeImport, type WholeImportView } from "./import-view.ts";
import { checkKind, type Importer } from "./may-import.ts";

/** An import as it is stored; an unknown id is `not_found`. */
export async function findStoredImport(db: Database, ids: ImportIds): Promise<ImportRow> {
  const row = await findImport(db, ids);
  if (row) return row;
  throw new AppError(
    "not_found",
    `There is no import ${ids.importId.slice(0, 64)}: check the id, or list them.`,
  );
}

/**
 * An import with the first rows that were refused and, as long as calls wait to be begun, what they will cost and fire; an
 * unknown id is `not_found`.
 */
export async function readImport(db: Database, importer: Importer, importId: string) {
  const row = await findStoredImport(db, { workspaceId: importer.workspaceId, importId });
  checkKind(importer, row.kind, "read");
  const view = viewWholeImport(row);
  return { ...view, forecast: view.status === "waiting" ? await forecast(db, row) : null };
}

/** Stops an import: the few rows that are being taken in are taken to their end. One that is over stays as it is. */
export async function cancelImport(
  { db, clock }: { db: Database; clock: Clock },
  importer: Importer,
  importId: string,
): Promise<WholeImportView> {
  const ids: ImportIds = { workspaceId: importer.workspaceId, importId };
  const { kind } = await findStoredImport(db, ids);
  checkKind(importer, kind, "write");
  await cancelStored(db, ids, clock());
  return viewWholeImport(await findStoredImport(db, ids));
}

/** `cost_usd` by what the agent's last calls cost, null where that is not known; `actions` of the agent that would run. */
async function forecast(db: Database, { kind, workspaceId, options, total }: ImportRow) {
  const { agentId } = options;
  if (kind !== "calls" || agentId === null) return null;
  const [agent, cost] = await Promise.all([
    findAgent(db, workspaceId, agentId),
    recentCost(db, workspaceId, agentId),
  ]);
  return { cost_usd: cost === null ? null : cost * total, actions: actionsOf(agent) };
}
