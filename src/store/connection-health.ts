import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";

/** What came in by a connection. */
export interface Heard {
  id: string;
  /** A message was taken in, whenever that was. */
  isHeard: boolean;
  /** The newest of the lately calls that it told of; null where none is its. */
  callId: string | null;
  /** When the last message about that call came, epoch ms. */
  at: number | null;
}

/** How many calls of the workspace are looked through for the newest of each connection: a row each, in the order of ids. */
const LATELY_CALLS = 500;

/** What came in by each connection of a workspace, or by the one of that id, in one statement. */
export async function heardBy(db: Database, workspaceId: string, id: string | null): Promise<Heard[]> {
  const rows = await db.all<Omit<Heard, "isHeard"> & { isHeard: number }>(sql`
    WITH lately AS (
      SELECT id, connection_id FROM calls WHERE workspace_id = ${workspaceId} ORDER BY id DESC LIMIT ${LATELY_CALLS}
    ), newest AS (
      SELECT connection_id, max(id) AS call_id FROM lately WHERE connection_id IS NOT NULL GROUP BY connection_id
    )
    SELECT c.id AS id, newest.call_id AS callId,
      EXISTS (SELECT 1 FROM provider_events AS e
        WHERE e.workspace_id = c.workspace_id AND e.provider = c.provider AND e.connection_id = c.id) AS isHeard,
      (SELECT max(e.received_at) FROM provider_events AS e
        WHERE e.workspace_id = c.workspace_id AND e.provider = c.provider AND e.connection_id = c.id
          AND e.provider_call_id = (SELECT provider_call_id FROM calls
            WHERE workspace_id = c.workspace_id AND id = newest.call_id)) AS at
    FROM connections AS c LEFT JOIN newest ON newest.connection_id = c.id
    WHERE c.workspace_id = ${workspaceId}${id === null ? sql`` : sql` AND c.id = ${id}`}`);
  return rows.map((row) => ({ ...row, isHeard: row.isHeard === 1 }));
}
