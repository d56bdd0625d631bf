import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { agentVersions } from "./schema.ts";

export interface AgentVersion {
  agentId: string;
  version: number;
}

/** The fields that these versions of agents mark `pii`; picked inside the database, for a configuration is large. */
export function piiFieldsOf(db: Database, workspaceId: string, versions: readonly AgentVersion[]) {
  const pairs = JSON.stringify(versions.map(({ agentId, version }) => [agentId, version]));
  return db
    .select({
      agentId: agentVersions.agentId,
      version: agentVersions.version,
      name: sql<string>`f.value ->> '$.name'`.as("name"),
    })
    .from(agentVersions)
    .innerJoin(
      sql`json_each(${agentVersions.configuration}, '$.post_call_data_extraction') AS f`,
      sql`f.value ->> '$.pii'`,
    )
    .where(
      and(
        eq(agentVersions.workspaceId, workspaceId),
        sql`(${agentVersions.agentId}, ${agentVersions.version}) IN
          (SELECT value ->> 0, value ->> 1 FROM json_each(${pairs}))`,
      ),
    );
}
