import { customerNumber } from "../calls/parties.ts";
import type { Turn } from "../calls/turn.ts";
import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { CallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { insertSuppressions } from "../store/suppressions.ts";
import { findOptOut } from "./opt-out/find-opt-out.ts";
import type { RequestSuppressions } from "./suppression.ts";

export interface HearTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  requestSuppression: RequestSuppressions;
}

const REASON = "The customer asked not to be called again.";

/** A call with the customer's wish not to be called again, where they said so. */
export function withOptOut(call: CallRow, turns: readonly Turn[]): CallRow {
  if (call.optOut) return call;
  const heard = findOptOut(turns);
  return heard ? { ...call, optOut: { turn: heard.turn, quote: heard.quote } } : call;
}

/**
 * Puts the customer of a call who asked for it on the list, for every agent, before anything follows from the call. Comes
 * twice without harm. A customer who hides their number cannot be listed.
 */
export async function suppressCustomer(tools: HearTools, call: CallRow): Promise<void> {
  const phoneNumber = customerNumber(call);
  if (!call.optOut || phoneNumber === null) return;
  const now = tools.clock();
  const row = {
    workspaceId: call.workspaceId,
    phoneNumber,
    agentId: "",
    id: tools.newId("sup"),
    reason: REASON,
    source: "call",
    callId: call.id,
    quote: call.optOut.quote,
    createdBy: "call",
    createdAt: now,
  };
  const { due } = await insertSuppressions(tools.db, [row], now + LOST_MESSAGE_AFTER_MS);
  if (due.length > 0) await tools.requestSuppression(...due);
}
