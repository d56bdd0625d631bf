import type { Vault } from "../../access/vault.ts";
import { AppError, fieldErrors, invalid } from "../../errors.ts";
import type { Clock, NewId } from "../../id.ts";
import type { Database } from "../../store/database.ts";
import {
  type EndpointRecord,
  type EndpointRow,
  insertEndpoint,
  updateEndpoint,
} from "../../store/endpoints.ts";
import { newWebhookSecret } from "../secret.ts";
import { endpointVaultContext } from "../vault-context.ts";
import { checkEndpoint } from "./check.ts";
import { EndpointChanges, EndpointSettings } from "./endpoint.ts";
import { keysFor } from "./keys.ts";
import { getEndpoint, noEndpoint } from "./read.ts";
import { rotationTo } from "./rotate.ts";

export interface EndpointTools {
  db: Database;
  clock: Clock;
  newId: NewId;
  vault: Vault;
  allowPrivateTargets: boolean;
}

/** `secret` is there in the one answer that may show it: when it was made. */
export interface SavedEndpoint {
  record: EndpointRecord;
  secret: string | null;
}

/** An event is one row for each endpoint that listens: so many, and nobody's workspace slows another's. */
export const MAX_ENDPOINTS = 100;

/** Makes an endpoint from what a client sent; `invalid` lists every wrong field, `conflict` where there are too many. */
export async function createEndpoint(
  tools: EndpointTools,
  workspaceId: string,
  input: unknown,
): Promise<SavedEndpoint> {
  const parsed = EndpointSettings.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const settings = parsed.data;
  await checkEndpoint(tools, workspaceId, settings);
  const id = tools.newId("ep");
  const now = tools.clock();
  const context = endpointVaultContext(workspaceId, id);
  const secret = settings.secret ?? newWebhookSecret();
  const signatures = settings.signatures ?? ["v1"];
  const endpoint: EndpointRow = {
    workspaceId,
    id,
    url: settings.url,
    description: settings.description ?? null,
    events: settings.events ?? null,
    agentIds: settings.agent_ids ?? null,
    rateLimitPerSecond: settings.rate_limit_per_second ?? null,
    retrySchedule: settings.retry_schedule ?? null,
    signatures,
    secret: await tools.vault.seal(secret, context),
    previousSecret: null,
    previousSecretUntil: null,
    signingKey: null,
    publicKey: null,
    previousSigningKey: null,
    ...(await keysFor(tools.vault, context, signatures, { publicKey: null })),
    nextSlotAt: null,
    createdAt: now,
    updatedAt: now,
  };
  if (!(await insertEndpoint(tools.db, endpoint, MAX_ENDPOINTS))) {
    throw new AppError(
      "conflict",
      `A workspace has at most ${MAX_ENDPOINTS} endpoints: delete one that is no longer needed, or let one serve several agents.`,
    );
  }
  return { record: { endpoint, health: null }, secret };
}

/**
 * Sets the members that a client sent. Another `secret` than the current one rotates it, so that receivers have time to
 * follow; v1a asked for makes a key pair, and no longer asked for drops it.
 */
export async function changeEndpoint(
  tools: EndpointTools,
  workspaceId: string,
  id: string,
  input: unknown,
): Promise<SavedEndpoint> {
  const { endpoint, health } = await getEndpoint(tools.db, workspaceId, id);
  const parsed = EndpointChanges.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { signatures, secret, ...settings } = parsed.data;
  await checkEndpoint(tools, workspaceId, parsed.data);
  const context = endpointVaultContext(workspaceId, id);
  const changed = await updateEndpoint(
    tools.db,
    workspaceId,
    id,
    {
      url: settings.url,
      description: settings.description,
      events: settings.events,
      agentIds: settings.agent_ids,
      rateLimitPerSecond: settings.rate_limit_per_second,
      retrySchedule: settings.retry_schedule,
      ...(signatures && { signatures, ...(await keysFor(tools.vault, context, signatures, endpoint)) }),
      updatedAt: tools.clock(),
    },
    secret === undefined ? null : await rotationTo(tools, endpoint, secret, null),
  );
  if (!changed) throw noEndpoint(id);
  return { record: { endpoint: changed, health }, secret: null };
}
