import { eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { callingRules } from "./schema.ts";

export type CallingRulesRow = typeof callingRules.$inferSelect;

/** A workspace's saved rules, none or one; to be awaited, or put into a batch. */
export function callingRulesOf(db: Database, workspaceId: string) {
  return db.select().from(callingRules).where(eq(callingRules.workspaceId, workspaceId));
}

/**
 * Puts members in the place of the standing ones, each whole; where nothing stands yet, `first` is saved. One statement, so
 * that of two people who change different members both are heard.
 */
export async function saveCallingRules(
  db: Database,
  first: CallingRulesRow,
  members: Record<string, unknown>,
): Promise<CallingRulesRow> {
  const [row] = await db
    .insert(callingRules)
    .values(first)
    .onConflictDoUpdate({
      target: callingRules.workspaceId,
      set: { rules: withMembers(members), updatedAt: first.updatedAt },
    })
    .returning();
  return row ?? first;
}

function withMembers(members: Record<string, unknown>): SQL {
  const pairs = Object.entries(members).flatMap(([name, value]) => [
    sql`${`$.${name}`}`,
    sql`json(${JSON.stringify(value)})`,
  ]);
  return pairs.length === 0 ? sql`rules` : sql`json_set(rules, ${sql.join(pairs, sql`, `)})`;
}
