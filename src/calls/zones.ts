import { zonesOfVersions } from "../store/agent-zones.ts";
import type { Database } from "../store/database.ts";

interface CallInZone {
  call_id: string;
  agent_id: string;
  /** The version that it was, or is to be, read by. */
  agent_version: number;
  timezone: string | null;
}

/**
 * The zone (IANA) in which each call is read, by call id: its own, else that of its agent. One query, whatever their
 * number.
 */
export async function zonesOfCalls(
  db: Database,
  workspaceId: string,
  calls: readonly CallInZone[],
): Promise<Map<string, string | null>> {
  const without = calls.filter(({ timezone }) => timezone === null);
  const versions = new Map(
    without.map(({ agent_id: agentId, agent_version: version }) => [
      `${agentId} ${version}`,
      { agentId, version },
    ]),
  );
  const found = versions.size > 0 ? await zonesOfVersions(db, workspaceId, [...versions.values()]) : [];
  const zones = new Map(found.map(({ agentId, version, zone }) => [`${agentId} ${version}`, zone]));
  return new Map(
    calls.map((call) => [
      call.call_id,
      call.timezone ?? zones.get(`${call.agent_id} ${call.agent_version}`) ?? null,
    ]),
  );
}
