import { type CallingRulesRow, callingRulesOf } from "../../store/calling-rules.ts";
import type { Database } from "../../store/database.ts";
import { type CallingRules, DEFAULT_RULES } from "../calling-rules.ts";

/** Rules as every door shows them; `updated_at` is null where they are the defaults. */
export type CallingRulesView = CallingRules & { updated_at: string | null };

/** The workspace's rules, or the defaults where it saved none. */
export async function readCallingRules(db: Database, workspaceId: string): Promise<CallingRulesView> {
  const [row] = await callingRulesOf(db, workspaceId);
  return viewCallingRules(row);
}

/** A row that was saved before a rule came into being has that rule's default. */
export function viewCallingRules(row: CallingRulesRow | undefined): CallingRulesView {
  return {
    ...DEFAULT_RULES,
    ...row?.rules,
    updated_at: row === undefined ? null : new Date(row.updatedAt).toISOString(),
  };
}
