import { type LogFields, type LogLevel, reasonOf } from "../log.ts";
import { LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import { type FoundProviderCall, waitForCall } from "../store/provider-calls.ts";
import type { Connection } from "../telephony/connection.ts";
import type { AdapterTools, AnyAdapter, FetchedTranscript } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import { type AssembledCall, assemble } from "./assemble.ts";
import { FETCH_AGAIN_AFTER_MS } from "./next-step.ts";
import { type TakeInTools, takeIn } from "./take-in.ts";

export type FetchTools = TakeInTools & {
  providers: Registry;
  adapterTools: (adapter: AnyAdapter) => AdapterTools;
  /** Null where its credentials cannot be read any more. */
  openConnection: (row: NonNullable<FoundProviderCall["connection"]>) => Promise<Connection | null>;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
};

/**
 * Asks the provider for the transcript that it said is there. What comes is taken in like any message, and the call goes
 * on from there (`onward`); what does not come is asked for again, less and less often, and given up in plain sight.
 */
export async function fetchTranscript(
  tools: FetchTools,
  found: FoundProviderCall,
  { fetch }: AssembledCall,
  onward: () => Promise<Outcome>,
): Promise<Outcome> {
  const { call } = found;
  const now = tools.clock();
  const answer = await ask(tools, found, fetch ?? { source: "", id: "" });
  if (answer.kind === "events") {
    await takeIn(tools, call, answer.events);
    const { fetch: isMissing, isFinal } = assemble([...found.events, ...answer.events]);
    // Asked once more it would answer the same, at once and for ever.
    const problem = isMissing && !isFinal ? "Its provider answered without a transcript." : null;
    if (problem !== null) await waitForCall(tools.db, call, { problem });
    return onward();
  }
  const wait = FETCH_AGAIN_AFTER_MS[call.fetches];
  if (answer.kind === "later" && wait !== undefined) {
    const at = now + wait;
    const fetches = call.fetches + 1;
    const overAt = call.overAt ?? now;
    await waitForCall(tools.db, call, { fetches, overAt, dueAt: at + LOST_MESSAGE_AFTER_MS });
    return { kind: "retry", at, because: answer.detail };
  }
  const { provider, providerCallId } = call;
  tools.log("warn", "transcript_given_up", {
    provider,
    provider_call_id: providerCallId,
    tries: call.fetches + 1,
  });
  const tried = call.fetches > 0 ? ` It was asked for ${call.fetches + 1} times.` : "";
  await waitForCall(tools.db, call, {
    problem: `The transcript could not be fetched: ${answer.detail}${tried}`,
  });
  return onward();
}

async function ask(
  tools: FetchTools,
  { call, connection }: FoundProviderCall,
  ref: NonNullable<AssembledCall["fetch"]>,
): Promise<FetchedTranscript> {
  const adapter = tools.providers.get(call.provider);
  if (!adapter?.fetchTranscript)
    return { kind: "gone", detail: `${call.provider} has no transcripts to fetch.` };
  if (!connection) return { kind: "gone", detail: "Its connection was deleted." };
  const open = await tools.openConnection(connection);
  if (!open) return { kind: "gone", detail: "The connection's credentials cannot be read: set them anew." };
  try {
    return await adapter.fetchTranscript(tools.adapterTools(adapter), open, call.providerCallId, ref);
  } catch (fault) {
    tools.log("error", "transcript_fetch_failed", { provider: call.provider, reason: reasonOf(fault) });
    return { kind: "later", detail: `${adapter.name}'s answer could not be read.` };
  }
}
