import type { Database } from "../../src/store/database.ts";
import { transfers } from "../../src/store/schema.ts";
import type { TransferRow } from "../../src/store/transfers.ts";

/** A transfer that was asked for, as it is saved. */
export function transferRow(
  change: Partial<TransferRow> & Pick<TransferRow, "workspaceId" | "callId">,
): TransferRow {
  const to = change.toNumber ?? "+14155550199";
  return {
    ...{
      number: 1,
      id: "transfer_1",
      agentId: "agent_1",
      providerCallId: "CA1",
      toNumber: to,
      status: "requested",
      outcome: null,
    },
    ...{ reason: null, requestedBy: "Ada", trigger: "person", triggerKey: null, action: null, mode: "cold" },
    ...{ explanation: "", message: null, briefing: null, targets: [{ name: null, to }], position: 0 },
    ...{ attempts: [], askedAt: null, ringSeconds: 25, fallback: null, fallbackResult: null, dueAt: null },
    ...{ createdAt: 0, updatedAt: 0 },
    ...change,
  };
}

export async function saveTransfer(db: Database, row: TransferRow): Promise<TransferRow> {
  await db.insert(transfers).values(row);
  return row;
}
