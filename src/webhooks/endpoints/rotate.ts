import type { Vault } from "../../access/vault.ts";
import type { Clock } from "../../id.ts";
import type { Database } from "../../store/database.ts";
import { type EndpointRow, type Rotation, updateEndpoint } from "../../store/endpoints.ts";
import { readNextSecret } from "../next-secret.ts";
import { ROTATION_OVERLAP_MS } from "../secret.ts";
import { endpointVaultContext } from "../vault-context.ts";
import { newSealedKeys } from "./keys.ts";
import { getEndpoint, noEndpoint } from "./read.ts";
import type { SavedEndpoint } from "./save.ts";

interface RotateTools {
  db: Database;
  clock: Clock;
  vault: Vault;
}

/**
 * Gives an endpoint a new secret and, where it signs with v1a, a new key pair. What they replace signs as well for 24 h;
 * what was replaced before is dropped at once, so rotating twice takes a leaked secret out of use.
 */
export async function rotateEndpoint(
  tools: RotateTools,
  workspaceId: string,
  id: string,
  input: unknown,
): Promise<SavedEndpoint> {
  const record = await getEndpoint(tools.db, workspaceId, id);
  const secret = readNextSecret(input);
  const keys =
    record.endpoint.publicKey === null ? null : await newSealedKeys(tools.vault, contextOf(record.endpoint));
  const rotation = await rotationTo(tools, record.endpoint, secret, keys);
  if (!rotation) return { record, secret };
  const changed = await updateEndpoint(tools.db, workspaceId, id, { updatedAt: tools.clock() }, rotation);
  if (!changed) throw noEndpoint(id);
  return { record: { ...record, endpoint: changed }, secret };
}

/** The rotation to `secret`; null where that is the current one already: the request came twice. */
export async function rotationTo(
  { vault, clock }: Omit<RotateTools, "db">,
  endpoint: EndpointRow,
  secret: string,
  keys: Rotation["keys"],
): Promise<Rotation | null> {
  const context = contextOf(endpoint);
  if ((await vault.open(endpoint.secret, context)) === secret) return null;
  return { secret: await vault.seal(secret, context), keys, until: clock() + ROTATION_OVERLAP_MS };
}

const contextOf = ({ workspaceId, id }: EndpointRow) => endpointVaultContext(workspaceId, id);
