import { type FieldError, invalid } from "../../errors.ts";
import { findAgentIds } from "../../store/agents.ts";
import type { Database } from "../../store/database.ts";
import { refuseSecret } from "../secret.ts";
import { refuseTarget } from "../target.ts";
import type { EndpointChanges } from "./endpoint.ts";

/** What a form cannot see: an address that is refused, a secret that cannot sign, an agent that is not there. */
export async function checkEndpoint(
  tools: { db: Database; allowPrivateTargets: boolean },
  workspaceId: string,
  { url, secret, agent_ids: agentIds }: EndpointChanges,
): Promise<void> {
  const errors = [
    ...at("url", url === undefined ? null : refuseTarget(url, tools.allowPrivateTargets)),
    ...at("secret", secret === undefined ? null : refuseSecret(secret)),
    ...(agentIds ? await missingAgents(tools.db, workspaceId, agentIds) : []),
  ];
  if (errors.length > 0) throw invalid(errors);
}

const at = (field: string, message: string | null): FieldError[] => (message ? [{ field, message }] : []);

async function missingAgents(db: Database, workspaceId: string, agentIds: string[]): Promise<FieldError[]> {
  const found = await findAgentIds(db, workspaceId, agentIds);
  return agentIds.flatMap((id, i) =>
    found.has(id) ? [] : at(`agent_ids.${i}`, `There is no agent ${id}: check the id, or take it out.`),
  );
}
