import type { Principal } from "../access/authenticate.ts";
import { AppError } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import { type ExportIds, type ExportRow, exportsHeld, insertExport } from "../store/exports.ts";
import { checkExported } from "./may-export.ts";
import { readExport } from "./read.ts";
import { readExportRequest } from "./request.ts";
import { KEPT_FOR_MS, stepExport } from "./step.ts";
import { subjectOf } from "./subject.ts";
import { type ExportView, viewExport } from "./view.ts";

/** All of them wait in one queue with what else a workspace has to do. */
const MAX_RUNNING = 5;
/** Files are kept in the database, which holds 10 GB for all workspaces. */
const MAX_KEPT_BYTES = 1_000_000_000;
/** How long whoever asks in a browser waits for a small file, before it is made without them. */
const HERE_MS = 2_000;

export interface ExportTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestExport: (...ids: ExportIds[]) => Promise<void>;
}

type Asker = Pick<Principal, "workspaceId" | "keyId" | "scopes">;

/**
 * Begins a file that is made while nobody waits: one row, then a knock. `invalid` where the request is wrong, `forbidden`
 * where `by` may not read what it is of, `not_found` where its agent is, `conflict` where too many run or are kept.
 */
export async function startExport(tools: ExportTools, by: Asker, input: unknown): Promise<ExportView> {
  const row = await begin(tools, by, input);
  await tools.requestExport({ workspaceId: row.workspaceId, exportId: row.id });
  return viewExport(row, row.createdAt);
}

/** The same, but works on it at once for a moment: a small file is ready with the answer, a large one goes on. */
export async function startExportHere(tools: ExportTools, by: Asker, input: unknown): Promise<ExportView> {
  const { workspaceId, id: exportId } = await begin(tools, by, input);
  await stepExport(tools, { workspaceId, exportId }, HERE_MS);
  return readExport(tools, by, { workspaceId, exportId });
}

async function begin({ db, clock, newId }: ExportTools, by: Asker, input: unknown): Promise<ExportRow> {
  const asked = readExportRequest(input);
  checkExported(by, asked.kind);
  const { workspaceId } = by;
  const now = clock();
  const { running, bytes } = await exportsHeld(db, workspaceId, now - KEPT_FOR_MS);
  if (running >= MAX_RUNNING) throw new AppError("conflict", TOO_MANY);
  if (bytes >= MAX_KEPT_BYTES) throw new AppError("conflict", TOO_MUCH);
  const { columns, total, isLimited } = await subjectOf(db, workspaceId, asked, now).begin();
  const row: ExportRow = {
    ...{ workspaceId, id: newId("exp"), kind: asked.kind, agentId: asked.agentId, request: asked.stored },
    ...{ format: asked.stored.format, columns, cursor: null, total, limited: isLimited },
    ...{ done: 0, bytes: 0, storedBytes: 0, parts: 0, attempts: 0, leaseUntil: null },
    ...{ dueAt: now + LOST_MESSAGE_AFTER_MS, canceledAt: null, finishedAt: null, expiresAt: null },
    ...{ reason: null, createdAt: now, createdBy: by.keyId },
  };
  await insertExport(db, row);
  return row;
}

const TOO_MANY = `${MAX_RUNNING} exports of this workspace are being made: wait until one has ended, or cancel one.`;
const TOO_MUCH =
  "This workspace keeps 1 GB of exports already: wait until the oldest are removed, 7 days after they were made.";
