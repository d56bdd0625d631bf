import { listAgents } from "../agents/read.ts";
import type { DashboardContext } from "./context.ts";

/** As many as a list to choose from can hold; an agent beyond it is named by its id. */
const MAX_AGENTS = 500;

/** The names of the agents that are in use, by id, newest first. */
export async function agentsToChoose(c: DashboardContext): Promise<Map<string, string>> {
  const all = { limit: MAX_AGENTS, offset: 0, after: null };
  const rows = await listAgents(c.env.services.db, c.get("workspaceId"), all);
  return new Map(rows.map(({ id, configuration }) => [id, configuration.agent_name]));
}
