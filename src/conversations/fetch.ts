import { type LogFields, type LogLevel, reasonOf } from "../log.ts";
import { LOST_MESSAGE_AFTER_MS, type Outcome } from "../outcome.ts";
import {
  claimFetch,
  type FoundProviderCall,
  type ProviderCallRow,
  waitForCall,
} from "../store/provider-calls.ts";
import type { Connection } from "../telephony/connection.ts";
import type { CallEvent, TranscriptRef } from "../telephony/event.ts";
import type { AdapterTools, AnyAdapter, FetchedTranscript } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import { assemble } from "./assemble.ts";
import { sourceOf, type TakeInTools, takeIn } from "./take-in.ts";

export type FetchTools = TakeInTools & {
  providers: Registry;
  adapterTools: (adapter: AnyAdapter) => AdapterTools;
  /** Null where its credentials cannot be read any more. */
  openConnection: (row: NonNullable<FoundProviderCall["connection"]>) => Promise<Connection | null>;
  log: (level: LogLevel, event: string, fields?: LogFields) => void;
};

/** After each try to fetch a transcript, how long to wait for the next; after the last it is given up. */
export const FETCH_AGAIN_AFTER_MS = [5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000, 60_000];

const AGAIN = "Its transcript is asked for again.";

/**
 * Asks the provider for the transcript that it said is there: one try at a time, however many messages knock. What
 * comes is taken in like any message, and the call goes on from there (`onward`); what does not come is asked for
 * again, less and less often, and given up in plain sight.
 */
export async function fetchTranscript(
  tools: FetchTools,
  found: FoundProviderCall,
  ref: TranscriptRef,
  onward: () => Promise<Outcome>,
): Promise<Outcome> {
  const { call } = found;
  const now = tools.clock();
  if (call.fetchAt !== null && now < call.fetchAt) return { kind: "retry", at: call.fetchAt, because: AGAIN };
  const wait = FETCH_AGAIN_AFTER_MS[call.fetches];
  if (wait === undefined) return giveUp(tools, found, ref, "no answer had it.", onward);
  const again = now + wait;
  const claimed = await claimFetch(tools.db, call, { now, again, dueAt: again + LOST_MESSAGE_AFTER_MS });
  if (!claimed) return { kind: "retry", at: again, because: AGAIN };
  const answer = await ask(tools, found, ref);
  if (answer.kind === "gone") return giveUp(tools, found, ref, answer.detail, onward);
  if (answer.kind === "events") {
    const events = fetched(call, answer.events);
    await takeIn(tools, sourceOf(call), events);
    const { fetch: isMissing, isFinal } = assemble([...found.events, ...events]);
    // Asked once more it would answer the same.
    if (isMissing && !isFinal) await note(tools, found, "Its provider answered without a transcript.");
    return onward();
  }
  const isLast = call.fetches + 1 === FETCH_AGAIN_AFTER_MS.length;
  return isLast
    ? giveUp(tools, found, ref, answer.detail, onward)
    : { kind: "retry", at: again, because: answer.detail };
}

async function giveUp(
  tools: FetchTools,
  found: FoundProviderCall,
  ref: TranscriptRef,
  detail: string,
  onward: () => Promise<Outcome>,
): Promise<Outcome> {
  const { provider, providerCallId, fetches } = found.call;
  const tries = Math.min(fetches + 1, FETCH_AGAIN_AFTER_MS.length);
  tools.log("warn", "transcript_given_up", { provider, provider_call_id: providerCallId, tries });
  const tried = tries > 1 ? ` It was asked for ${tries} times.` : "";
  // Where only the answer would have said that the call is over, the message that had us ask is all there is to go by.
  if (ref.isAlsoTheEnd) await takeIn(tools, sourceOf(found.call), [unconfirmedEnd(providerCallId)]);
  await note(tools, found, `The transcript could not be fetched: ${detail}${tried}`);
  return onward();
}

const unconfirmedEnd = (callId: string): CallEvent => ({
  ...{ key: "end:unconfirmed", callId, at: null, kind: "ended", facts: {} },
});

const note = (tools: FetchTools, found: FoundProviderCall, problem: string) =>
  waitForCall(tools.db, found, { problem, dueAt: tools.clock() });

/** Of the call that was asked about, and messages of their own: an answer may say more than one before. */
function fetched({ providerCallId, fetches }: ProviderCallRow, events: readonly CallEvent[]): CallEvent[] {
  return events.map((event) => ({
    ...event,
    callId: providerCallId,
    key: `${event.key}:fetched_${fetches + 1}`,
  }));
}

async function ask(
  tools: FetchTools,
  { call, connection }: FoundProviderCall,
  ref: TranscriptRef,
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
