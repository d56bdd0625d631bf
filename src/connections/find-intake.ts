import { AppError } from "../errors.ts";
import { findConnectionById } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import type { Connection } from "../telephony/connection.ts";
import type { AnyAdapter } from "../telephony/provider.ts";
import { SIMULATED, simulatedConnection } from "../telephony/providers/simulated.ts";
import { type OpenTools, tryOpening } from "./open.ts";

export interface Intake {
  adapter: AnyAdapter;
  connection: Connection;
  /** Null for the simulated network of a workspace, which is named by the workspace itself. */
  connectionId: string | null;
}

/** The connection that an intake URL names, opened; null where there is none. Throws `unavailable` where it stays shut. */
export async function findIntake(
  tools: OpenTools & { db: Database },
  provider: string,
  id: string,
): Promise<Intake | null> {
  const adapter = tools.providers.get(provider);
  if (!adapter) return null;
  if (provider === SIMULATED && !id.startsWith("conn_")) {
    return { adapter, connection: simulatedConnection(id), connectionId: null };
  }
  const row = await findConnectionById(tools.db, id);
  if (row?.provider !== provider) return null;
  const opened = await tryOpening(tools, row);
  // Why, is for its owner, who finds it in the connection: nobody vouches for whoever asks here.
  if (opened.kind === "shut")
    throw new AppError("unavailable", "The connection is shut: test it, and send again.");
  return { adapter, connection: opened.connection, connectionId: id };
}
