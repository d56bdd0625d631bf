import { type AgentRow, findAgent } from "../store/agents.ts";
import type { CallRow } from "../store/calls.ts";
import type { ConnectionRow } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import { type FoundProviderCall, findProviderCall, type ProviderCallKey } from "../store/provider-calls.ts";
import type { Connection } from "../telephony/connection.ts";
import type { AdapterTools, AnyAdapter } from "../telephony/provider.ts";
import { SIMULATED, simulatedConnection } from "../telephony/providers/simulated.ts";
import type { Registry } from "../telephony/registry.ts";
import { type AssembledCall, assemble } from "./assemble.ts";
import { continuedCall } from "./continue-call.ts";
import { openRow } from "./open.ts";
import { OWN_SYSTEM } from "./own-system.ts";
import { findOwner } from "./owner.ts";

export interface ConversationTools {
  db: Database;
  providers: Registry;
  adapterTools: (adapter: AnyAdapter) => AdapterTools;
  openConnection: (row: ConnectionRow) => Promise<Connection | null>;
}

/** A call that goes on, with all that is known of it and the way to whoever carries it. */
export interface Conversation {
  found: FoundProviderCall;
  assembled: AssembledCall;
  /** As its row has it, or will have it. */
  call: CallRow;
  agent: AgentRow;
  /** Null where nobody can be told what to do: its provider or its connection is gone, or stays shut. */
  line: { adapter: AnyAdapter; connection: Connection } | null;
}

/** The call under a key, told of so far; null where there is none, or no agent is there for it. */
export async function findConversation(
  tools: ConversationTools,
  key: ProviderCallKey,
): Promise<Conversation | null> {
  const found = await findFollowing(tools.db, key);
  if (!found) return null;
  const assembled = assemble(found.events);
  const { dialled, agentId } = await findOwner(tools.db, found, assembled);
  const agent = agentId ? await findAgent(tools.db, key.workspaceId, agentId) : null;
  if (!agent) return null;
  const call = openRow(found, assembled, { dialled, agentId: agent.id, agentVersion: agent.version });
  return { found, assembled, call, agent, line: await lineOf(tools, found) };
}

/** What goes on under another id is that call. */
async function findFollowing(db: Database, key: ProviderCallKey): Promise<FoundProviderCall | null> {
  const found = await findProviderCall(db, key);
  const continued = found && continuedCall(found.events);
  if (!continued) return found;
  const { workspaceId, provider, connectionId } = key;
  return findProviderCall(db, { workspaceId, provider, connectionId, providerCallId: continued });
}

async function lineOf(
  { providers, openConnection }: ConversationTools,
  { call, connection: row }: FoundProviderCall,
): Promise<Conversation["line"]> {
  const adapter = providers.get(call.provider);
  if (!adapter) return null;
  if (call.provider === SIMULATED && row === null) {
    return { adapter, connection: simulatedConnection(call.workspaceId) };
  }
  const connection = row && (await openConnection(row));
  return connection ? { adapter, connection } : null;
}

/** Its own system tells of it with the workspace's key, and carries out by itself what is decided. */
export const isOwnSystem = ({ found }: Pick<Conversation, "found">) => found.call.provider === OWN_SYSTEM;
