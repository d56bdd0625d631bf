import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import type { Database } from "../store/database.ts";
import {
  cancelExport as cancelStored,
  type ExportIds,
  type ExportRow,
  findExport,
} from "../store/exports.ts";
import { checkExported, type Holder } from "./may-export.ts";
import { type ExportView, viewExport } from "./view.ts";

export interface ReadTools {
  db: Database;
  clock: Clock;
}

/** An export as it is stored: an unknown id is `not_found`, one of what they may not read `forbidden`. */
export async function findStoredExport(db: Database, holder: Holder, ids: ExportIds): Promise<ExportRow> {
  const row = await findExport(db, ids);
  if (row) {
    checkExported(holder, row.kind);
    return row;
  }
  throw new AppError(
    "not_found",
    `There is no export ${ids.exportId.slice(0, 64)}: check the id, or list them.`,
  );
}

/** An export with how far it is. */
export async function readExport(
  { db, clock }: ReadTools,
  holder: Holder,
  ids: ExportIds,
): Promise<ExportView> {
  return viewExport(await findStoredExport(db, holder, ids), clock());
}

/** Stops an export; what it has is removed. One that is over stays as it is. */
export async function cancelExport(tools: ReadTools, holder: Holder, ids: ExportIds): Promise<ExportView> {
  await findStoredExport(tools.db, holder, ids);
  await cancelStored(tools.db, ids, tools.clock());
  return readExport(tools, holder, ids);
}
