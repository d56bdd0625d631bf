import { DONE, LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import {
  type FoundProviderCall,
  findProviderCall,
  type ProviderCallKey,
  waitForCall,
} from "../store/provider-calls.ts";
import { agentFor } from "../telephony/connection.ts";
import type { Patience } from "../telephony/provider.ts";
import { concludeTold } from "../transfers/conclude.ts";
import { type AssembledCall, assemble } from "./assemble.ts";
import { findAttempt } from "./attempt.ts";
import { type CloseCallTools, closeCall } from "./close.ts";
import { continueCall, continuedCall } from "./continue-call.ts";
import { fetchTranscript } from "./fetch.ts";
import { type LateTools, takeLate } from "./late.ts";
import { LOST_END_AFTER_MS, nextStep } from "./next-step.ts";
import { openConversation } from "./open.ts";

export type SettleTools = CloseCallTools & LateTools;

/** Where a provider is not registered any more, its calls wait for nothing. */
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
      return goOn(tools, found, call, now);
    case "wait":
      await waitForCall(tools.db, found, {
        overAt: overAt ?? now,
        dueAt: step.until + LOST_MESSAGE_AFTER_MS,
      });
      return { kind: "retry", at: step.until, because: step.because };
    case "fetch":
      return fetchTranscript(tools, found, step.ref, () => settleCall(tools, key));
    case "close":
      return closeCall(tools, found, call, await belonging(tools, found, call), step.problem);
  }
}

async function goOn(
  tools: SettleTools,
  found: FoundProviderCall,
  call: AssembledCall,
  now: number,
): Promise<Outcome> {
  if (call.status === "in_progress") {
    await openConversation(tools, found, call, await belonging(tools, found, call));
  }
  await waitForCall(tools.db, found, { dueAt: now + LOST_END_AFTER_MS });
  return DONE;
}

/** Whose call it is: the schedule's agent where it was dialled from here, else the connection's for that voice agent. */
async function belonging(
  tools: SettleTools,
  { call, connection }: FoundProviderCall,
  assembled: AssembledCall,
) {
  const dialled = await findAttempt(tools.db, call, assembled);
  const agentId = dialled?.schedule.agentId ?? (connection && agentFor(connection, assembled.facts.agent));
  return { dialled, agentId };
}
export type Owner = Awaited<ReturnType<typeof belonging>>;
