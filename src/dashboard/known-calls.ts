import { mayUse } from "../access/may-use.ts";
import { listCalls } from "../calls/read.ts";
import { zonesOfCalls } from "../calls/zones.ts";
import type { DashboardContext } from "./context.ts";
import type { KnownCall } from "./parts/call-link.tsx";

/** What calls are known by, by their ids, for `CallLink`; nothing for a key that may not see calls. */
export async function knownCalls(
  c: DashboardContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownCall>> {
  if (ids.length === 0 || !mayUse(c.get("signedIn"), "calls", "read")) return new Map();
  const { db } = c.env.services;
  const workspaceId = c.get("workspaceId");
  const calls = await listCalls(db, workspaceId, { ids }, { limit: ids.length, offset: 0, after: null });
  const read = calls.map((call) => ({ ...call, agent_version: call.analysis.agent_version }));
  const zones = await zonesOfCalls(db, workspaceId, read);
  return new Map(calls.map((call) => [call.call_id, { call, zone: zones.get(call.call_id) ?? null }]));
}
