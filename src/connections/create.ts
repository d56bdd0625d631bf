import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { adoptNumbers } from "../numbers/adopt.ts";
import { type ConnectionRow, insertConnection } from "../store/connections.ts";
import type { Registry } from "../telephony/registry.ts";
import { checkConnection, providerNamed } from "./check.ts";
import { ConnectionSettings } from "./connection.ts";
import { mergeCredentials, sealCredentials } from "./credentials.ts";
import { type ConnectionRecord, type ReadTools, recordOf } from "./read.ts";

export interface ConnectionTools extends ReadTools {
  clock: Clock;
  newId: NewId;
  providers: Registry;
}

/** The numbers of a connection in E.164: they are the workspace's own. */
export const numbersOf = ({ numbers }: Pick<ConnectionRow, "numbers">) =>
  numbers.map(({ phone_number: number }) => number);

/** All of them are read before each dial: more accounts than anyone has, and few enough to read. */
export const MAX_CONNECTIONS = 100;

/**
 * Makes a connection from what a client sent; its numbers join the workspace's own. `origin` is `https://host`, under which the provider's messages will come.
 * `invalid` lists every wrong field, `conflict` where there are too many.
 */
export async function createConnection(
  tools: ConnectionTools,
  workspaceId: string,
  input: unknown,
  origin: string,
): Promise<ConnectionRecord> {
  const parsed = ConnectionSettings.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const settings = parsed.data;
  const adapter = providerNamed(tools.providers, settings.provider);
  const sent = settings.credentials ?? {};
  await checkConnection(tools.db, workspaceId, adapter, {
    agent_id: settings.agent_id,
    agents: settings.agents,
    settings: settings.settings ?? {},
    credentials: { before: null, sent },
  });
  const id = tools.newId("conn");
  const now = tools.clock();
  const connection: ConnectionRow = {
    workspaceId,
    id,
    provider: adapter.id,
    name: settings.name ?? null,
    agentId: settings.agent_id,
    agents: settings.agents ?? {},
    numbers: settings.numbers ?? [],
    roleMap: settings.role_map ?? {},
    settings: settings.settings ?? {},
    credentials: await sealCredentials(tools.vault, { workspaceId, id }, mergeCredentials(null, sent)),
    origin,
    refused: 0,
    refusedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  if (!(await insertConnection(tools.db, connection, MAX_CONNECTIONS))) {
    throw new AppError(
      "conflict",
      `A workspace has at most ${MAX_CONNECTIONS} connections: delete one that is no longer needed, or let one serve several agents.`,
    );
  }
  await adoptNumbers(tools, workspaceId, numbersOf(connection));
  return recordOf(tools.vault, connection);
}
