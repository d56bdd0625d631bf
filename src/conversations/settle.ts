import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import {
  type FoundProviderCall,
  findProviderCall,
  type ProviderCallKey,
  waitForCall,
} from "../store/provider-calls.ts";
import type { Patience } from "../telephony/provider.ts";
import { concludeEnded, concludeTold } from "../transfers/conclude.ts";
import type { TransferTools } from "../transfers/tools.ts";
import { type AssembledCall, assemble } from "./assemble.ts";
import { type CloseCallTools, closeCall } from "./close.ts";
import { continueCall, continuedCall } from "./continue-call.ts";
import { fetchTranscript } from "./fetch.ts";
import { type LateTools, takeLate } from "./late.ts";
import { nextStep, silenceOf } from "./next-step.ts";
import { openConversation } from "./open.ts";
import { findOwner } from "./owner.ts";

export type SettleTools = CloseCallTools & LateTools & TransferTools;

/**
 * Where a provider is not registered any more, its calls wait for nothing; nor do those of an own system, which hears at
 * once of words that came too late.
 */
const NO_PATIENCE: Patience = { settleMs: 0, transcriptMs: 0 };

/**
 * Makes one call of all that a provider told of it so far: opens it, waits for the rest, fetches its transcript, or closes
 * it, which saves it, once, and ends the attempt it was dialled for. Comes twice without harm, and in any order.
 */
export async function settleCall(tools: SettleTools, key: ProviderCallKey): Promise<Outcome> {
  const found = await findProviderCall(tools.db, key);
  if (!found) return DONE;
  // Nothing was told yet that makes a call.
  if (found.events.every(({ isAside }) => isAside)) {
    await waitForCall(tools.db, found, { dueAt: null });
    return DONE;
  }
  const continued = found.call.status === "open" ? continuedCall(found.events) : null;
  if (continued !== null) {
    await continueCall(tools, found, continued);
    await waitForCall(tools.db, found, { dueAt: null });
    return DONE;
  }
  const call = assemble(found.events);
  await concludeTold(tools, found.call, call);
  if (found.call.status === "closed") return takeLate(tools, found, call);
  const now = tools.clock();
  const { overAt, problem } = found.call;
  const patience = tools.providers.get(key.provider)?.patience ?? NO_PATIENCE;
  const step = nextStep(call, { now, overAt, toldAt: found.toldAt, problem }, patience);
  switch (step.kind) {
    case "going_on":
      return goOn(tools, found, call);
    case "wait":
      await waitForCall(tools.db, found, {
        overAt: overAt ?? now,
        dueAt: step.until + LOST_MESSAGE_AFTER_MS,
      });
      return { kind: "retry", at: step.until, because: step.because };
    case "fetch":
      return fetchTranscript(tools, found, step.ref, () => settleCall(tools, key));
    case "close":
      await concludeEnded(tools, found.call, call);
      return closeCall(tools, found, call, await findOwner(tools.db, found, call), step.problem);
  }
}

async function goOn(tools: SettleTools, found: FoundProviderCall, call: AssembledCall): Promise<Outcome> {
  // Who is heard is connected, also where no message says so.
  if (call.connected) {
    await openConversation(tools, found, call, await findOwner(tools.db, found, call));
  }
  await waitForCall(tools.db, found, { dueAt: found.toldAt + silenceOf(call) });
  return DONE;
}
