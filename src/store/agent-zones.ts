import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import type { AgentVersion } from "./pii-fields.ts";
import { agentVersions } from "./schema.ts";

/** The zones of these versions of agents; picked inside the database, for a configuration is large. */
export function zonesOfVersions(db: Database, workspaceId: string, versions: readonly AgentVersion[]) {
  const { agentId, version, configuration } = agentVersions;
  const pairs = JSON.stringify(versions.map((one) => [one.agentId, one.version]));
  return db
    .select({ agentId, version, zone: sql<string | null>`${configuration} ->> '$.timezone'` })
    .from(agentVersions)
    .where(
      and(
        eq(agentVersions.workspaceId, workspaceId),
        sql`(${agentId}, ${version}) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${pairs}))`,
      ),
    );
}
