import { listAgents } from "../agents/read.ts";
import type { Database } from "../store/database.ts";
import { type HealthRow, listEndpoints } from "../store/endpoints.ts";
import { type RecentFigures, receiverFigures } from "../store/receiver-figures.ts";
import { MAX_ENDPOINTS } from "./endpoints/save.ts";
import { viewEndpoint } from "./endpoints/view.ts";

/** Agents whose own webhooks are looked at; as many as a page can hold. */
const MAX_AGENTS = 500;

const NOTHING: RecentFigures = { delivered: 0, failed: 0, held: 0, pending: 0, lastSuccessAt: null };

/** How a receiver of events is: its address, whether it is used, and how its newest events ended. */
export interface Receiver {
  status: "active" | "failing" | "disabled";
  disabledReason: string | null;
  /** Epoch milliseconds. */
  failingSince: number | null;
  disabledAt: number | null;
  recent: RecentFigures;
}

/** Everything in a workspace that events are sent to: its endpoints and its agents' own webhooks, the newest first. */
export async function listReceivers(db: Database, workspaceId: string) {
  const [endpoints, agents] = await Promise.all([
    listEndpoints(db, workspaceId, { limit: MAX_ENDPOINTS, offset: 0, after: null }),
    listAgents(db, workspaceId, { limit: MAX_AGENTS, offset: 0, after: null }),
  ]);
  const own = agents.filter(({ configuration }) => Boolean(configuration.webhook_url));
  const { recent, health } = await receiverFigures(
    db,
    workspaceId,
    endpoints.map(({ endpoint }) => endpoint.id),
    own.map(({ id }) => id),
  );
  const of = (id: string) => receiverOf(health.get(id), recent.get(id));
  return {
    endpoints: endpoints.map((record) => ({ ...viewEndpoint(record), ...of(record.endpoint.id) })),
    webhooks: own.map(({ id, configuration }) => ({
      agentId: id,
      agentName: configuration.agent_name,
      url: configuration.webhook_url ?? "",
      ...of(id),
    })),
    agents: new Map(agents.map(({ id, configuration }) => [id, configuration.agent_name])),
  };
}

/** The same of one endpoint. */
export async function readReceiver(db: Database, workspaceId: string, endpointId: string): Promise<Receiver> {
  const { recent, health } = await receiverFigures(db, workspaceId, [endpointId], []);
  return receiverOf(health.get(endpointId), recent.get(endpointId));
}

function receiverOf(health: HealthRow | undefined, recent: RecentFigures = NOTHING): Receiver {
  const disabledAt = health?.disabledAt ?? null;
  return {
    status: disabledAt !== null ? "disabled" : health ? "failing" : "active",
    disabledReason: disabledAt === null ? null : (health?.reason ?? null),
    failingSince: health?.failingSince ?? null,
    disabledAt,
    recent,
  };
}
