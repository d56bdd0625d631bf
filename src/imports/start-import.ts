import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import { findAgentIds } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import {
  countUnfinished,
  type ImportIds,
  type ImportRow,
  insertImport,
  insertImportPart,
  noteReceived,
} from "../store/imports.ts";
import { countryNamed } from "../suppressions/take-rows.ts";
import { checkActions } from "./check-actions.ts";
import { RECEIVED_WITHIN_MS, UNBEGUN_KEPT_MS } from "./forgotten.ts";
import type { ImportOptions } from "./import.ts";
import { viewWholeImport, type WholeImportView } from "./import-view.ts";
import { checkKind, type Importer } from "./may-import.ts";
import { NewImport } from "./request.ts";
import { splitFile } from "./split-file.ts";

/** Each may hold 10 MiB of rows in the database, and all of them wait in one queue. */
const MAX_UNFINISHED = 10;
const TOO_MANY = `${MAX_UNFINISHED} imports of this workspace are not over: wait until one has ended, begin those that wait for it, or cancel one.`;

export interface StartImportTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestImport: (...ids: ImportIds[]) => Promise<void>;
}

/**
 * Receives a file and settles what its rows are; `stepImport` takes them in. One row, its parts, then a knock; where the
 * request says not to begin, it waits for `beginImport`. `invalid` names what is wrong with the request or the whole file; a
 * row that is wrong is refused by itself. `conflict` where too many are not over.
 */
export async function startImport(
  tools: StartImportTools,
  importer: Importer,
  input: unknown,
): Promise<WholeImportView> {
  const { db, clock, newId } = tools;
  const { workspaceId, name: by } = importer;
  const asked = NewImport.safeParse(input);
  if (!asked.success) throw invalid(fieldErrors(asked.error.issues));
  checkKind(importer, asked.data.kind, "write");
  const { kind, content, file_name: fileName, begin } = asked.data;
  const options = await settleOptions(db, workspaceId, asked.data);
  if ((await countUnfinished(db, workspaceId, MAX_UNFINISHED)) >= MAX_UNFINISHED)
    throw new AppError("conflict", TOO_MANY);
  if (begin) await checkActions(db, workspaceId, options);
  const format = asked.data.kind === "calls" ? asked.data.format : null;
  const { total, parts } = splitFile({ kind, content, format, fileName });
  const now = clock();
  const ids: ImportIds = { workspaceId, importId: newId("imp") };
  const row: ImportRow = {
    ...{ workspaceId, id: ids.importId, kind, options, fileName, errors: [], createdBy: by, createdAt: now },
    ...{ total: 0, done: 0, imported: 0, already: 0, refused: 0, attempts: 0 },
    dueAt: now + RECEIVED_WITHIN_MS,
    ...{ leaseUntil: null, begunAt: null, canceledAt: null, finishedAt: null },
  };
  await insertImport(db, row);
  for (const part of parts) await insertImportPart(db, ids, part);
  const received = clock();
  const started = await noteReceived(db, ids, {
    total,
    begunAt: begin ? received : null,
    dueAt: begin ? received + LOST_MESSAGE_AFTER_MS : now + UNBEGUN_KEPT_MS,
  });
  if (!started)
    throw new AppError("conflict", "The import was canceled while it was received: send it again.");
  if (begin) await tools.requestImport(ids);
  return viewWholeImport(started);
}

async function settleOptions(db: Database, workspaceId: string, asked: NewImport): Promise<ImportOptions> {
  if (asked.kind === "suppressions") {
    return { country: countryNamed(asked.country), agentId: null, withActions: false };
  }
  const { agent_id: agentId, with_actions: withActions } = asked;
  if (agentId !== null && !(await findAgentIds(db, workspaceId, [agentId])).has(agentId)) {
    throw invalid([
      { field: "agent_id", message: "There is no such agent: create it, check the id, or leave it out." },
    ]);
  }
  return { country: null, agentId, withActions };
}
