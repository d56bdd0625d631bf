import { invalid } from "../errors.ts";
import { findAgentIds } from "../store/agents.ts";
import type { Database } from "../store/database.ts";

/** Refuses an agent that is not there; none is none. */
export async function checkAgent(
  db: Database,
  workspaceId: string,
  agentId: string | null | undefined,
): Promise<void> {
  if (!agentId || (await findAgentIds(db, workspaceId, [agentId])).has(agentId)) return;
  throw invalid([
    { field: "agent_id", message: `There is no agent ${agentId}: check the id, or leave it out.` },
  ]);
}
