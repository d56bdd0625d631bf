import { AppError } from "../errors.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { beginImport as beginStored, type ImportIds } from "../store/imports.ts";
import { checkActions } from "./check-actions.ts";
import { viewWholeImport, type WholeImportView } from "./import-view.ts";
import { checkKind, type Importer } from "./may-import.ts";
import { findStoredImport } from "./read-import.ts";
import type { StartImportTools } from "./start-import.ts";

/**
 * Begins an import that waits for it. `invalid` where its agent acts after each call and `withActions` does not say that it
 * is to; `conflict` where it has begun already, or is over.
 */
export async function beginImport(
  tools: Omit<StartImportTools, "newId">,
  importer: Importer,
  importId: string,
  { withActions }: { withActions: boolean },
): Promise<WholeImportView> {
  const { db, clock } = tools;
  const ids: ImportIds = { workspaceId: importer.workspaceId, importId };
  const stored = await findStoredImport(db, ids);
  checkKind(importer, stored.kind, "write");
  const options = { ...stored.options, withActions };
  if (stored.begunAt === null && stored.dueAt !== null) await checkActions(db, ids.workspaceId, options);
  const now = clock();
  const begun = await beginStored(db, ids, { options, begunAt: now, dueAt: now + LOST_MESSAGE_AFTER_MS });
  if (!begun)
    throw new AppError("conflict", "The import has begun already, or is over: look at its progress.");
  await tools.requestImport(ids);
  return viewWholeImport(begun);
}
