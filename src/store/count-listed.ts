import { sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { suppressions } from "./schema.ts";
import type { NewSuppression } from "./suppressions.ts";

/** How many of these suppressions stand under their own ids, and not as ones that were there before. */
export async function countListed(
  db: Database,
  workspaceId: string,
  rows: readonly Pick<NewSuppression, "phoneNumber" | "agentId" | "id">[],
): Promise<number> {
  const keys = JSON.stringify(rows.map(({ phoneNumber, agentId, id }) => [phoneNumber, agentId, id]));
  const [found] = await db.all<{ listed: number }>(sql`
    SELECT COUNT(*) AS listed FROM json_each(${keys}) AS k CROSS JOIN ${suppressions} AS s
    WHERE s.workspace_id = ${workspaceId} AND s.phone_number = k.value ->> 0
      AND s.agent_id = k.value ->> 1 AND s.id = k.value ->> 2`);
  return found?.listed ?? 0;
}
