import { namesOfKeys } from "../access/key-names.ts";
import { mayUse } from "../access/may-use.ts";
import type { DashboardContext } from "./context.ts";
import type { KnownKeys } from "./parts/by.tsx";

/** What the keys among those who did something are called, for `By`. */
export async function knownKeys(c: DashboardContext, said: readonly string[]): Promise<KnownKeys> {
  const names = await namesOfKeys(c.env.services.db, c.get("workspaceId"), said);
  return { names, isListed: mayUse(c.get("signedIn"), "api-keys", "read") };
}
