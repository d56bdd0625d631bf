import type { Vault } from "../access/vault.ts";
import { AppError, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { type AgentRow, insertAgent, updateAgent } from "../store/agents.ts";
import { newWebhookSecret } from "../webhooks/secret.ts";
import { agentVaultContext } from "../webhooks/vault-context.ts";
import type { Configuration, StoredConfiguration } from "./configuration.ts";
import { type Draft, type DraftTools, readConfiguration, readDraft } from "./draft.ts";
import { getAgent } from "./read.ts";
import { configurationContext, openSecrets, sealSecrets } from "./secrets.ts";

export interface AgentTools extends DraftTools {
  clock: Clock;
  newId: NewId;
  vault: Vault;
}

/** `webhookSecret` is there in the one answer that may show it: when it was made. */
export interface SavedAgent {
  agent: AgentRow;
  webhookSecret: string | null;
}

/** Makes an agent from what a client sent; `invalid` lists every wrong field, and nothing is saved. */
export async function createAgent(
  tools: AgentTools,
  workspaceId: string,
  input: unknown,
): Promise<SavedAgent> {
  const configuration = accepted(await readConfiguration(tools, workspaceId, input, null));
  const id = tools.newId("agent");
  const now = tools.clock();
  const agent: AgentRow = {
    workspaceId,
    id,
    version: 1,
    configuration: await sealSecrets(tools.vault, configurationContext(workspaceId, id), configuration, null),
    webhookSecret: null,
    previousWebhookSecret: null,
    previousWebhookSecretUntil: null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  const secret = await firstSecret(tools.vault, agent);
  await insertAgent(tools.db, { ...agent, webhookSecret: secret?.sealed ?? null });
  return { agent, webhookSecret: secret?.plain ?? null };
}

/** Replaces the members that a client sent, whole, and saves the next version. */
export async function changeAgent(
  tools: AgentTools,
  workspaceId: string,
  agentId: string,
  input: unknown,
): Promise<SavedAgent> {
  const standing = await getAgent(tools.db, workspaceId, agentId);
  const configuration = accepted(await readDraft(tools, standing, input));
  return saveNextVersion(tools, standing, configuration, standing.configuration);
}

/** Saves a configuration as the version after the standing one; its secrets that are masked are those of `previous`. */
export async function saveNextVersion(
  tools: AgentTools,
  standing: AgentRow,
  configuration: Configuration,
  previous: StoredConfiguration,
): Promise<SavedAgent> {
  const context = configurationContext(standing.workspaceId, standing.id);
  const agent: AgentRow = {
    ...standing,
    version: standing.version + 1,
    configuration: await sealSecrets(tools.vault, context, configuration, previous),
    updatedAt: tools.clock(),
  };
  const secret = await firstSecret(tools.vault, agent);
  const saved = await updateAgent(tools.db, {
    ...agent,
    webhookSecret: secret?.sealed ?? agent.webhookSecret,
  });
  if (!saved) {
    throw new AppError(
      "conflict",
      "The agent was changed by someone else meanwhile: read it again, then change it.",
    );
  }
  return { agent, webhookSecret: secret?.plain ?? null };
}

/** A new agent with the same configuration, its action secrets included, and a webhook secret of its own. */
export async function duplicateAgent(
  tools: AgentTools,
  workspaceId: string,
  agentId: string,
): Promise<SavedAgent> {
  const { configuration } = await getAgent(tools.db, workspaceId, agentId);
  const open = await openSecrets(tools.vault, configurationContext(workspaceId, agentId), configuration);
  const name = `${open.agent_name.slice(0, 190)} (copy)`;
  return createAgent(tools, workspaceId, { ...open, agent_name: name });
}

/**
 * Made once, the first time that the configuration has something to sign: its own webhook, or an action without a
 * secret.
 */
async function firstSecret(vault: Vault, agent: AgentRow): Promise<{ plain: string; sealed: string } | null> {
  const signs =
    agent.configuration.webhook_url ||
    agent.configuration.post_call_actions.some(
      (action) => action.type === "webhook" && !action.config.secret,
    );
  if (!signs || agent.webhookSecret) return null;
  const plain = newWebhookSecret();
  return { plain, sealed: await vault.seal(plain, agentVaultContext(agent.workspaceId, agent.id)) };
}

/** What a draft says, where all of it is right. */
export function accepted(draft: Draft): Configuration {
  if ("wrong" in draft) throw invalid(draft.wrong);
  return draft.configuration;
}
