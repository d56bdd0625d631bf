import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import { keepEvents, type ProviderCallKey } from "../store/provider-calls.ts";
import type { CallEvent } from "../telephony/event.ts";
import { fitEvent } from "./fit.ts";

export interface TakeInTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  /** Knocks for a call to be assembled: a message of ids. */
  requestAssembly: (...calls: ProviderCallKey[]) => Promise<void>;
}

/** Where messages came from: a connection, or (null) the simulated network that needs none. */
export interface Source {
  workspaceId: string;
  provider: string;
  connectionId: string | null;
}

/** Where a call's messages came from. */
export const sourceOf = ({ workspaceId, provider, connectionId }: ProviderCallKey): Source => ({
  workspaceId,
  provider,
  connectionId: connectionId === "" ? null : connectionId,
});

/** A live utterance changes nothing that is waited for, so nobody is woken for it. */
const isWorthAKnock = ({ kind, version }: CallEvent) => kind !== "turn" && version === undefined;

/**
 * Takes in what a provider told: stored, each message once, before anything is made of it, then a knock for each call that
 * something new was told of. A message that comes again changes nothing.
 */
export async function takeIn(
  tools: TakeInTools,
  source: Source,
  events: readonly CallEvent[],
): Promise<void> {
  const now = tools.clock();
  const { workspaceId, provider } = source;
  const connectionId = source.connectionId ?? "";
  for (const [providerCallId, told] of Map.groupBy(events.map(fitEvent), ({ callId }) => callId)) {
    const call = { workspaceId, provider, connectionId, providerCallId, callId: tools.newId("call") };
    const kept = await keepEvents(tools.db, call, told, { now, dueAt: now + LOST_MESSAGE_AFTER_MS });
    const news = told.some((event) => kept.newKeys.includes(event.key) && isWorthAKnock(event));
    if (kept.isNewCall || news) await tools.requestAssembly(call);
  }
}
