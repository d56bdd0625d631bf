import { connectionsOf, findConnection } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import type { DialAttemptRow } from "../store/dial-attempts.ts";
import type { Connection } from "../telephony/connection.ts";
import type { AdapterTools, AnyAdapter, Line } from "../telephony/provider.ts";
import { SIMULATED, simulatedConnection } from "../telephony/providers/simulated.ts";
import { chooseLine } from "./choose-line.ts";
import { type OpenTools, tryOpening } from "./open.ts";

export interface LineTools extends OpenTools {
  db: Database;
  adapterTools: (adapter: AnyAdapter) => AdapterTools;
}

/** Stands for "none of them": the attempt that is dialled by it is refused, and says what to do. */
const NONE = "none";

/** Which way an agent's calls go out: its connection, or the simulated network while the workspace has connected nothing. */
export async function lineFor(
  { db, providers }: LineTools,
  workspaceId: string,
  from: { agentId: string; fromNumber: string | null },
): Promise<{ provider: string; connectionId: string | null }> {
  const { connection, anyConnected } = chooseLine(await connectionsOf(db, workspaceId), providers, from);
  if (connection) return { provider: connection.provider, connectionId: connection.id };
  return { provider: anyConnected ? NONE : SIMULATED, connectionId: null };
}

/** The line that an attempt goes out by, or why it cannot, in a sentence. */
export async function openLine(
  tools: LineTools,
  attempt: Pick<DialAttemptRow, "workspaceId" | "provider" | "connectionId">,
): Promise<Line | { refused: string }> {
  const { workspaceId, provider, connectionId } = attempt;
  if (connectionId === null) {
    const adapter = tools.providers.get(provider);
    if (provider === SIMULATED && adapter) return bind(tools, adapter, simulatedConnection(workspaceId));
    return {
      refused:
        "No connection can dial for this agent: put the number to call from into a connection's numbers, or the agent into its agents.",
    };
  }
  const row = await findConnection(tools.db, workspaceId, connectionId);
  if (!row) return { refused: `The connection ${connectionId} was deleted.` };
  const opened = await tryOpening(tools, row);
  if (opened.kind === "shut") return { refused: opened.detail };
  return bind(tools, opened.adapter, opened.connection);
}

function bind(tools: LineTools, adapter: AnyAdapter, connection: Connection): Line | { refused: string } {
  const { dial, findCall } = adapter;
  if (!dial) return { refused: adapter.instead.dial ?? `${adapter.name} cannot dial.` };
  const own = tools.adapterTools(adapter);
  return {
    dial: (request) => dial(own, connection, request),
    ...(findCall ? { findCall: (attempt) => findCall(own, connection, attempt) } : {}),
  };
}
