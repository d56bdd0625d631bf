import { deleteApiKey } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";
import { noKey } from "./read-key.ts";

/** Deletes a key and its sessions: it opens nothing from now on, and nothing tells of it any more. */
export async function removeKey(db: Database, workspaceId: string, id: string): Promise<void> {
  if (!(await deleteApiKey(db, workspaceId, id))) throw noKey(id);
}
