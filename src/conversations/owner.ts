import type { Database } from "../store/database.ts";
import type { FoundProviderCall } from "../store/provider-calls.ts";
import { agentFor } from "../telephony/connection.ts";
import type { AssembledCall } from "./assemble.ts";
import { type DialledFor, findAttempt } from "./attempt.ts";
import { OWN_SYSTEM } from "./own-system.ts";

/** Whose a call is: the attempt that it was dialled for, and our agent whose configuration applies. */
export interface Owner {
  dialled: DialledFor | null;
  /** Undefined, or null, where it is nobody's. */
  agentId: string | null | undefined;
}

/** The schedule's agent where it was dialled from here, else the connection's for that voice agent, else as it was told. */
export async function findOwner(
  db: Database,
  { call, connection }: Pick<FoundProviderCall, "call" | "connection">,
  assembled: AssembledCall,
): Promise<Owner> {
  const dialled = await findAttempt(db, call, assembled);
  const { agent } = assembled.facts;
  const told = call.provider === OWN_SYSTEM ? agent : null;
  return {
    dialled,
    agentId: dialled?.schedule.agentId ?? (connection ? agentFor(connection, agent) : told),
  };
}
