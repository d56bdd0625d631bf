import type { Clock } from "../id.ts";
import type { TransferRow } from "../store/transfers.ts";
import { type Announcement, announceByAgent } from "../webhooks/announce.ts";
import { callTransfer } from "../webhooks/events/call.ts";
import { viewTransfer } from "./view.ts";

/** Tells that a call is to be handed over, or how that ended. */
export function announceTransfer(tools: { clock: Clock }, row: TransferRow): Announcement {
  const call = { id: row.callId, agentId: row.agentId };
  return announceByAgent(tools, row.workspaceId, callTransfer(call, viewTransfer(row), row.updatedAt));
}
