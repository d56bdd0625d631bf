import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { columnsOf } from "./insert-select.ts";
import type { ProviderCallKey, ProviderCallRow } from "./provider-calls.ts";
import { calls, providerCalls } from "./schema.ts";

const registered = ({ workspaceId, provider, connectionId, providerCallId }: ProviderCallKey) =>
  and(
    eq(providerCalls.workspaceId, workspaceId),
    eq(providerCalls.provider, provider),
    eq(providerCalls.connectionId, connectionId),
    eq(providerCalls.providerCallId, providerCallId),
  );

const shown = ({ workspaceId, provider, connectionId, providerCallId }: ProviderCallKey) =>
  and(
    eq(calls.workspaceId, workspaceId),
    eq(calls.provider, provider),
    eq(calls.providerCallId, providerCallId),
    sql`coalesce(${calls.connectionId}, '') = ${connectionId}`,
  );

/** True in a statement where nobody told of the call message by message. */
export const isUnregistered = (key: ProviderCallKey): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM ${providerCalls} WHERE ${registered(key)})`;

/**
 * Makes a call one that is told of message by message, before anything is told, so that it has one id however many tell of
 * it at once: `callId`, or that of the call that stands under the same name. One that came as a whole is closed.
 */
export async function registerCall(
  db: Database,
  call: ProviderCallKey & Pick<ProviderCallRow, "callId">,
  { now, dueAt }: { now: number; dueAt: number },
): Promise<Pick<ProviderCallRow, "callId" | "status"> & { isNew: boolean }> {
  const standing = sql`(SELECT ${calls.id} FROM ${calls} WHERE ${shown(call)})`;
  const row = columnsOf(providerCalls, {
    ...call,
    callId: sql`coalesce(${standing}, ${call.callId})`,
    status: sql`CASE WHEN ${standing} IS NULL THEN 'open' ELSE 'closed' END`,
    dueAt: sql`CASE WHEN ${standing} IS NULL THEN ${dueAt} END`,
    ...{ attemptId: null, overAt: null, fetches: 0, fetchAt: null, problem: null, createdAt: now },
  });
  const [, found] = await db.batch([
    db.insert(providerCalls).select(sql`SELECT ${row} WHERE true`).onConflictDoNothing(),
    db
      .select({ callId: providerCalls.callId, status: providerCalls.status })
      .from(providerCalls)
      .where(registered(call)),
  ]);
  const { callId, status } = found[0] ?? { callId: call.callId, status: "open" };
  return { callId, status, isNew: callId === call.callId };
}

/** The call that stands under its provider's name, as its row has it; null where it is not shown yet. */
export async function findShownCall(db: Database, key: ProviderCallKey) {
  const { id, agentId, analysisStatus } = calls;
  const [found] = await db.select({ id, agentId, analysisStatus }).from(calls).where(shown(key));
  return found ?? null;
}
