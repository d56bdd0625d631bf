import {
  and,
  desc,
  eq,
  exists,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  sql,
} from "drizzle-orm";
import type { ImportKind, ImportOptions, RefusedRow } from "../imports/import.ts";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import { afterStep, isFree, isHeldUntil, leasedUntil, leftToDo, type StepTimes } from "./lease.ts";
import { isOverdue } from "./overdue.ts";
import { importParts, imports } from "./schema.ts";

export type ImportRow = typeof imports.$inferSelect;
export type ImportPart = Pick<typeof importParts.$inferSelect, "number" | "rows">;
/** How far one is, without the rows that were refused. */
export type ImportRecord = Omit<ImportRow, "errors">;
export interface ImportIds {
  workspaceId: string;
  importId: string;
}

const { errors: _errors, ...PROGRESS } = getTableColumns(imports);

const itself = ({ workspaceId, importId }: ImportIds) =>
  and(eq(imports.workspaceId, workspaceId), eq(imports.id, importId));
const partsOf = ({ workspaceId, importId }: ImportIds) =>
  and(eq(importParts.workspaceId, workspaceId), eq(importParts.importId, importId));
const isWaiting = (ids: ImportIds) => and(itself(ids), isNull(imports.begunAt), isNotNull(imports.dueAt));

export async function insertImport(db: Database, row: ImportRow): Promise<void> {
  await db.insert(imports).values(row);
}

/** How many imports of a workspace, counted up to `most`, are not over. */
export async function countUnfinished(db: Database, workspaceId: string, most: number): Promise<number> {
  const [found] = await db.all<{ unfinished: number }>(sql`SELECT COUNT(*) AS unfinished FROM (
    SELECT 1 FROM imports INDEXED BY imports_due
    WHERE due_at IS NOT NULL AND workspace_id = ${workspaceId} LIMIT ${most})`);
  return found?.unfinished ?? 0;
}

/** Keeps rows of a file that is being received; of one that was canceled meanwhile nothing is kept. */
export async function insertImportPart(db: Database, ids: ImportIds, part: ImportPart): Promise<void> {
  const row = columnsOf(importParts, { ...ids, ...part });
  const isReceived = exists(db.select({ one: sql`1` }).from(imports).where(isWaiting(ids)));
  await db.insert(importParts).select(sql`SELECT ${row} WHERE ${isReceived}`);
}

/** A file is received whole; `begunAt` is null where a person is yet to begin it. Null: it was canceled meanwhile. */
export async function noteReceived(
  db: Database,
  ids: ImportIds,
  received: { total: number; begunAt: number | null; dueAt: number },
): Promise<ImportRow | null> {
  const [row] = await db.update(imports).set(received).where(isWaiting(ids)).returning();
  return row ?? null;
}

/** Begins an import that was received; null where it has begun, or is over. */
export async function beginImport(
  db: Database,
  ids: ImportIds,
  begun: { options: ImportOptions; begunAt: number; dueAt: number },
): Promise<ImportRow | null> {
  const [row] = await db
    .update(imports)
    .set(begun)
    .where(and(isWaiting(ids), gt(imports.total, 0)))
    .returning();
  return row ?? null;
}

/** When an import that has not begun is given up, by when it was asked for (epoch ms). */
export interface Forgotten {
  /** Not even received by now: whoever sent it has gone. */
  unreceivedSince: number;
  unbegunSince: number;
}

/**
 * Takes an import to work on its next rows; null where another worker has it, or nothing is left to do. One that has not
 * begun is taken to be given up.
 */
export async function claimImport(
  db: Database,
  ids: ImportIds,
  now: number,
  leaseUntil: number,
  { unreceivedSince, unbegunSince }: Forgotten,
): Promise<ImportRow | null> {
  const since = sql`CASE WHEN ${imports.total} = 0 THEN ${unreceivedSince} ELSE ${unbegunSince} END`;
  const [claimed] = await db
    .update(imports)
    .set(leasedUntil(imports, leaseUntil))
    .where(
      and(
        itself(ids),
        isFree(imports, now),
        or(isNotNull(imports.begunAt), sql`${imports.createdAt} <= ${since}`),
      ),
    )
    .returning();
  return claimed ?? null;
}

