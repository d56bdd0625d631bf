import { deleteConnection } from "../store/connections.ts";
import type { Database } from "../store/database.ts";
import { noConnection } from "./read.ts";

/** Deletes a connection with its credentials. Messages that still come for it find nothing; its calls stay. */
export async function removeConnection(db: Database, workspaceId: string, id: string): Promise<void> {
  if (!(await deleteConnection(db, workspaceId, id))) throw noConnection(id);
}
