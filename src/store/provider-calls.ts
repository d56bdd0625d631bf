import { and, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { CallEvent } from "../telephony/event.ts";
import type { Database } from "./database.ts";
import { isOverdue } from "./overdue.ts";
import { connections, providerCalls, providerEvents } from "./schema.ts";

export type ProviderCallRow = typeof providerCalls.$inferSelect;

/** A call as its provider names it: two accounts with one provider may count their calls alike. */
export type ProviderCallKey = Pick<
  ProviderCallRow,
  "workspaceId" | "provider" | "connectionId" | "providerCallId"
>;

/** The key of a call by its row: one that came by no connection has none in its key either. */
export const keyOf = (call: {
  workspaceId: string;
  provider: string;
  connectionId: string | null;
  providerCallId: string;
}): ProviderCallKey => ({
  workspaceId: call.workspaceId,
  provider: call.provider,
  connectionId: call.connectionId ?? "",
  providerCallId: call.providerCallId,
});

/** What of a call's messages was read: whoever writes by it sees whether more came since. */
export interface Seen {
  events: readonly CallEvent[];
  /** When the last of them came, epoch ms. */
  toldAt: number;
}

const itself = ({ workspaceId, provider, connectionId, providerCallId }: ProviderCallKey) =>
  and(
    eq(providerCalls.workspaceId, workspaceId),
    eq(providerCalls.provider, provider),
    eq(providerCalls.connectionId, connectionId),
    eq(providerCalls.providerCallId, providerCallId),
  );

const eventsOf = ({ workspaceId, provider, connectionId, providerCallId }: ProviderCallKey) =>
  and(
    eq(providerEvents.workspaceId, workspaceId),
    eq(providerEvents.provider, provider),
    eq(providerEvents.connectionId, connectionId),
    eq(providerEvents.providerCallId, providerCallId),
  );

/** True in a statement where nothing was told of the call since it was read. */
function isAllSeen(key: ProviderCallKey, { events, toldAt }: Seen): SQL {
  return sql`(SELECT count(*) = ${events.length} AND coalesce(max(received_at), 0) <= ${toldAt}
    FROM ${providerEvents} WHERE ${eventsOf(key)})`;
}

/**
 * Keeps what a provider told of one call, each message once, and puts the call up to be assembled at `dueAt` at the latest
 * where something is new, at `newCallDueAt` where the call itself is, or is closed. Answers whether anything was (the call
 * itself, or a message), and the call as it stands.
 */
export async function keepEvents(
  db: Database,
  call: ProviderCallKey & Pick<ProviderCallRow, "callId">,
  events: readonly CallEvent[],
  { now, dueAt, newCallDueAt }: { now: number; dueAt: number; newCallDueAt: number },
): Promise<{ isNewCall: boolean; newKeys: string[]; callId: string; isOpen: boolean; isShown: boolean }> {
  // What comes late to a closed call is not followed by more that would bring it up.
  const lookAt = sql`CASE WHEN ${providerCalls.status} = 'open' THEN ${dueAt} ELSE ${newCallDueAt} END`;
  const [added, [standing], ...kept] = await db.batch([
    db
      .insert(providerCalls)
      .values({ ...call, status: "open", dueAt: newCallDueAt, createdAt: now })
      .onConflictDoNothing()
      .returning({ callId: providerCalls.callId }),
    db
      .select({
        callId: providerCalls.callId,
        status: providerCalls.status,
        isShown: sql<number>`EXISTS (SELECT 1 FROM calls WHERE calls.workspace_id = ${call.workspaceId}
          AND calls.id = provider_calls.call_id)`,
      })
      .from(providerCalls)
      .where(itself(call)),
    ...events.map((event) => keepEvent(db, call, event, now)),
    db
      .update(providerCalls)
      .set({ dueAt: lookAt })
      .where(
        and(
          itself(call),
          or(isNull(providerCalls.dueAt), gt(providerCalls.dueAt, lookAt)),
          sql`EXISTS (SELECT 1 FROM ${providerEvents} WHERE ${eventsOf(call)} AND received_at >= ${now})`,
        ),
      ),
  ]);
  const told = kept.slice(0, events.length) as Awaited<ReturnType<typeof keepEvent>>[];
  return {
    isNewCall: added.length === 1,
    newKeys: told.flat().map(({ key }) => key),
    callId: standing?.callId ?? call.callId,
    isOpen: standing?.status === "open",
    isShown: standing?.isShown === 1,
  };
}

/** One message: where it stands already, it is left alone, or replaced by a higher version. */
function keepEvent(db: Database, call: ProviderCallKey, event: CallEvent, now: number) {
  const { workspaceId, provider, connectionId, providerCallId } = call;
  const { key, version = 0 } = event;
  const { workspaceId: ws, provider: from, connectionId: by, providerCallId: id, key: name } = providerEvents;
  return db
    .insert(providerEvents)
    .values({ workspaceId, provider, connectionId, providerCallId, key, version, event, receivedAt: now })
    .onConflictDoUpdate({
      target: [ws, from, by, id, name],
      set: { event, version, receivedAt: now },
      setWhere: sql`${providerEvents.version} < ${version}`,
    })
    .returning({ key: providerEvents.key });
}

/** A call with all that was told of it and the connection it came by, in one round trip; null where nothing was told. */
export async function findProviderCall(db: Database, key: ProviderCallKey) {
  const [found, told, connection] = await db.batch([
    db.select().from(providerCalls).where(itself(key)),
    db
      .select({ event: providerEvents.event, receivedAt: providerEvents.receivedAt })
      .from(providerEvents)
      .where(eventsOf(key)),
    db
      .select()
      .from(connections)
      .where(and(eq(connections.workspaceId, key.workspaceId), eq(connections.id, key.connectionId))),
  ]);
  const call = found[0];
  if (!call) return null;
  return {
    call,
    events: told.map(({ event }) => event),
    toldAt: Math.max(call.createdAt, ...told.map(({ receivedAt }) => receivedAt)),
    connection: connection[0] ?? null,
  };
}
export type FoundProviderCall = NonNullable<Awaited<ReturnType<typeof findProviderCall>>>;

/** Notes what is known of a call that waits. It is looked at again at `dueAt`, or sooner where more was told since. */
export async function waitForCall(
  db: Database,
  found: Pick<FoundProviderCall, "call" | "events" | "toldAt">,
  { dueAt, ...change }: Partial<Pick<ProviderCallRow, "overAt" | "problem">> & Pick<ProviderCallRow, "dueAt">,
): Promise<void> {
  const unlessMore = sql`CASE WHEN ${isAllSeen(found.call, found)} THEN ${dueAt} ELSE ${providerCalls.dueAt} END`;
  await db
    .update(providerCalls)
    .set({ ...change, dueAt: unlessMore })
    .where(itself(found.call));
}

/** Takes the next try to fetch a call's transcript, once; nobody else tries before `again` (epoch ms). */
export async function claimFetch(
  db: Database,
  call: ProviderCallRow,
  { now, again, dueAt }: { now: number; again: number; dueAt: number },
): Promise<boolean> {
  const claimed = await db
    .update(providerCalls)
    .set({ fetches: call.fetches + 1, fetchAt: again, overAt: call.overAt ?? now, dueAt })
    .where(and(itself(call), eq(providerCalls.fetches, call.fetches)))
    .returning({ fetches: providerCalls.fetches });
  return claimed.length === 1;
}

/** Ties a call to the attempt that it was dialled for, also before its provider told of it. */
export async function linkAttempt(
  db: Database,
  call: ProviderCallKey & Pick<ProviderCallRow, "callId">,
  attemptId: string,
  { now, dueAt }: { now: number; dueAt: number },
): Promise<void> {
  const { workspaceId, provider, connectionId, providerCallId } = providerCalls;
  await db
    .insert(providerCalls)
    .values({ ...call, attemptId, status: "open", dueAt, createdAt: now })
    .onConflictDoUpdate({
      target: [workspaceId, provider, connectionId, providerCallId],
      // Told of before it was linked, it may be closed already.
      set: { attemptId, dueAt: now },
    });
}

/** For the batch that saves a call: closes it here, where that batch saved it. Answers a row where it did. */
export function closingStatement(
  db: Database,
  key: ProviderCallKey,
  { dueAt, problem }: Pick<ProviderCallRow, "dueAt" | "problem">,
  isSaved: SQL | undefined,
) {
  return db
    .update(providerCalls)
    .set({ status: "closed", dueAt, problem })
    .where(and(itself(key), eq(providerCalls.status, "open"), isSaved))
    .returning({ id: providerCalls.callId });
}

/** True in a batch before the closing statement, where nobody closed the call yet, and no more was told of it. */
export function mayClose(key: ProviderCallKey, seen: Seen): SQL {
  return sql`(${isOpenCall(key)} AND ${isAllSeen(key, seen)})`;
}

export function isOpenCall(key: ProviderCallKey): SQL {
  return sql`EXISTS (SELECT 1 FROM ${providerCalls} WHERE ${itself(key)} AND ${providerCalls.status} = 'open')`;
}

/** Calls whose message may be lost, or whose time has come; each is put off until `nextKnockAt`. */
export async function takeDueProviderCalls(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<ProviderCallKey[]> {
  const { workspaceId, provider, connectionId, providerCallId } = providerCalls;
  const key = { workspaceId, provider, connectionId, providerCallId };
  return db
    .update(providerCalls)
    .set({ dueAt: nextKnockAt })
    .where(isOverdue(providerCalls.dueAt, key, now, limit))
    .returning(key);
}
