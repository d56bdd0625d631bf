import type { Vault } from "../access/vault.ts";
import type { Configuration } from "../agents/configuration.ts";
import type { Clock } from "../id.ts";
import type { NewDelivery } from "../store/deliveries.ts";
import { newDelivery } from "./delivery.ts";
import { type Happening, newEvent } from "./event.ts";

/**
 * The deliveries of an event, one for each address that listens; ready to store with the facts they tell. Their ids
 * follow from the event's, so that announcing twice stores once.
 */
export async function announce(
  tools: { vault: Vault; clock: Clock },
  workspaceId: string,
  configuration: Configuration,
  happening: Happening,
): Promise<NewDelivery[]> {
  const { webhook_url: url, webhook_events: events } = configuration;
  if (!url || (events && !events.includes(happening.type))) return [];
  const delivery = await newDelivery(tools, {
    workspaceId,
    id: happening.eventId.replace(/^evt_/, "dlv_"),
    agentId: happening.agentId,
    callId: happening.callId,
    actionName: null,
    event: { id: happening.eventId, type: happening.type },
    target: { url },
    body: JSON.stringify(newEvent(happening)),
  });
  return [delivery];
}
