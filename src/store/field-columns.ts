import { and, eq, sql } from "drizzle-orm";
import type { FieldDefinition } from "../extraction/field.ts";
import type { Database } from "./database.ts";
import { agentVersions } from "./schema.ts";

/** Every field that a version of an agent had, as its newest version has it, in the order of that version. */
export async function listFieldColumns(db: Database, workspaceId: string, agentId: string) {
  const rows = await db
    .select({
      version: sql<number>`MAX(${agentVersions.version})`.as("newest"),
      /** Of the row with the newest version: SQLite takes bare columns from there. */
      definition: sql`f.value`.mapWith((text: string): FieldDefinition => JSON.parse(text)).as("definition"),
      position: sql<number>`f.key`.as("position"),
      pii: sql<number>`TOTAL(COALESCE(f.value ->> '$.pii', 0))`.as("pii"),
    })
    .from(agentVersions)
    .crossJoin(sql`json_each(${agentVersions.configuration}, '$.post_call_data_extraction') AS f`)
    .where(and(eq(agentVersions.workspaceId, workspaceId), eq(agentVersions.agentId, agentId)))
    .groupBy(sql`f.value ->> '$.name'`)
    .orderBy(sql`newest DESC, position`);
  return rows.map(({ pii, ...column }) => ({ ...column, pii: pii > 0 }));
}
