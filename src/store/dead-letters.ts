import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { deadLetters } from "./schema.ts";

export type DeadLetterRow = typeof deadLetters.$inferSelect;

export async function insertDeadLetter(db: Database, letter: DeadLetterRow): Promise<void> {
  await db.insert(deadLetters).values(letter).onConflictDoNothing();
}

export async function listDeadLetters(
  db: Database,
  workspaceId: string,
  page: { limit: number; offset: number; after: string | null },
): Promise<DeadLetterRow[]> {
  return db
    .select()
    .from(deadLetters)
    .where(
      and(
        eq(deadLetters.workspaceId, workspaceId),
        page.after ? sql`${deadLetters.id} < ${page.after}` : undefined,
      ),
    )
    .orderBy(sql`${deadLetters.id} DESC`)
    .limit(page.limit)
    .offset(page.offset);
}

export async function countDeadLetters(db: Database, workspaceId: string): Promise<number> {
  return db.$count(deadLetters, eq(deadLetters.workspaceId, workspaceId));
}
