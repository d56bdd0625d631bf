import type { Clock, NewId } from "../id.ts";
import { LOST_MESSAGE_AFTER_MS } from "../outcome.ts";
import type { Database } from "../store/database.ts";
import { keepEvents, type ProviderCallKey, type ProviderCallRow } from "../store/provider-calls.ts";
import type { CallEvent } from "../telephony/event.ts";
import { fitEvent } from "./fit.ts";
import { LIVE_SILENCE_MS } from "./next-step.ts";

export interface TakeInTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  /** Has calls assembled soon: sends their keys to the queue. */
  requestAssembly: (...calls: ProviderCallKey[]) => Promise<void>;
}

/** Where messages came from: a connection, or (null) the simulated network or the API, which need none. */
export interface Source {
  workspaceId: string;
  provider: string;
  connectionId: string | null;
}

/** A call as messages name it, with the id that it has with us. */
export type ToldCallKey = ProviderCallKey & Pick<ProviderCallRow, "callId">;

/** What was new of one call, in the order in which it came. */
export interface News {
  call: ToldCallKey;
  /** It is not closed yet. */
  isOpen: boolean;
  events: CallEvent[];
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
 * something new was told of. A message that comes again changes nothing. Answers what was new, for those who listen live.
 */
export async function takeIn(
  tools: TakeInTools,
  source: Source,
  events: readonly CallEvent[],
): Promise<News[]> {
  const now = tools.clock();
  const { workspaceId, provider } = source;
  const connectionId = source.connectionId ?? "";
  const news: News[] = [];
  for (const [providerCallId, told] of Map.groupBy(events.map(fitEvent), ({ callId }) => callId)) {
    const call = { workspaceId, provider, connectionId, providerCallId };
    const asNew = { ...call, callId: tools.newId("call") };
    const newCallDueAt = now + LOST_MESSAGE_AFTER_MS;
    // An utterance wakes nobody: the call is looked at again once it fell silent.
    const dueAt = told.some(isWorthAKnock) ? newCallDueAt : now + LIVE_SILENCE_MS;
    const kept = await keepEvents(tools.db, asNew, told, { now, dueAt, newCallDueAt });
    const fresh = told.filter(({ key }) => kept.newKeys.includes(key));
    // Whose start was never told is shown once somebody is heard on it.
    const isUnseen = fresh.length > 0 && kept.isOpen && !kept.isShown;
    if (kept.isNewCall || isUnseen || fresh.some(isWorthAKnock)) await tools.requestAssembly(call);
    if (fresh.length > 0) {
      news.push({ call: { ...call, callId: kept.callId }, isOpen: kept.isOpen, events: fresh });
    }
  }
  return news;
}
