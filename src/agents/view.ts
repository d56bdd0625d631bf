import type { AgentRow } from "../store/agents.ts";
import { maskSecrets } from "./secrets.ts";

/** An agent as every door shows it. */
export function agentView(agent: AgentRow) {
  return {
    agent_id: agent.id,
    ...maskSecrets(agent.configuration),
    version: agent.version,
    status: "active",
    created_at: new Date(agent.createdAt).toISOString(),
    updated_at: new Date(agent.updatedAt).toISOString(),
  };
}
