import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import {
  abandonImport,
  claimImport,
  findImportPart,
  type ImportIds,
  type ImportRow,
  saveImportStep,
} from "../store/imports.ts";
import type { SuppressionTools } from "../suppressions/add.ts";
import { type CallRow, readCallRows } from "./calls/call-row.ts";
import { forgottenAt } from "./forgotten.ts";
import { type ImportKind, MAX_REFUSED_SHOWN } from "./import.ts";
import { readListRows } from "./list-rows.ts";
import { type TakeCallTools, type Taken, takeCalls } from "./take-calls.ts";
import { takeNumbers } from "./take-numbers.ts";

/**
 * Rows that are saved at once, and how often with one message. A call is some six statements, and 2,000 numbers with the
 * longest reasons are 25: ten messages come in one invocation, of which D1 takes 1,000.
 */
const PACE: Record<ImportKind, { rows: number; times: number }> = {
  calls: { rows: 5, times: 3 },
  suppressions: { rows: 2_000, times: 5 },
};
/** Other work waits in the same queue: after so long, the rest is left to the next message. */
const WORK_MS = 5_000;
/** Longer than the rows of one save take: a worker that does not answer by then is dead. */
const LEASE_MS = 60_000;
/** Rows over which so many workers died would cost the next one its life too. */
const MAX_ATTEMPTS = 3;
/** Where a worker died, only the row that it died of is to be given up, and none that stands beside it. */
const ROWS_AFTER_DEATH = 1;

export interface ImportTools extends TakeCallTools, SuppressionTools {
  requestImport: (...ids: ImportIds[]) => Promise<void>;
}

/**
 * Takes in the next rows of an import, says after each few how far it is, and knocks for what is left. Of messages that come
 * twice, one works and the other has nothing to do; rows that a dead worker left behind are taken in, and counted, once.
 */
export async function stepImport(tools: ImportTools, ids: ImportIds): Promise<Outcome> {
  const { db, clock } = tools;
  const begun = clock();
  const claimed = await claimImport(db, ids, begun, begun + LEASE_MS, forgottenAt(begun));
  if (!claimed) return DONE;
  const { rows: atOnce, times } = PACE[claimed.kind];
  let part: OpenPart | null = null;
  let standing: ImportRow | null = claimed;
  for (let time = 1; standing; time++) {
    if (!part || standing.done >= part.past) part = await openPart(tools, standing);
    if (!part) return giveUp(tools, standing);
    const from = standing.done - part.number;
    const rows = part.rows.slice(from, from + (standing.attempts > 1 ? ROWS_AFTER_DEATH : atOnce));
    const taken = await takeRows(tools, standing, rows);
    const done: number = standing.done + rows.length;
    const isLast = done >= standing.total;
    const now = clock();
    const goesOn = !isLast && time < times && now - begun < WORK_MS;
    standing = await saveImportStep(db, standing, {
      done,
      imported: standing.imported + taken.imported,
      already: standing.already + taken.already,
      refused: standing.refused + taken.refused.length,
      errors: [...standing.errors, ...taken.refused].slice(0, MAX_REFUSED_SHOWN),
      finishedPart: done >= part.past ? part.number : null,
      leaseUntil: goesOn ? now + LEASE_MS : null,
      dueAt: isLast ? null : now + (goesOn ? LEASE_MS : LOST_MESSAGE_AFTER_MS),
      finishedAt: isLast ? now : null,
    });
    if (standing && !goesOn) {
      await tools.requestImport(ids);
      return DONE;
    }
  }
  return DONE;
}

/** Rows in memory: the first is the `number`th of the file, and the last stands before `past`. */
interface OpenPart {
  number: number;
  past: number;
  rows: readonly unknown[];
}

async function openPart({ db }: ImportTools, row: ImportRow): Promise<OpenPart | null> {
  if (row.begunAt === null) return null;
  const stored = await findImportPart(db, { workspaceId: row.workspaceId, importId: row.id }, row.done);
  if (!stored) return null;
  const rows = row.kind === "calls" ? readCallRows(stored.rows) : readListRows(stored.rows);
  const past = stored.number + rows.length;
  return past > row.done ? { number: stored.number, past, rows } : null;
}

function takeRows(tools: ImportTools, row: ImportRow, rows: readonly unknown[]): Promise<Taken> {
  if (row.kind === "calls") return takeCalls(tools, row, rows as CallRow[], row.attempts > MAX_ATTEMPTS);
  return takeNumbers(tools, row, rows as ReturnType<typeof readListRows>);
}

const UNRECEIVED = "The file did not arrive whole: send it again.";
const UNBEGUN = "Nobody began it within a day, so that it was forgotten: send it again.";

/** There is nothing to take: its sender was cut off, or nobody began it. */
async function giveUp({ db, clock }: ImportTools, row: ImportRow): Promise<Outcome> {
  const message = row.total > 0 && row.begunAt === null ? UNBEGUN : UNRECEIVED;
  const errors = [{ row: 0, value: row.fileName ?? "", message }, ...row.errors];
  await abandonImport(db, row, errors.slice(0, MAX_REFUSED_SHOWN), clock());
  return { kind: "parked", because: message };
}
