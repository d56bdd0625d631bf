import type { ConnectionRow } from "../store/connections.ts";
import type { Registry } from "../telephony/registry.ts";

type Candidate = Pick<ConnectionRow, "id" | "provider" | "agentId" | "agents" | "numbers" | "createdAt">;

export interface ChosenLine<Row> {
  /** Null: none that can dial holds the number or serves the agent. */
  connection: Row | null;
  /** False where the workspace has no provider of its own, so that its calls may ring on the simulated network. */
  anyConnected: boolean;
}

/**
 * The connection that dials for an agent: one that holds the number to call from, else one that serves the agent; of
 * several that hold the number one that serves the agent too, and of several the oldest.
 */
export function chooseLine<Row extends Candidate>(
  connections: readonly Row[],
  providers: Registry,
  { agentId, fromNumber }: { agentId: string; fromNumber: string | null },
): ChosenLine<Row> {
  const dialling = connections
    .filter(({ provider }) => providers.get(provider)?.dial !== undefined)
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const serves = (row: Row) => row.agentId === agentId || Object.values(row.agents).includes(agentId);
  const holding = dialling.filter(({ numbers }) =>
    numbers.some(({ phone_number: number }) => number === fromNumber),
  );
  return {
    connection: holding.find(serves) ?? holding[0] ?? dialling.find(serves) ?? null,
    anyConnected: connections.some(({ provider }) => provider !== "simulated"),
  };
}