/** The part in which a row stands, counted from 0; null where it is not kept any more. */
export async function findImportPart(db: Database, ids: ImportIds, row: number): Promise<ImportPart | null> {
  const [part] = await db
    .select({ number: importParts.number, rows: importParts.rows })
    .from(importParts)
    .where(and(partsOf(ids), lte(importParts.number, row)))
    .orderBy(desc(importParts.number))
    .limit(1);
  return part ?? null;
}

export interface ImportStep extends StepTimes, Pick<ImportRow, "done" | "imported" | "already" | "refused"> {
  errors: RefusedRow[];
  /** The part that is done with this; null where rows of it are left. */
  finishedPart: number | null;
}

/**
 * Saves how far a worker has come, if it still holds the import: what was taken in is counted also where it was canceled
 * meanwhile. Null where this worker is to stop: nothing is left, it was canceled, or another has taken over.
 */
export async function saveImportStep(
  db: Database,
  { workspaceId, id: importId, leaseUntil }: ImportRow,
  { finishedPart, ...step }: ImportStep,
): Promise<ImportRow | null> {
  const ids = { workspaceId, importId };
  const standing = and(itself(ids), isHeldUntil(imports, leaseUntil));
  const isHeld = exists(db.select({ one: sql`1` }).from(imports).where(standing));
  const ofPart = finishedPart === null ? sql`false` : sql`${importParts.number} <= ${finishedPart}`;
  const [, saved] = await db.batch([
    db.delete(importParts).where(and(partsOf(ids), step.dueAt === null ? undefined : ofPart, isHeld)),
    db
      .update(imports)
      .set({ ...step, ...afterStep(imports, step) })
      .where(standing)
      .returning(),
  ]);
  return leftToDo(saved);
}

/** Gives an import up that its worker holds, unless somebody began it meanwhile: with the reason, without its rows. */
export async function abandonImport(
  db: Database,
  { workspaceId, id: importId, leaseUntil, begunAt }: ImportRow,
  errors: RefusedRow[],
  now: number,
): Promise<void> {
  const ids = { workspaceId, importId };
  await db.batch([
    db
      .update(imports)
      .set({ errors, canceledAt: now, finishedAt: now, dueAt: null, leaseUntil: null })
      .where(
        and(
          itself(ids),
          isHeldUntil(imports, leaseUntil),
          sql`${imports.begunAt} IS ${begunAt}`,
          isNotNull(imports.dueAt),
        ),
      ),
    forgetParts(db, ids),
  ]);
}

/** Stops an import that is not over and forgets its rows; the few that are being taken in are taken to their end. */
export async function cancelImport(db: Database, ids: ImportIds, now: number): Promise<void> {
  await db.batch([
    db
      .update(imports)
      .set({ canceledAt: now, finishedAt: now, dueAt: null })
      .where(and(itself(ids), isNotNull(imports.dueAt))),
    forgetParts(db, ids),
  ]);
}

/** Only of what is over. */
const forgetParts = (db: Database, ids: ImportIds) =>
  db.delete(importParts).where(
    and(
      partsOf(ids),
      exists(
        db
          .select({ one: sql`1` })
          .from(imports)
          .where(and(itself(ids), isNull(imports.dueAt))),
      ),
    ),
  );

export async function findImport(db: Database, ids: ImportIds): Promise<ImportRow | null> {
  const [row] = await db.select().from(imports).where(itself(ids));
  return row ?? null;
}

/** One page of imports of some kinds, newest first. `after` is the id of the last one already seen. */
export async function listImports(
  db: Database,
  workspaceId: string,
  kinds: readonly ImportKind[],
  page: { limit: number; offset: number; after: string | null },
): Promise<ImportRecord[]> {
  return db
    .select(PROGRESS)
    .from(imports)
    .where(and(ofKinds(workspaceId, kinds), page.after ? lt(imports.id, page.after) : undefined))
    .orderBy(desc(imports.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countImports(
  db: Database,
  workspaceId: string,
  kinds: readonly ImportKind[],
): Promise<number> {
  return db.$count(imports, ofKinds(workspaceId, kinds));
}

const ofKinds = (workspaceId: string, kinds: readonly ImportKind[]) =>
  and(eq(imports.workspaceId, workspaceId), inArray(imports.kind, [...kinds]));

/** Imports whose message may be lost, or that nobody began in time, each put off until `nextKnockAt`. */
export async function takeDueImports(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<ImportIds[]> {
  const key = { workspaceId: imports.workspaceId, importId: imports.id };
  return db
    .update(imports)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(imports.dueAt, key, now, limit))
    .returning(key);
}
