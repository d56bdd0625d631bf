import { findKeyNames } from "../store/api-keys.ts";
import type { Database } from "../store/database.ts";
import { BOOTSTRAP_KEY_ID, BOOTSTRAP_KEY_NAME } from "./authenticate.ts";

/** Who did something is kept as a name, or as the id of a key. */
export const isKeyId = (said: string): boolean => /^key_[\w-]+$/.test(said);

/**
 * What the keys among these ids are called, by id, the revoked ones and the bootstrap key too; a deleted one is not in it.
 * Other names of people may be among them, and cost nothing.
 */
export async function namesOfKeys(
  db: Database,
  workspaceId: string,
  said: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(said.filter(isKeyId))];
  const own = ids.filter((id) => id !== BOOTSTRAP_KEY_ID);
  const rows = own.length > 0 ? await findKeyNames(db, workspaceId, own) : [];
  return new Map([
    ...rows.map(({ id, name }) => [id, name] as const),
    ...(own.length < ids.length ? [[BOOTSTRAP_KEY_ID, BOOTSTRAP_KEY_NAME] as const] : []),
  ]);
}

/** These facts with whoever did them by name, where they have only the id of a key that stands. */
export async function withKeyNames<Facts extends object>(
  db: Database,
  workspaceId: string,
  all: readonly Facts[],
): Promise<Facts[]> {
  const names = await namesOfKeys(db, workspaceId, all.flatMap(byIn));
  return all.map((facts) => {
    const [by] = byIn(facts);
    const name = by === undefined ? undefined : names.get(by);
    return name === undefined ? facts : { ...facts, by: name };
  });
}

const byIn = (facts: object): string[] => ("by" in facts && typeof facts.by === "string" ? [facts.by] : []);
