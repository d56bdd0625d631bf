import type { FileShape } from "../calls/file-pages.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import {
  claimExport,
  type ExportFailure,
  type ExportIds,
  type ExportRow,
  saveExportStep,
} from "../store/exports.ts";
import { PART_BYTES, partsOf } from "./parts.ts";
import { readExportRequest } from "./request.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** Other work waits in the same queue: after so long, the rest is left to the next message. */
const WORK_MS = 5_000;
/** Each some seven statements with its save, and ten messages may share the 1,000 that Cloudflare lets one run make. */
const PAGES_A_MESSAGE = 10;
/** A page takes well under a second: who has not saved one after so long is dead. */
const LEASE_MS = 60_000;
/** Pages over which so many workers died would cost the next one its life too. */
const MAX_ATTEMPTS = 3;
/** Where a worker died, rows may have been too large to be held in memory by the thousand. */
const ROWS_AFTER_DEATH = 50;
/** Whoever downloads the file asks for each part by a statement of its own, of the 1,000. */
const MAX_PARTS = 900;
/** Seven days: long enough to come back to after a weekend. */
export const KEPT_FOR_MS = 7 * 86_400_000;

export interface StepTools {
  db: Database;
  clock: Clock;
  requestExport: (...ids: ExportIds[]) => Promise<void>;
}

/**
 * Makes the next parts of an export, saves about 1 MB at once, and knocks for what is left. Of messages that come twice,
 * one works and the other has nothing to do. `workMs`: after how long it leaves the rest to the next message.
 */
export async function stepExport(tools: StepTools, ids: ExportIds, workMs = WORK_MS): Promise<Outcome> {
  const { db, clock } = tools;
  const begun = clock();
  let standing = await claimExport(db, ids, begun, begun + LEASE_MS);
  let pagesLeft = PAGES_A_MESSAGE;
  while (standing) {
    const failure = standing.attempts > MAX_ATTEMPTS ? "interrupted" : whyTooLarge(standing);
    const made = failure ?? (await gather(tools, standing, pagesLeft, begun + workMs));
    const now = clock();
    if (typeof made === "string") {
      await saveExportStep(db, standing, givenUp(standing, made, now));
      return DONE;
    }
    pagesLeft -= made.pages;
    const isLast = made.cursor === null;
    const goesOn = !isLast && pagesLeft > 0 && now - begun < workMs;
    const done: number = standing.done + made.rows;
    standing = await saveExportStep(db, standing, {
      parts: await partsOf(made.text),
      bytes: made.text.length,
      ...{ cursor: made.cursor, done, total: isLast ? done : standing.total, reason: null },
      leaseUntil: goesOn ? now + LEASE_MS : null,
      dueAt: isLast ? null : now + (goesOn ? LEASE_MS : LOST_MESSAGE_AFTER_MS),
      finishedAt: isLast ? now : null,
      expiresAt: isLast ? now + KEPT_FOR_MS : null,
    });
    if (standing && !goesOn) {
      await tools.requestExport(ids);
      return DONE;
    }
  }
  return DONE;
}

interface Gathered {
  text: Uint8Array;
  rows: number;
  pages: number;
  cursor: string | null;
}

/** Pages that make a part, or as many as there is time for; or why there can be none. */
async function gather(
  { db, clock }: StepTools,
  row: ExportRow,
  maxPages: number,
  until: number,
): Promise<Gathered | ExportFailure> {
  const shape: FileShape = { format: row.format, bom: row.request.bom, columns: row.columns };
  const texts: string[] = [];
  let [rows, pages, characters] = [0, 0, 0];
  let { cursor } = row;
  try {
    const subject: Subject = subjectOf(db, row.workspaceId, readExportRequest(row.request), row.createdAt);
    if (cursor === null) texts.push(subject.head(shape));
    do {
      const page = await subject.page(shape, cursor, row.attempts > 1 ? ROWS_AFTER_DEATH : undefined);
      texts.push(page.text);
      characters += page.text.length;
      rows += page.rows;
      cursor = page.next;
      pages++;
    } while (cursor !== null && characters < PART_BYTES && pages < maxPages && clock() < until);
  } catch (error) {
    // Its agent is out of use, or what it asks by is no longer there; any other fault is tried again.
    if (error instanceof AppError) return "no_longer_valid";
    throw error;
  }
  return { text: new TextEncoder().encode(texts.join("")), rows, pages, cursor };
}

const whyTooLarge = ({ parts }: ExportRow): ExportFailure | null => (parts >= MAX_PARTS ? "too_large" : null);

/** Nothing comes of it: what it has is removed. */
const givenUp = ({ cursor, total, done }: ExportRow, reason: ExportFailure, now: number) => ({
  ...{ parts: [], bytes: 0, cursor, total, done, reason },
  ...{ leaseUntil: null, dueAt: null, finishedAt: now, expiresAt: now },
});
