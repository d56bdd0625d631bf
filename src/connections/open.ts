import type { Vault } from "../access/vault.ts";
import type { ConnectionRow } from "../store/connections.ts";
import type { Connection } from "../telephony/connection.ts";
import type { AnyAdapter } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import { wrongMembers } from "./check.ts";
import { openCredentials } from "./credentials.ts";
import { intakeUrlOf } from "./intake-url.ts";

export interface OpenTools {
  vault: Vault;
  providers: Registry;
}

/** Why a connection stays shut, with what to do. */
export const SHUT = {
  unknownProvider: "This deployment no longer has the provider: delete the connection, or bring it back.",
  lostKey:
    "The credentials cannot be opened: put the key that sealed them back into ENCRYPTION_KEYS, or set them again with PATCH.",
};

export type Opened =
  | { kind: "open"; connection: Connection; adapter: AnyAdapter }
  /** `field` is where a person can put it right, undefined where that is in no request. */
  | { kind: "shut"; detail: string; field?: string };

/** Opens a connection for one request's time, or says why it stays shut. */
export async function tryOpening({ vault, providers }: OpenTools, row: ConnectionRow): Promise<Opened> {
  const adapter = providers.get(row.provider);
  if (!adapter) return { kind: "shut", detail: SHUT.unknownProvider };
  const credentials = await openCredentials(vault, row);
  if (credentials === null) return { kind: "shut", detail: SHUT.lostKey, field: "credentials" };
  // They fitted when they were saved; a later release may ask for more.
  const [misfit] = [
    ...wrongMembers("credentials", adapter.credentials, credentials),
    ...wrongMembers("settings", adapter.settings, row.settings),
  ];
  if (misfit) return { kind: "shut", detail: misfit.message, field: misfit.field };
  const connection: Connection = {
    id: row.id,
    workspaceId: row.workspaceId,
    provider: row.provider,
    credentials: adapter.credentials.parse(credentials),
    settings: adapter.settings.parse(row.settings),
    numbers: row.numbers,
    roles: row.roleMap,
    agentId: row.agentId,
    agents: row.agents,
    intakeUrl: intakeUrlOf(row),
  };
  return { kind: "open", connection, adapter };
}

/** A connection with its credentials in the clear: never log it. Null where it cannot be opened; `test` says why. */
export async function openConnection(tools: OpenTools, row: ConnectionRow): Promise<Connection | null> {
  const opened = await tryOpening(tools, row);
  return opened.kind === "open" ? opened.connection : null;
}
