import { DONE, type Outcome } from "../outcome.ts";
import type { ProviderCallKey } from "../store/provider-calls.ts";
import { OWN_SYSTEM } from "./own-system.ts";
import { type SettleTools, settleCall } from "./settle.ts";

/** A call that its own system tells of, by the id that it has there. */
export const ownCall = (workspaceId: string, providerCallId: string): ProviderCallKey => ({
  ...{ workspaceId, provider: OWN_SYSTEM, connectionId: "", providerCallId },
});

/** Once more was told while it was read, it is read again: so often before the queue does the rest. */
const TRIES = 3;

/** Settles a call before its teller is answered, so that the answer says how it stands now. */
export async function settleNow(tools: SettleTools, key: ProviderCallKey): Promise<Outcome> {
  let outcome: Outcome = DONE;
  for (let tries = 0; tries < TRIES; tries++) {
    outcome = await settleCall(tools, key);
    if (outcome.kind !== "retry" || outcome.at > tools.clock()) break;
  }
  return outcome;
}
