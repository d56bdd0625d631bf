import type { Vault } from "../access/vault.ts";
import { AppError } from "../errors.ts";
import type { Clock } from "../id.ts";
import { type AgentRow, rotateWebhookSecret } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import { readNextSecret } from "../webhooks/next-secret.ts";
import { ROTATION_OVERLAP_MS } from "../webhooks/secret.ts";
import { agentVaultContext } from "../webhooks/vault-context.ts";
import { getAgent } from "./read.ts";

/**
 * Gives an agent a new webhook secret; the one it replaces signs as well for 24 h, and the one before that no longer.
 * `conflict` where the agent has none yet.
 */
export async function rotateAgentSecret(
  tools: { db: Database; vault: Vault; clock: Clock },
  workspaceId: string,
  agentId: string,
  input: unknown,
): Promise<{ agent: AgentRow; webhookSecret: string }> {
  const agent = await getAgent(tools.db, workspaceId, agentId);
  const secret = readNextSecret(input);
  const context = agentVaultContext(workspaceId, agentId);
  // A request that came twice would push the former secret out.
  const standing = agent.webhookSecret && (await tools.vault.open(agent.webhookSecret, context));
  if (standing === secret) return { agent, webhookSecret: secret };
  const sealed = await tools.vault.seal(secret, context);
  const until = tools.clock() + ROTATION_OVERLAP_MS;
  const rotated = await rotateWebhookSecret(tools.db, workspaceId, agentId, sealed, until);
  if (rotated) return { agent: rotated, webhookSecret: secret };
  throw new AppError(
    "conflict",
    "The agent has no webhook secret yet: give it a webhook_url, and the answer carries the first one.",
  );
}
