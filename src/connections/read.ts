import type { Vault } from "../access/vault.ts";
import { AppError } from "../errors.ts";
import { type ConnectionRow, findConnection, listConnections as list } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import { openCredentials } from "./credentials.ts";

export { countConnections } from "../store/connections.ts";

/** A connection with the names of the credentials that it holds; null where they cannot be opened. */
export interface ConnectionRecord {
  connection: ConnectionRow;
  credentialNames: string[] | null;
}

export interface ReadTools {
  db: Database;
  vault: Vault;
}

export const noConnection = (id: string) =>
  new AppError(
    "not_found",
    `There is no connection ${id.slice(0, 64)}: check the id, or list the connections.`,
  );

export async function findStanding(db: Database, workspaceId: string, id: string): Promise<ConnectionRow> {
  const row = await findConnection(db, workspaceId, id);
  if (!row) throw noConnection(id);
  return row;
}

export async function getConnection(
  { db, vault }: ReadTools,
  workspaceId: string,
  id: string,
): Promise<ConnectionRecord> {
  return recordOf(vault, await findStanding(db, workspaceId, id));
}

/** One page, newest first. */
export async function listConnections(
  { db, vault }: ReadTools,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<ConnectionRecord[]> {
  const rows = await list(db, workspaceId, page);
  return Promise.all(rows.map((row) => recordOf(vault, row)));
}

export async function recordOf(vault: Vault, connection: ConnectionRow): Promise<ConnectionRecord> {
  const credentials = await openCredentials(vault, connection);
  return { connection, credentialNames: credentials && Object.keys(credentials) };
}
