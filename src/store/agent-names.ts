import { eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { agents } from "./schema.ts";

/** What the agents of a workspace are called, by id; those out of use as well, for their calls stay. */
export async function namesOfAgents(db: Database, workspaceId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: agents.id, name: sql<string>`${agents.configuration} ->> '$.agent_name'` })
    .from(agents)
    .where(eq(agents.workspaceId, workspaceId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
