import type { Vault } from "../../access/vault.ts";
import type { EndpointRow } from "../../store/endpoints.ts";
import { newKeyPair } from "../signing-key.ts";

/** A fresh key pair as it is stored: the private one sealed, the public one for everybody. */
export async function newSealedKeys(
  vault: Vault,
  context: string,
): Promise<{ signingKey: string; publicKey: string }> {
  const { privateKey, publicKey } = await newKeyPair();
  return { signingKey: await vault.seal(privateKey, context), publicKey };
}

/** What asking for these schemes changes: v1a makes a key pair where there is none, and without v1a there is none. */
export async function keysFor(
  vault: Vault,
  context: string,
  signatures: EndpointRow["signatures"],
  standing: Pick<EndpointRow, "publicKey">,
): Promise<Partial<EndpointRow>> {
  if (!signatures.includes("v1a")) return { signingKey: null, publicKey: null, previousSigningKey: null };
  return standing.publicKey === null ? newSealedKeys(vault, context) : {};
}
