import { summariseAgents, type WebhookHealth } from "../store/agent-summaries.ts";
import { listAgents } from "../store/agents.ts";
import type { Database } from "../store/database.ts";

const DAY_MS = 86_400_000;
/** The days over which a list of agents counts their calls. */
export const SUMMARY_DAYS = 30;

/** An agent as a line of a list. */
export interface AgentSummary {
  id: string;
  name: string;
  version: number;
  fields: number;
  actions: number;
  /** Calls that came in during the last 30 days. */
  calls: number;
  /** Null: it has no webhook of its own. */
  webhook: "well" | "failing" | "disabled" | null;
  /** Epoch milliseconds. */
  updatedAt: number;
}

/** One page of a workspace's agents, newest first, in two round trips. */
export async function listAgentSummaries(
  db: Database,
  workspaceId: string,
  page: { limit: number; after: string | null },
  now: number,
): Promise<AgentSummary[]> {
  const agents = await listAgents(db, workspaceId, { ...page, offset: 0 });
  const ids = agents.map(({ id }) => id);
  const { calls, health } = await summariseAgents(db, workspaceId, ids, now - SUMMARY_DAYS * DAY_MS);
  return agents.map(({ id, version, configuration, updatedAt }) => ({
    id,
    name: configuration.agent_name,
    version,
    fields: configuration.post_call_data_extraction.length,
    actions: configuration.post_call_actions.length,
    calls: calls.get(id) ?? 0,
    webhook: configuration.webhook_url ? stateOf(health.get(id)) : null,
    updatedAt,
  }));
}

function stateOf(health: WebhookHealth | undefined): "well" | "failing" | "disabled" {
  if (health === undefined) return "well";
  return health.disabledAt === null ? "failing" : "disabled";
}
