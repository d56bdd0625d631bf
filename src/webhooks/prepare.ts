import type { Vault } from "../access/vault.ts";
import type { DueDelivery } from "../store/deliveries.ts";
import type { AttemptOutcome } from "./attempt.ts";
import { openHeaders } from "./delivery.ts";
import { composeHeaders } from "./request-headers.ts";
import type { WebhookRequest } from "./send.ts";
import { sign } from "./sign.ts";
import { readTarget } from "./target.ts";
import { agentVaultContext, deliveryVaultContext } from "./vault-context.ts";

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
  const target = readTarget(row.url, allowPrivateTargets);
  if ("refused" in target) return { refused: "private_address", because: target.refused };

  const secret = await openSecret(vault, row);
  const signature =
    secret === null ? null : await sign({ eventId: row.eventId, at, body: row.body }, [secret]);
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

/** The action's own secret, else the agent's. */
async function openSecret(vault: Vault, row: DueDelivery): Promise<string | null> {
  const { workspaceId } = row;
  if (row.secret !== null) return vault.open(row.secret, deliveryVaultContext(workspaceId, row.id));
  if (row.agentSecret === null) return null;
  return vault.open(row.agentSecret, agentVaultContext(workspaceId, row.agentId));
}
