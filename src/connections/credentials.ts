import type { Vault } from "../access/vault.ts";
import { MASK } from "../agents/secrets.ts";
import type { FieldError } from "../errors.ts";
import type { ConnectionRow } from "../store/connections.ts";

/** Credentials as they were sent: each provider's own form reads them. */
export type Credentials = Readonly<Record<string, unknown>>;

/** Stands for a credential in every answer; sent back, it means "as it was", like the mask of other secrets. */
export const SET = "set";

/** What the credentials of a connection are sealed for. */
function connectionVaultContext(workspaceId: string, connectionId: string): string {
  return `connection:${workspaceId}:${connectionId}`;
}

type Place = Pick<ConnectionRow, "workspaceId" | "id">;

export async function sealCredentials(
  vault: Vault,
  { workspaceId, id }: Place,
  credentials: Credentials,
): Promise<string> {
  return vault.seal(JSON.stringify(credentials), connectionVaultContext(workspaceId, id));
}

/** Null where no key of the vault opens them. */
export async function openCredentials(
  vault: Vault,
  row: Place & Pick<ConnectionRow, "credentials">,
): Promise<Credentials | null> {
  const plain = await vault.open(row.credentials, connectionVaultContext(row.workspaceId, row.id));
  return plain === null ? null : JSON.parse(plain);
}

const standsForStored = (value: unknown) => value === SET || value === MASK;

/**
 * The credentials once a client's are laid over those that stand, member by member, so that one secret is rotated alone.
 * Null takes a member away. `before` is null where there are none, or none that can be opened.
 */
export function mergeCredentials(before: Credentials | null, sent: Credentials): Credentials {
  const given = Object.entries(sent).filter(([, value]) => !standsForStored(value));
  const merged = Object.entries({ ...before, ...Object.fromEntries(given) });
  return Object.fromEntries(merged.filter(([, value]) => value !== null));
}

/** Masked credentials that stand for nothing. */
export function checkMasked(before: Credentials | null, sent: Credentials): FieldError[] {
  return Object.entries(sent)
    .filter(([name, value]) => standsForStored(value) && !Object.hasOwn(before ?? {}, name))
    .map(([name]) => ({
      field: `credentials.${name}`,
      message: "Nothing is stored for it that can be read: send the value itself.",
    }));
}
