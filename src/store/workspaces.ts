import { eq } from "drizzle-orm";
import type { Database } from "./database.ts";
import { workspaces } from "./schema.ts";

/** True where the database answers and its migrations have run. */
export async function isMigrated(db: Database): Promise<boolean> {
  try {
    return (await db.$count(workspaces)) > 0;
  } catch {
    return false;
  }
}

export async function findWorkspace(db: Database, id: string) {
  const [row] = await db.select().from(workspaces).where(eq(workspaces.id, id));
  return row ?? null;
}
