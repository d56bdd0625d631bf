import type { Vault } from "../access/vault.ts";
import type { Clock } from "../id.ts";
import type { NewDelivery, SealedDelivery } from "../store/deliveries.ts";
import type { EventType } from "./event.ts";
import { deliveryVaultContext } from "./vault-context.ts";

/** One event, or one action's request, on its way to one address. */
export interface DeliveryDraft {
  workspaceId: string;
  /** Made from what asks for it, so that asking twice makes one: the row is inserted `on conflict do nothing`. */
  id: string;
  agentId: string;
  callId: string | null;
  /** Null for an event. */
  actionName: string | null;
  event: { id: string; type: EventType };
  target: {
    url: string;
    method?: string | undefined;
    headers?: Record<string, string> | undefined;
    /** The action's own secret; without one the agent's signs. */
    secret?: string | null | undefined;
  };
  /** Exactly what is sent and signed. */
  body: string;
}

/** The row, due at once. What may hold a customer's credentials is sealed before it reaches the store. */
export async function newDelivery(
  { vault, clock }: { vault: Vault; clock: Clock },
  { workspaceId, id, agentId, callId, actionName, event, target, body }: DeliveryDraft,
): Promise<NewDelivery> {
  const now = clock();
  const context = deliveryVaultContext(workspaceId, id);
  const headers = Object.keys(target.headers ?? {}).length > 0 ? JSON.stringify(target.headers) : null;
  return {
    workspaceId,
    id,
    eventId: event.id,
    eventType: event.type,
    agentId,
    callId,
    actionName,
    url: target.url,
    method: target.method ?? "POST",
    headers: headers === null ? null : await vault.seal(headers, context),
    secret: target.secret ? await vault.seal(target.secret, context) : null,
    body,
    status: "pending",
    nextAttemptAt: now,
    createdAt: now,
  };
}

/** The customer's own headers; null where no key of the vault opens them any more. */
export async function openHeaders(vault: Vault, row: SealedDelivery): Promise<Record<string, string> | null> {
  if (row.headers === null) return {};
  const opened = await vault.open(row.headers, deliveryVaultContext(row.workspaceId, row.id));
  // Written by `newDelivery`, and AES-GCM vouches that it is what was written.
  return opened === null ? null : (JSON.parse(opened) as Record<string, string>);
}
