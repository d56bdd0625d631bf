import { ownParty } from "../calls/parties.ts";
import type { RefuseRule } from "../gate/gate.ts";
import { refuse } from "../gate/gate.ts";
import type { Refusal } from "../gate/refuse-number.ts";
import type { Clock } from "../id.ts";
import { askedOf } from "../schedules/ring.ts";
import type { CallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { loadRingFacts } from "../store/ring-facts.ts";
import { numberInSip } from "../telephony/number.ts";

/** Our number on a call: what the human sees. Null where it is none. */
export function ourNumber(call: Pick<CallRow, "direction" | "fromNumber" | "toNumber">): string | null {
  const ours = ownParty(call);
  return ours?.startsWith("+") ? ours : null;
}

/**
 * Why a call is not handed to a number at any time; null where it may be: a number of one's own configuration passes the
 * toll-fraud gate like any other. A SIP address with a number for its user rings that number wherever its host is a
 * carrier's.
 */
export async function refuseDestination(
  { db, clock }: { db: Database; clock: Clock },
  call: Pick<CallRow, "workspaceId" | "agentId" | "direction" | "fromNumber" | "toNumber">,
  to: string,
): Promise<Refusal<RefuseRule> | null> {
  const toNumber = to.startsWith("+") ? to : numberInSip(to);
  if (toNumber === null) return null;
  const { workspaceId, agentId } = call;
  const facts = await loadRingFacts(db, { workspaceId, agentId, toNumber }, clock());
  return refuse(askedOf({ toNumber, numberSource: "request", fromNumber: ourNumber(call) }, facts));
}
