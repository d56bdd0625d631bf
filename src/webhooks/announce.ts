import type { Configuration } from "../agents/configuration.ts";
import type { Clock } from "../id.ts";
import type { DeliveryKey } from "../store/deliveries.ts";
import { type EventType, type Happening, newEvent } from "./event.ts";

/** An event on its way to whoever listens; `store/fan-out.ts` finds out who does, as it saves what the event tells. */
export interface Announcement {
  workspaceId: string;
  event: {
    id: string;
    type: EventType;
    agentId: string;
    callId: string | null;
    scheduleId: string | null;
  };
  /** The agent's own webhook; null where it does not listen, or its current configuration is to be asked. */
  agentUrl: string | null;
  /** Ask the agent's current configuration, as the event is saved. */
  asksAgent: boolean;
  /** Exactly what is sent and signed. */
  body: string;
  /** Epoch milliseconds: when its deliveries are made, and due. */
  at: number;
}

/** Knocks for the deliveries that an announcement led to. */
export type RequestDeliveries = (work: {
  runs: readonly [];
  deliveries: readonly DeliveryKey[];
}) => Promise<void>;

/** Puts what happened into its envelope, for the agent's own webhook, by its configuration, and every endpoint. */
export function announce(
  { clock }: { clock: Clock },
  workspaceId: string,
  { webhook_url: url, webhook_events: events }: Pick<Configuration, "webhook_url" | "webhook_events">,
  happening: Happening,
): Announcement {
  const { type, eventId, agentId, callId, scheduleId = null } = happening;
  return {
    workspaceId,
    event: { id: eventId, type, agentId, callId, scheduleId },
    agentUrl: url && (!events || events.includes(type)) ? url : null,
    asksAgent: false,
    body: JSON.stringify(newEvent(happening)),
    at: clock(),
  };
}

/** The same for an event that no version of the agent stands behind: its webhook listens as it is set up by then. */
export function announceByAgent(
  tools: { clock: Clock },
  workspaceId: string,
  happening: Happening,
): Announcement {
  return { ...announce(tools, workspaceId, {}, happening), asksAgent: true };
}
