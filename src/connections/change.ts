import { AppError, fieldErrors, invalid } from "../errors.ts";
import type { Clock, NewId } from "../id.ts";
import { adoptNumbers } from "../numbers/adopt.ts";
import { type ConnectionRow, findConnection, updateConnection } from "../store/connections.ts";
import type { Registry } from "../telephony/registry.ts";
import { checkConnection, type SentCredentials } from "./check.ts";
import { ConnectionChanges } from "./connection.ts";
import { numbersOf } from "./create.ts";
import { mergeCredentials, openCredentials, sealCredentials } from "./credentials.ts";
import { SHUT } from "./open.ts";
import { type ConnectionRecord, findStanding, noConnection, type ReadTools, recordOf } from "./read.ts";

export interface ChangeTools extends ReadTools {
  clock: Clock;
  newId: NewId;
  providers: Registry;
}

/**
 * Sets the members that a client sent; of the credentials those that it sent, so that one secret is rotated alone. New
 * credentials begin the count of refused messages anew. `origin` is where the provider's messages come from now on.
 */
export async function changeConnection(
  tools: ChangeTools,
  workspaceId: string,
  id: string,
  input: unknown,
  origin: string,
): Promise<ConnectionRecord> {
  const standing = await findStanding(tools.db, workspaceId, id);
  const parsed = ConnectionChanges.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { provider, credentials: sent, ...changes } = parsed.data;
  if (provider !== undefined && provider !== standing.provider) throw otherProvider(standing);
  const adapter = tools.providers.get(standing.provider);
  if (!adapter) throw new AppError("conflict", SHUT.unknownProvider);
  const credentials = sent ? { before: await openCredentials(tools.vault, standing), sent } : null;
  await checkConnection(tools.db, workspaceId, adapter, { ...changes, credentials });
  const changed = await updateConnection(
    tools.db,
    workspaceId,
    id,
    {
      name: changes.name,
      agentId: changes.agent_id,
      agents: orEmpty(changes.agents, {}),
      numbers: orEmpty(changes.numbers, []),
      roleMap: orEmpty(changes.role_map, {}),
      settings: orEmpty(changes.settings, {}),
      ...(credentials && (await sealed(tools, standing, credentials))),
      origin,
      updatedAt: tools.clock(),
    },
    credentials && standing.credentials,
  );
  if (changed) {
    if (changes.numbers) await adoptNumbers(tools, workspaceId, numbersOf(changed));
    return recordOf(tools.vault, changed);
  }
  throw (await findConnection(tools.db, workspaceId, id)) ? changedMeanwhile() : noConnection(id);
}

/** Not sent: as it was; null: nothing of it. */
const orEmpty = <Value>(sent: Value | null | undefined, empty: Value): Value | undefined =>
  sent === null ? empty : sent;

async function sealed(
  { vault }: ChangeTools,
  standing: ConnectionRow,
  { before, sent }: SentCredentials,
): Promise<Partial<ConnectionRow>> {
  const credentials = await sealCredentials(vault, standing, mergeCredentials(before, sent));
  return { credentials, refused: 0, refusedAt: null };
}

const otherProvider = ({ provider }: ConnectionRow) =>
  invalid([
    {
      field: "provider",
      message: `It is ${provider} and stays so: make another connection for another provider.`,
    },
  ]);

const changedMeanwhile = () =>
  new AppError("conflict", "The credentials were changed at the same moment: send the change again.");
