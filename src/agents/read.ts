import { AppError } from "../errors.ts";
import { type AgentRow, deleteAgent, findAgent } from "../store/agents.ts";
import type { Database } from "../store/database.ts";

export { countAgents, listAgents } from "../store/agents.ts";

export const noSuchAgent = (agentId: string) =>
  new AppError("not_found", `There is no agent ${agentId.slice(0, 64)}: check the id, or list the agents.`);

export async function getAgent(db: Database, workspaceId: string, agentId: string): Promise<AgentRow> {
  const agent = await findAgent(db, workspaceId, agentId);
  if (!agent) throw noSuchAgent(agentId);
  return agent;
}

/** Takes an agent out of use; its calls, analyses and versions stay readable. */
export async function removeAgent(
  db: Database,
  workspaceId: string,
  agentId: string,
  now: number,
): Promise<void> {
  if (!(await deleteAgent(db, workspaceId, agentId, now))) throw noSuchAgent(agentId);
}
