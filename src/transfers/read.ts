import { noSuchCall } from "../calls/read.ts";
import { findCallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { listTransfers } from "../store/transfers.ts";
import { type TransferView, viewTransfer } from "./view.ts";

/** The transfers of a call, the first of them first. `not_found` where there is no such call. */
export async function readTransfers(
  db: Database,
  workspaceId: string,
  callId: string,
): Promise<TransferView[]> {
  const rows = await listTransfers(db, workspaceId, callId);
  if (rows.length === 0 && !(await findCallRow(db, workspaceId, callId))) throw noSuchCall(callId);
  return rows.map(viewTransfer);
}
