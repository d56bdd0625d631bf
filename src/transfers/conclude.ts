import type { AssembledCall } from "../conversations/assemble.ts";
import { findTransfer, listTransfers, STANDING, type TransferRow } from "../store/transfers.ts";
import { takeBackFallback } from "./carry-out-fallback.ts";
import { afterEndOf, type EndedCall } from "./end-of-call.ts";
import { move, needsFallback } from "./move.ts";
import { resumeTransfer } from "./resume.ts";
import { afterTold, type Step, toldOf } from "./step.ts";
import type { TransferTools } from "./tools.ts";

/** What the provider tells of the transfers that were asked for: who answered, who did not; the next one is asked then. */
export async function concludeTold(
  tools: TransferTools,
  call: { workspaceId: string; callId: string },
  { transfers: told }: Pick<AssembledCall, "transfers">,
): Promise<void> {
  if (told.every(({ status }) => status === "requested")) return;
  const rows = new Map(
    (await listTransfers(tools.db, call.workspaceId, call.callId)).map((row) => [row.number, row]),
  );
  for (const one of told) {
    const row = toldOf([...rows.values()], one);
    if (row) rows.set(row.number, await take(tools, row, (now) => afterTold(now, one, tools.clock())));
  }
  for (const row of rows.values()) await takeBackFallback(tools, row);
  await goOn(tools, [...rows.values()]);
}

/** The call is over: whoever had not answered by then never will. */
export async function concludeEnded(
  tools: TransferTools,
  call: EndedCall & { callId: string },
  { isOver }: Pick<AssembledCall, "isOver">,
): Promise<void> {
  const rows = await listTransfers(tools.db, call.workspaceId, call.callId);
  const standing = rows.filter(({ status }) => STANDING.includes(status));
  const ended = await Promise.all(
    standing.map((row) => take(tools, row, (now) => afterEndOf(tools, now, call, isOver))),
  );
  await goOn(tools, ended);
}

/** Asks the next target, or carries out the fallback, where what was told leads there. */
async function goOn(tools: TransferTools, rows: readonly TransferRow[]): Promise<void> {
  for (const row of rows) {
    if (row.status === "requested" || needsFallback(row)) await resumeTransfer(tools, row);
  }
}

/** Whoever asks the provider may move the row meanwhile: then what was told is taken on what it is by now. */
async function take(
  tools: TransferTools,
  read: TransferRow,
  stepOf: (row: TransferRow) => Step,
): Promise<TransferRow> {
  let row = read;
  for (;;) {
    const { change } = stepOf(row);
    if (Object.keys(change).length === 0) return row;
    const moved = await move(tools, row, change);
    if (moved) return moved;
    const now = await findTransfer(tools.db, row);
    if (!now) return row;
    row = now;
  }
}
