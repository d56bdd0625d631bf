import { and, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { CallEvent } from "../telephony/event.ts";
import type { Database } from "./database.ts";
import { connections, providerCalls, providerEvents } from "./schema.ts";

export type ProviderCallRow = typeof providerCalls.$inferSelect;

/** A call as its provider names it. */
export interface ProviderCallKey {
  workspaceId: string;
  provider: string;
  providerCallId: string;
}

const itself = ({ workspaceId, provider, providerCallId }: ProviderCallKey) =>
  and(
    eq(providerCalls.workspaceId, workspaceId),
    eq(providerCalls.provider, provider),
    eq(providerCalls.providerCallId, providerCallId),
  );

const eventsOf = ({ workspaceId, provider, providerCallId }: ProviderCallKey) =>
  and(
    eq(providerEvents.workspaceId, workspaceId),
    eq(providerEvents.provider, provider),
    eq(providerEvents.providerCallId, providerCallId),
  );

/**
 * Keeps what a provider told of one call, each message once, and puts the call up to be assembled at `dueAt` at the latest
 * where something is new. Answers whether anything was: the call itself, or a message.
 */
export async function keepEvents(
  db: Database,
  call: Pick<ProviderCallRow, "workspaceId" | "provider" | "providerCallId" | "connectionId" | "callId">,
  events: readonly CallEvent[],
  { now, dueAt }: { now: number; dueAt: number },
): Promise<{ isNewCall: boolean; newKeys: string[] }> {
  const row: ProviderCallRow = {
    ...call,
    attemptId: null,
    status: "open",
    overAt: null,
    fetches: 0,
    problem: null,
    dueAt,
    createdAt: now,
  };
  const { workspaceId, provider, providerCallId } = call;
  const [added, ...kept] = await db.batch([
    db.insert(providerCalls).values(row).onConflictDoNothing().returning({ callId: providerCalls.callId }),
    ...events.map((event) => keepEvent(db, call, event, now)),
    db
      .update(providerCalls)
      .set({ dueAt })
      .where(
        and(
          itself(call),
          or(isNull(providerCalls.dueAt), gt(providerCalls.dueAt, dueAt)),
          sql`EXISTS (SELECT 1 FROM provider_events AS e WHERE e.workspace_id = ${workspaceId}
            AND e.provider = ${provider} AND e.provider_call_id = ${providerCallId} AND e.received_at >= ${now})`,
        ),
      ),
  ]);
  const told = kept.slice(0, events.length) as Awaited<ReturnType<typeof keepEvent>>[];
  return { isNewCall: added.length === 1, newKeys: told.flat().map(({ key }) => key) };
}

/** One message: where it stands already, it is left alone, or replaced by a higher version. */
function keepEvent(
  db: Database,
  { workspaceId, provider, providerCallId }: ProviderCallKey,
  event: CallEvent,
  now: number,
) {
  const { key, version = 0 } = event;
  return db
    .insert(providerEvents)
    .values({ workspaceId, provider, providerCallId, key, version, event, receivedAt: now })
    .onConflictDoUpdate({
      target: [
        providerEvents.workspaceId,
        providerEvents.provider,
        providerEvents.providerCallId,
        providerEvents.key,
      ],
      set: { event, version, receivedAt: now },
      setWhere: sql`${providerEvents.version} < ${version}`,
    })
    .returning({ key: providerEvents.key });
}

/** A call with all that was told of it and the connection it came by, in one round trip; null where nothing was told. */
export async function findProviderCall(db: Database, key: ProviderCallKey) {
  const [found, events, connection] = await db.batch([
    db.select().from(providerCalls).where(itself(key)),
    db
      .select({ event: providerEvents.event, receivedAt: providerEvents.receivedAt })
      .from(providerEvents)
      .where(eventsOf(key)),
    db
      .select()
      .from(connections)
      .where(
        and(
          eq(connections.workspaceId, key.workspaceId),
          sql`id = (SELECT connection_id FROM provider_calls WHERE workspace_id = ${key.workspaceId}
            AND provider = ${key.provider} AND provider_call_id = ${key.providerCallId})`,
        ),
      ),
  ]);
  const call = found[0];
  if (!call) return null;
  return {
    call,
    events: events.map(({ event }) => event),
    toldAt: Math.max(call.createdAt, ...events.map(({ receivedAt }) => receivedAt)),
    connection: connection[0] ?? null,
  };
}
export type FoundProviderCall = NonNullable<Awaited<ReturnType<typeof findProviderCall>>>;

/** Notes what is known of a call that waits, and when to look at it again. */
export async function waitForCall(
  db: Database,
  key: ProviderCallKey,
  change: Partial<Pick<ProviderCallRow, "overAt" | "fetches" | "problem" | "dueAt">>,
): Promise<void> {
  await db.update(providerCalls).set(change).where(itself(key));
}

/** Ties a call to the attempt that it was dialled for, also before its provider told of it. */
export async function linkAttempt(
  db: Database,
  call: Pick<ProviderCallRow, "workspaceId" | "provider" | "providerCallId" | "connectionId" | "callId">,
  attemptId: string,
  { now, dueAt }: { now: number; dueAt: number },
): Promise<void> {
  await db
    .insert(providerCalls)
    .values({ ...call, attemptId, status: "open", dueAt, createdAt: now })
    .onConflictDoUpdate({
      target: [providerCalls.workspaceId, providerCalls.provider, providerCalls.providerCallId],
      // Told of before it was linked, it may be closed already.
      set: { attemptId, dueAt: now },
    });
}

/** For the batch that saves a call: closes it here, where it is still open. */
export function closingStatement(
  db: Database,
  key: ProviderCallKey,
  { dueAt, problem }: Pick<ProviderCallRow, "dueAt" | "problem">,
  isSaved: SQL | undefined,
) {
  return db
    .update(providerCalls)
    .set({ status: "closed", dueAt, problem })
    .where(and(itself(key), eq(providerCalls.status, "open"), isSaved));
}

/** True in a batch before the closing statement, where nobody closed the call yet. */
export function isOpenCall({ workspaceId, provider, providerCallId }: ProviderCallKey): SQL {
  return sql`EXISTS (SELECT 1 FROM provider_calls AS p WHERE p.workspace_id = ${workspaceId}
    AND p.provider = ${provider} AND p.provider_call_id = ${providerCallId} AND p.status = 'open')`;
}

/** Calls whose message may be lost, or whose time has come; each is put off until `nextKnockAt`. */
export async function takeDueProviderCalls(
  db: Database,
  now: number,
  nextKnockAt: number,
  limit: number,
): Promise<ProviderCallKey[]> {
  return db
    .update(providerCalls)
    .set({ dueAt: nextKnockAt })
    .where(
      sql`(workspace_id, provider, provider_call_id) IN (SELECT workspace_id, provider, provider_call_id
        FROM provider_calls WHERE due_at <= ${now} ORDER BY due_at LIMIT ${limit})`,
    )
    .returning({
      workspaceId: providerCalls.workspaceId,
      provider: providerCalls.provider,
      providerCallId: providerCalls.providerCallId,
    });
}
