import { noSuchCall } from "../calls/read.ts";
import { AppError } from "../errors.ts";
import { type CallRow, findCall } from "../store/calls.ts";
import type { ConnectionRow } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import { findProviderCall } from "../store/provider-calls.ts";
import type { Connection } from "../telephony/connection.ts";
import type { AdapterTools, AnyAdapter } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import { type AssembledCall, assemble } from "./assemble.ts";

export interface CommandTools {
  db: Database;
  providers: Registry;
  adapterTools: (adapter: AnyAdapter) => AdapterTools;
  openConnection: (row: ConnectionRow) => Promise<Connection | null>;
}

/** A call that can be told what to do: it goes on, and came by a connection. */
export interface LiveCall {
  call: CallRow;
  assembled: AssembledCall;
  adapter: AnyAdapter;
  connection: Connection;
}

const NOT_CONNECTED =
  "The call did not come by a connection, so nobody can be told: connect its provider with POST /v1/connections.";

/** The call that a command is for. `not_found` where there is none, `conflict` with the reason where it takes no commands. */
export async function findLiveCall(
  tools: CommandTools,
  workspaceId: string,
  callId: string,
): Promise<LiveCall> {
  const found = await findCall(tools.db, workspaceId, callId);
  if (!found) throw noSuchCall(callId);
  const { call } = found;
  if (call.analysisStatus !== "open") {
    throw new AppError(
      "conflict",
      `The call is over (${call.status}): there is nothing left to tell its provider.`,
    );
  }
  const told = await findProviderCall(tools.db, { ...call, connectionId: call.connectionId ?? "" });
  if (!told?.connection) throw new AppError("conflict", NOT_CONNECTED);
  const adapter = tools.providers.get(call.provider);
  const connection = await tools.openConnection(told.connection);
  if (!adapter || !connection) {
    const detail =
      "The connection's credentials cannot be read: set them again with PATCH /v1/connections/{id}.";
    throw new AppError("conflict", detail);
  }
  return { call, assembled: assemble(told.events), adapter, connection };
}
