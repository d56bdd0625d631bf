import type { Vault } from "../access/vault.ts";
import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { type AgentRow, findAgent, insertAgent, updateAgent } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import { newWebhookSecret } from "../webhooks/secret.ts";
import { agentVaultContext } from "../webhooks/vault-context.ts";
import { checkConfiguration } from "./check.ts";
import { Configuration, READ_ONLY_MEMBERS, type StoredConfiguration } from "./configuration.ts";
import { getAgent } from "./read.ts";
import { checkMasked, configurationContext, maskSecrets, openSecrets, sealSecrets } from "./secrets.ts";

export interface AgentTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  vault: Vault;
  allowPrivateTargets: boolean;
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
  const configuration = await parse(tools, workspaceId, input, null);
  const id = tools.newId("agent");
  const now = tools.clock();
  const agent: AgentRow = {
    workspaceId,
    id,
    version: 1,
    configuration: await sealSecrets(tools.vault, configurationContext(workspaceId, id), configuration, null),
    webhookSecret: null,
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
  const changes = isRecord(input) ? { ...maskSecrets(standing.configuration), ...input } : input;
  const configuration = await parse(tools, workspaceId, changes, standing.configuration);
  const context = configurationContext(workspaceId, agentId);
  const agent: AgentRow = {
    ...standing,
    version: standing.version + 1,
    configuration: await sealSecrets(tools.vault, context, configuration, standing.configuration),
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

/** Made once, the first time that the configuration has something to sign: its own webhook, or an action without a secret. */
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

/** `previous` is what stands already: masked values refer to it. */
async function parse(
  tools: AgentTools,
  workspaceId: string,
  input: unknown,
  previous: StoredConfiguration | null,
): Promise<Configuration> {
  const parsed = Configuration.safeParse(isRecord(input) ? withoutReadOnly(input) : input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const errors = [
    ...checkConfiguration(parsed.data, tools.allowPrivateTargets),
    ...checkMasked(parsed.data, previous),
    ...(await checkCallers(tools.db, workspaceId, parsed.data)),
  ];
  if (errors.length > 0) throw invalid(errors);
  return parsed.data;
}

/** A follow-up may be made by another agent, which has to be there. */
async function checkCallers(db: Database, workspaceId: string, configuration: Configuration) {
  const checks = configuration.post_call_actions.map(async (action, i) => {
    const agentId = action.type === "schedule_call" ? action.config.agent_id : undefined;
    if (agentId === undefined || (await findAgent(db, workspaceId, agentId))) return [];
    const message = `There is no agent ${agentId}: check the id, or leave it out to call with this agent.`;
    return [{ field: `post_call_actions.${i}.config.agent_id`, message }];
  });
  return (await Promise.all(checks)).flat();
}

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === "object" && input !== null && !Array.isArray(input);

function withoutReadOnly(input: Record<string, unknown>): Record<string, unknown> {
  const readOnly: readonly string[] = READ_ONLY_MEMBERS;
  return Object.fromEntries(Object.entries(input).filter(([member]) => !readOnly.includes(member)));
}
