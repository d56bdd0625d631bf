import { AppError } from "../errors.ts";
import type { Database } from "../store/database.ts";
import { type ExportIds, type ExportRow, findExportPart } from "../store/exports.ts";
import { dayOfFile } from "../streamed.ts";
import type { Holder } from "./may-export.ts";
import { textOfPart } from "./parts.ts";
import { findStoredExport, type ReadTools } from "./read.ts";
import { type ExportStatus, statusOf } from "./view.ts";

/** Why there is no file, by what became of the export. */
const NO_FILE: Record<Exclude<ExportStatus, "completed">, readonly ["conflict" | "not_found", string]> = {
  running: ["conflict", "The export is still being made: ask for its file once its status is completed."],
  canceled: ["conflict", "The export was canceled and has no file: start another."],
  failed: ["conflict", "The export was given up and has no file: see its reason, and start another."],
  expired: ["not_found", "The file was removed, 7 days after it was made: start another export."],
};

/**
 * The file of an export, part by part, its format, and its name without that. Throws `conflict` where there is none (yet),
 * and `not_found` where it is gone.
 */
export async function openFile(
  { db, clock }: ReadTools,
  holder: Holder,
  ids: ExportIds,
): Promise<{ name: string; format: ExportRow["format"]; pieces: AsyncIterable<Uint8Array> }> {
  const row = await findStoredExport(db, holder, ids);
  const status = statusOf(row, clock());
  if (status !== "completed") throw new AppError(...NO_FILE[status]);
  const name = `${row.kind}-${dayOfFile(row.createdAt)}`;
  return { name, format: row.format, pieces: textOf(db, row) };
}

async function* textOf(
  db: Database,
  { workspaceId, id: exportId, parts }: ExportRow,
): AsyncGenerator<Uint8Array> {
  for (let number = 1; number <= parts; number++) {
    const part = await findExportPart(db, { workspaceId, exportId }, number);
    // Its time was over in between: whoever downloads it must not take what they have for the whole.
    if (!part) throw new Error(`Part ${number} of ${exportId} is gone.`);
    yield await textOfPart(part);
  }
}
