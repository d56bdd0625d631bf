import type { Vault } from "../access/vault.ts";
import type { ActionOf } from "../actions/action.ts";
import { AppError, type FieldError } from "../errors.ts";
import type { Configuration, StoredConfiguration } from "./configuration.ts";

/** Stands for a header's value in every answer; sent back, it means "as it was". */
export const MASK = "********";

/** What the secrets inside an agent's configuration are sealed for. */
export const configurationContext = (workspaceId: string, agentId: string) =>
  `configuration:${workspaceId}:${agentId}`;

type Webhook = ActionOf<"webhook">;

/**
 * Seals the secrets and header values of webhook actions. What a request leaves out (a secret) or sends back masked (a
 * header) is taken over from the same action in `previous`; a secret of null is taken away.
 */
export async function sealSecrets(
  vault: Vault,
  context: string,
  configuration: Configuration,
  previous: StoredConfiguration | null,
): Promise<StoredConfiguration> {
  return mapWebhooks(configuration, async (action) => {
    const before = standingFor(action, configuration, previous)?.config;
    const { secret, headers, ...rest } = action.config;
    const kept = secret === undefined ? before?.secret : null;
    const sealed = secret ? await vault.seal(secret, context) : kept;
    const entries = Object.entries(headers ?? {}).map(async ([name, value]) => [
      name,
      value === MASK ? (before?.headers?.[name] ?? "") : await vault.seal(value, context),
    ]);
    return {
      ...rest,
      ...(sealed ? { secret: sealed } : {}),
      ...(headers ? { headers: Object.fromEntries(await Promise.all(entries)) } : {}),
    };
  });
}

const LOST_KEY =
  "A secret of this agent's actions cannot be opened: put the key that sealed it back into ENCRYPTION_KEYS, or set the secret again.";

/**
 * The configuration with its secrets readable again: for signing and sending, never for an answer. `conflict` where no key
 * of the vault opens one of them.
 */
export async function openSecrets(
  vault: Vault,
  context: string,
  stored: StoredConfiguration,
): Promise<Configuration> {
  const open = async (sealed: string) => {
    const plain = await vault.open(sealed, context);
    if (plain === null) throw new AppError("conflict", LOST_KEY);
    return plain;
  };
  return mapWebhooks(stored, async ({ config: { secret, headers, ...rest } }) => {
    const entries = Object.entries(headers ?? {}).map(async ([name, sealed]) => [name, await open(sealed)]);
    return {
      ...rest,
      ...(secret ? { secret: await open(secret) } : {}),
      ...(headers ? { headers: Object.fromEntries(await Promise.all(entries)) } : {}),
    };
  });
}

/** The configuration as it may be answered: without secrets, with header values masked. */
export function maskSecrets(stored: StoredConfiguration): Configuration {
  const actions = stored.post_call_actions.map((action) => {
    if (action.type !== "webhook") return action;
    const { secret: _, headers, ...rest } = action.config;
    const masked = headers && Object.fromEntries(Object.keys(headers).map((name) => [name, MASK]));
    return { ...action, config: { ...rest, ...(masked ? { headers: masked } : {}) } };
  });
  return { ...stored, post_call_actions: actions };
}

/** Masked headers that stand for nothing: their action, or their name in it, is new. Each has to be sent with its value. */
export function checkMasked(
  configuration: Configuration,
  previous: StoredConfiguration | null,
): FieldError[] {
  return configuration.post_call_actions.flatMap((action, i) => {
    if (action.type !== "webhook") return [];
    const before = standingFor(action, configuration, previous)?.config.headers ?? {};
    return Object.entries(action.config.headers ?? {})
      .filter(([name, value]) => value === MASK && !Object.hasOwn(before, name))
      .map(([name]) => ({
        field: `post_call_actions.${i}.config.headers.${name}`,
        message: `Nothing is stored for it under the action "${action.name}": send the value itself.`,
      }));
  });
}

/**
 * The action of `previous` that this one was: of the same name; or, where the name is new, the one action to the same URL
 * whose own name is gone. So a new name keeps the secrets, and no secret goes to a URL that it was not given for.
 */
function standingFor(
  action: Webhook,
  configuration: Configuration,
  previous: StoredConfiguration | null,
): Webhook | null {
  const before = webhooksOf(previous);
  const same = before.find(({ name }) => name === action.name);
  if (same) return same;
  const now = webhooksOf(configuration);
  const toSameUrl = (all: Webhook[], others: Webhook[]) =>
    all.filter(
      ({ name, config }) => config.url === action.config.url && others.every((other) => other.name !== name),
    );
  const [gone, ...more] = toSameUrl(before, now);
  return gone && more.length === 0 && toSameUrl(now, before).length === 1 ? gone : null;
}

const webhooksOf = (configuration: StoredConfiguration | null): Webhook[] =>
  (configuration?.post_call_actions ?? []).filter((action) => action.type === "webhook");

async function mapWebhooks(
  configuration: Configuration,
  change: (action: Webhook) => Promise<Webhook["config"]>,
): Promise<Configuration> {
  const actions = configuration.post_call_actions.map(async (action) =>
    action.type === "webhook" ? { ...action, config: await change(action) } : action,
  );
  return { ...configuration, post_call_actions: await Promise.all(actions) };
}
