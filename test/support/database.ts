import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { workspaces } from "../../src/store/schema.ts";

/** The database of this test file, migrated as a deployment's is. */
export async function migratedDatabase(): Promise<Database> {
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  return openDatabase(env.DB);
}

/** A workspace of the test's own, so that no test sees another's rows. */
export async function mintWorkspace(db: Database): Promise<string> {
  const id = `ws_${crypto.randomUUID()}`;
  await db.insert(workspaces).values({ id, name: "Test", createdAt: 0 });
  return id;
}
