import { invalid } from "../errors.ts";
import { type AgentRow, findAgent } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import type { ImportOptions } from "./import.ts";

export const actionsOf = (agent: AgentRow | null): string[] =>
  agent?.configuration.post_call_actions.map(({ name }) => name) ?? [];

/**
 * Why an agent takes no old calls, or null: one that acts after each call would act after these too, and people would be
 * rung about what they said months ago.
 */
export function whyNot(
  agent: AgentRow | null,
  { withActions }: Pick<ImportOptions, "withActions">,
): string | null {
  const actions = actionsOf(agent);
  if (withActions || !agent || actions.length === 0) return null;
  return (
    `${agent.configuration.agent_name} acts after each call (${actions.join(", ")}), also after old ones: ` +
    "say with_actions to have them run, or import to an agent without post_call_actions."
  );
}

/** `invalid` where there is no such agent, or one that acts and may not. */
export async function checkActions(
  db: Database,
  workspaceId: string,
  options: Pick<ImportOptions, "agentId" | "withActions">,
): Promise<void> {
  const { agentId } = options;
  if (agentId === null) return;
  const agent = await findAgent(db, workspaceId, agentId);
  const why = whyNot(agent, options);
  if (why !== null) throw invalid([{ field: "with_actions", message: why }]);
}
