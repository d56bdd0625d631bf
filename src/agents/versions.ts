import { AppError } from "../errors.ts";
import { type AgentVersionRow, countVersions, findVersion } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import { readConfiguration } from "./draft.ts";
import { getAgent, noSuchAgent } from "./read.ts";
import { type AgentTools, accepted, type SavedAgent, saveNextVersion } from "./save.ts";
import { maskSecrets } from "./secrets.ts";

export { listVersions } from "../store/agents.ts";

/** How many versions an agent has, also a deleted one; `not_found` where there never was one. */
export async function countAgentVersions(
  db: Database,
  workspaceId: string,
  agentId: string,
): Promise<number> {
  const versions = await countVersions(db, workspaceId, agentId);
  if (versions === 0) throw noSuchAgent(agentId);
  return versions;
}

/** One version of an agent. `version` is a number as it stands in an address; what is none, or never was, is `not_found`. */
export async function getVersion(
  db: Database,
  workspaceId: string,
  agentId: string,
  version: string,
): Promise<AgentVersionRow> {
  const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
  const found = await findVersion(db, workspaceId, agentId, number);
  if (found) return found;
  throw new AppError(
    "not_found",
    `There is no version ${version.slice(0, 20)} of an agent ${agentId.slice(0, 64)}: list its versions.`,
  );
}

/**
 * Saves an earlier version's configuration as the next version, with its secrets as they were sealed. It has to hold by
 * today's checks: `invalid` names each place that does not.
 */
export async function restoreVersion(
  tools: AgentTools,
  workspaceId: string,
  agentId: string,
  version: string,
): Promise<SavedAgent> {
  const standing = await getAgent(tools.db, workspaceId, agentId);
  const { configuration: stored } = await getVersion(tools.db, workspaceId, agentId, version);
  const restored = accepted(await readConfiguration(tools, workspaceId, maskSecrets(stored), stored));
  return saveNextVersion(tools, standing, restored, stored);
}

/** A version as every door shows it, without its secrets. */
export function versionView(row: AgentVersionRow) {
  return {
    agent_id: row.agentId,
    ...maskSecrets(row.configuration),
    version: row.version,
    created_at: new Date(row.createdAt).toISOString(),
  };
}
