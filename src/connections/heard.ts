import { type Heard, heardBy } from "../store/connection-health.ts";
import type { Database } from "../store/database.ts";

export type { Heard };

/** What came in by each connection of a workspace, by its id. */
export async function heardByAll(db: Database, workspaceId: string): Promise<Map<string, Heard>> {
  return new Map((await heardBy(db, workspaceId, null)).map((heard) => [heard.id, heard]));
}

/** What came in by one connection. */
export async function heardByOne(db: Database, workspaceId: string, id: string): Promise<Heard> {
  const [heard] = await heardBy(db, workspaceId, id);
  return heard ?? { id, isHeard: false, callId: null, at: null };
}
