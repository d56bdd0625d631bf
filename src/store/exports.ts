import { and, desc, eq, gt, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { ExportKind } from "../exports/request.ts";
import { idsFrom } from "../id.ts";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import { afterStep, isFree, isHeldUntil, leasedUntil, leftToDo, type StepTimes } from "./lease.ts";
import { isOverdue } from "./overdue.ts";
import { exportJobs, exportParts } from "./schema.ts";

export type ExportRow = typeof exportJobs.$inferSelect;
export type ExportFailure = NonNullable<ExportRow["reason"]>;
export interface ExportIds {
  workspaceId: string;
  exportId: string;
}

const itself = ({ workspaceId, exportId }: ExportIds) =>
  and(eq(exportJobs.workspaceId, workspaceId), eq(exportJobs.id, exportId));

/** Exports that a page of a list shows: of the kinds that whoever asks may see. */
const shown = (workspaceId: string, kinds: readonly ExportKind[]) =>
  and(eq(exportJobs.workspaceId, workspaceId), inArray(exportJobs.kind, [...kinds]));

export async function insertExport(db: Database, row: ExportRow): Promise<void> {
  await db.insert(exportJobs).values(row);
}

/** How many exports of a workspace run, and how many bytes those begun since a time (epoch ms) hold. */
export async function exportsHeld(
  db: Database,
  workspaceId: string,
  since: number,
): Promise<{ running: number; bytes: number }> {
  const [held] = await db
    .select({
      running: sql<number>`count(${exportJobs.dueAt})`,
      bytes: sql<number>`coalesce(sum(${exportJobs.storedBytes}) FILTER (WHERE parts > 0), 0)`,
    })
    .from(exportJobs)
    .where(and(eq(exportJobs.workspaceId, workspaceId), gt(exportJobs.id, idsFrom("exp", since))));
  return held ?? { running: 0, bytes: 0 };
}

/** Takes an export to make its next parts; null where another worker has it, or nothing is left to do. */
export async function claimExport(
  db: Database,
  ids: ExportIds,
  now: number,
  leaseUntil: number,
): Promise<ExportRow | null> {
  const [claimed] = await db
    .update(exportJobs)
    .set(leasedUntil(exportJobs, leaseUntil))
    .where(and(itself(ids), isFree(exportJobs, now)))
    .returning();
  return claimed ?? null;
}

export interface ExportStep
  extends StepTimes,
    Pick<ExportRow, "cursor" | "total" | "done" | "expiresAt" | "reason"> {
  /** Gzipped; they follow those that there are. */
  parts: readonly Uint8Array[];
  /** Of their text. */
  bytes: number;
}

/**
 * Saves what a worker made, in one batch, if it still holds the export. Null where it is to stop: nothing is left, it was
 * canceled, or another has taken over; then nothing of it was saved.
 */
export async function saveExportStep(
  db: Database,
  row: ExportRow,
  { parts, bytes, ...step }: ExportStep,
): Promise<ExportRow | null> {
  const { workspaceId, id: exportId, leaseUntil } = row;
  const standing = and(
    itself({ workspaceId, exportId }),
    isNotNull(exportJobs.dueAt),
    isHeldUntil(exportJobs, leaseUntil),
  );
  const inserts = parts.map((content, place) => {
    const number = row.parts + place + 1;
    const values = columnsOf(exportParts, { workspaceId, exportId, number, content: Buffer.from(content) });
    return db
      .insert(exportParts)
      .select(sql`SELECT ${values} WHERE EXISTS (SELECT 1 FROM ${exportJobs} WHERE ${standing})`);
  });
  const stored = parts.reduce((sum, { length }) => sum + length, 0);
  const update = db
    .update(exportJobs)
    .set({
      ...step,
      ...afterStep(exportJobs, step),
      parts: row.parts + parts.length,
      bytes: row.bytes + bytes,
      storedBytes: row.storedBytes + stored,
    })
    .where(standing)
    .returning();
  const [first, ...rest] = inserts;
  const saved = first ? (await db.batch([first, ...rest, update])).at(-1) : await update;
  return Array.isArray(saved) ? leftToDo(saved) : null;
}

/** Stops an export that is not over; what it has is removed from `now` on. */
export async function cancelExport(db: Database, ids: ExportIds, now: number): Promise<void> {
  await db
    .update(exportJobs)
    .set({ canceledAt: now, finishedAt: now, expiresAt: now, dueAt: null })
    .where(and(itself(ids), isNotNull(exportJobs.dueAt)));
}

export async function findExport(db: Database, ids: ExportIds): Promise<ExportRow | null> {
  return (await db.select().from(exportJobs).where(itself(ids)).get()) ?? null;
}

/** One page of exports, newest first. `after` is the id of the last one already seen. */
export async function listExports(
  db: Database,
  workspaceId: string,
  kinds: readonly ExportKind[],
  page: { limit: number; offset: number; after: string | null },
): Promise<ExportRow[]> {
  return db
    .select()
    .from(exportJobs)
    .where(and(shown(workspaceId, kinds), page.after ? lt(exportJobs.id, page.after) : undefined))
    .orderBy(desc(exportJobs.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countExports(
  db: Database,
  workspaceId: string,
  kinds: readonly ExportKind[],
): Promise<number> {
  return db.$count(exportJobs, shown(workspaceId, kinds));
}

/** A part as it is stored; null where it was removed. */
export async function findExportPart(
  db: Database,
  { workspaceId, exportId }: ExportIds,
  number: number,
): Promise<Uint8Array | null> {
  const [part] = await db
    .select({ content: exportParts.content })
    .from(exportParts)
    .where(
      and(
        eq(exportParts.workspaceId, workspaceId),
        eq(exportParts.exportId, exportId),
        eq(exportParts.number, number),
      ),
    );
  return part?.content ?? null;
}

/** Exports whose message may be lost, each put off until `nextKnockAt`. */
export async function takeDueExports(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<ExportIds[]> {
  const key = { workspaceId: exportJobs.workspaceId, exportId: exportJobs.id };
  return db
    .update(exportJobs)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(exportJobs.dueAt, key, now, limit))
    .returning(key);
}

/** Files that one sweep begins to remove. */
const FILES_A_SWEEP = 20;

/** Removes parts of files whose time is over, at most `limit` at once; answers how many. */
export async function removeExpiredParts(db: Database, now: number, limit: number): Promise<number> {
  const over = sql`SELECT workspace_id, id FROM exports INDEXED BY exports_to_clear
    WHERE expires_at IS NOT NULL AND parts > 0 AND expires_at <= ${now} ORDER BY expires_at LIMIT ${FILES_A_SWEEP}`;
  const [removed] = await db.batch([
    db
      .delete(exportParts)
      .where(
        sql`(workspace_id, export_id, number) IN (SELECT p.workspace_id, p.export_id, p.number
          FROM (${over}) AS o CROSS JOIN export_parts AS p ON p.workspace_id = o.workspace_id AND p.export_id = o.id
          LIMIT ${limit})`,
      )
      .returning({ number: exportParts.number }),
    db
      .update(exportJobs)
      .set({ parts: 0 })
      .where(
        sql`(workspace_id, id) IN (${over}) AND NOT EXISTS (SELECT 1 FROM export_parts AS p
          WHERE p.workspace_id = exports.workspace_id AND p.export_id = exports.id)`,
      ),
  ]);
  return removed.length;
}
