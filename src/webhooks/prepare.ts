import type { Vault } from "../access/vault.ts";
import type { DueDelivery } from "../store/deliveries.ts";
import type { EndpointRow } from "../store/endpoints.ts";
import type { AttemptOutcome } from "./attempt.ts";
import { openHeaders } from "./delivery.ts";
import { composeHeaders } from "./request-headers.ts";
import type { WebhookRequest } from "./send.ts";
import { type Signers, sign } from "./sign.ts";
import { readTarget } from "./target.ts";
import { agentVaultContext, deliveryVaultContext, endpointVaultContext } from "./vault-context.ts";

export interface PrepareTools {
  vault: Vault;
  allowPrivateTargets: boolean;
}

/** A request that may be sent, or why none may, with a sentence that says what to change. */
export type Prepared = { request: WebhookRequest } | { refused: AttemptOutcome; because: string };

/** Judges the address again, opens what is sealed and signs the body for an attempt at `at` (epoch ms). */
export async function prepare(
  { vault, allowPrivateTargets }: PrepareTools,
  row: DueDelivery,
  at: number,
): Promise<Prepared> {
  if (row.endpointId !== null && row.endpoint === null) {
    return { refused: "invalid_secret", because: "Its endpoint was deleted: nobody is left to sign for." };
  }
  const target = readTarget(row.url, allowPrivateTargets);
  if ("refused" in target) return { refused: "private_address", because: target.refused };

  const signers = await openSigners(vault, row, at);
  const signature = signers && (await sign({ eventId: row.eventId, at, body: row.body }, signers));
  if (!signature) {
    return {
      refused: "invalid_secret",
      because:
        "No signing secret could be read: set a new one, or put the former key back into ENCRYPTION_KEYS.",
    };
  }

  const own = await openHeaders(vault, row);
  const headers = own && composeHeaders(own, signature);
  if (!headers) {
    return {
      refused: "invalid_headers",
      because:
        "The action's headers could not be read or hold a character that HTTP does not allow: set them again.",
    };
  }
  return { request: { url: target.url, method: row.method, headers, body: row.body } };
}

/**
 * The action's own secret signs, else the endpoint's secrets and keys, else the agent's secrets. Null: they cannot be
 * read.
 */
async function openSigners(vault: Vault, row: DueDelivery, at: number): Promise<Signers | null> {
  const { workspaceId } = row;
  if (row.secret !== null) {
    const own = await vault.open(row.secret, deliveryVaultContext(workspaceId, row.id));
    return own === null ? null : { plain: own, v1: [own], v1a: [] };
  }
  if (row.endpoint) return openEndpointSigners(vault, row.endpoint, at);
  const { webhookSecret, previousWebhookSecret, previousWebhookSecretUntil } = row.agent ?? {};
  const previous = isAfter(previousWebhookSecretUntil, at) ? previousWebhookSecret : null;
  const secrets = await openCurrent(
    vault,
    agentVaultContext(workspaceId, row.agentId),
    webhookSecret,
    previous,
  );
  return secrets && { plain: secrets[0], v1: secrets, v1a: [] };
}

async function openEndpointSigners(vault: Vault, endpoint: EndpointRow, at: number): Promise<Signers | null> {
  const { workspaceId, id, signatures, secret, previousSecret, signingKey, previousSigningKey } = endpoint;
  const context = endpointVaultContext(workspaceId, id);
  const rotating = isAfter(endpoint.previousSecretUntil, at);
  const asymmetric = signatures.includes("v1a");
  const secrets = await openCurrent(vault, context, secret, rotating ? previousSecret : null);
  const keys =
    asymmetric && (await openCurrent(vault, context, signingKey, rotating ? previousSigningKey : null));
  if (!secrets || keys === null) return null;
  return { plain: secrets[0], v1: signatures.includes("v1") ? secrets : [], v1a: keys || [] };
}

/** The current one, which has to open, and the one before it, where it does. */
async function openCurrent(
  vault: Vault,
  context: string,
  current: string | null | undefined,
  previous: string | null | undefined,
): Promise<[string, ...string[]] | null> {
  const [first, second] = await Promise.all(
    [current, previous].map((sealed) => (sealed ? vault.open(sealed, context) : null)),
  );
  if (!first) return null;
  return second ? [first, second] : [first];
}

const isAfter = (until: number | null | undefined, at: number) => (until ?? 0) > at;
