import { withKeyNames } from "../../../access/key-names.ts";
import type { CallAction } from "../../../actions/call-actions.ts";
import type { Database } from "../../../store/database.ts";

/** Actions with whoever put their values right by name, where only the id of a key is kept. */
export async function withCorrectors(
  db: Database,
  workspaceId: string,
  actions: readonly CallAction[],
): Promise<CallAction[]> {
  const said = actions.flatMap(({ corrected_since: since }) => since?.fields ?? []);
  if (said.length === 0) return [...actions];
  const named = await withKeyNames(db, workspaceId, said);
  const byFields = new Map(said.map((one, place) => [one, named[place] ?? one]));
  return actions.map((action) => {
    const since = action.corrected_since;
    if (!since) return action;
    const fields = since.fields.map((one) => byFields.get(one) ?? one);
    return { ...action, corrected_since: { ...since, fields } };
  });
}
