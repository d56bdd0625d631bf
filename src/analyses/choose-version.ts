import { noSuchAgent } from "../agents/read.ts";
import { invalid } from "../errors.ts";
import { newestVersion } from "../store/agents.ts";
import type { Database } from "../store/database.ts";

/**
 * The version of an agent to read by: the one asked for, else the newest. Versions outlive their agent, so a deleted one
 * has them too. `invalid` for a version that never was, `not_found` for an agent that never was.
 */
export async function chooseVersion(
  db: Database,
  workspaceId: string,
  agentId: string,
  asked: number | undefined,
): Promise<number> {
  const newest = await newestVersion(db, workspaceId, agentId);
  if (newest === null) throw noSuchAgent(agentId);
  if (asked === undefined || asked <= newest) return asked ?? newest;
  const message = `The agent has no version ${asked}: its newest is ${newest}.`;
  throw invalid([{ field: "agent_version", message }]);
}
