import { Failure } from "../failure.ts";
import type { Wrangler } from "../wrangler.ts";

/** Brings the local database of the directory up to the newest migration; nothing happens where it is there already. */
export async function migrate(wrangler: Wrangler, persistTo: string): Promise<void> {
  const applied = await wrangler(["d1", "migrations", "apply", "DB", "--local", "--persist-to", persistTo]);
  if (!applied.ok) {
    throw new Failure(
      `The local database in ${persistTo} could not be migrated:\n${applied.stdout}${applied.stderr}`,
    );
  }
}
