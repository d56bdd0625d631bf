import type { AssembledCall } from "../conversations/assemble.ts";
import { listTransfers, STANDING, type TransferRow } from "../store/transfers.ts";
import { move, needsFallback } from "./move.ts";
import { resumeTransfer } from "./perform.ts";
import { afterCallEnd, afterTold, type Step, toldOf } from "./step.ts";
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
    if (row) rows.set(row.number, await take(tools, row, afterTold(row, one, tools.clock())));
  }
  await goOn(tools, [...rows.values()]);
}

/** The call is over: whoever had not answered by then never will. */
export async function concludeEnded(
  tools: TransferTools,
  call: { workspaceId: string; callId: string },
  tellsOutcome: boolean,
): Promise<void> {
  const rows = await listTransfers(tools.db, call.workspaceId, call.callId);
  const standing = rows.filter(({ status }) => STANDING.includes(status));
  const ended = await Promise.all(
    standing.map((row) => take(tools, row, afterCallEnd(row, tellsOutcome, tools.clock()))),
  );
  await goOn(tools, ended);
}

/** Asks the next target, or carries out the fallback, where what was told leads there. */
async function goOn(tools: TransferTools, rows: readonly TransferRow[]): Promise<void> {
  for (const row of rows) {
    if (row.status === "requested" || needsFallback(row)) await resumeTransfer(tools, row);
  }
}

async function take(tools: TransferTools, row: TransferRow, { change }: Step): Promise<TransferRow> {
  if (Object.keys(change).length === 0) return row;
  return (await move(tools, row, change)) ?? row;
}
