import * as z from "zod";
import { fieldErrors, invalid } from "../../errors.ts";
import type { Clock } from "../../id.ts";
import { saveCallingRules } from "../../store/calling-rules.ts";
import type { Database } from "../../store/database.ts";
import { CallingRulesChanges, DEFAULT_RULES } from "../calling-rules.ts";
import { type CallingRulesView, readCallingRules, viewCallingRules } from "./read.ts";

/** With what a client may send back of an answer: it changes nothing. */
const Changes = CallingRulesChanges.extend({ updated_at: z.unknown().optional() });

/** Replaces the members that a client sent, each whole; `invalid` lists every wrong one, and nothing is saved. */
export async function changeCallingRules(
  tools: { db: Database; clock: Clock },
  workspaceId: string,
  input: unknown,
): Promise<CallingRulesView> {
  const parsed = Changes.safeParse(input);
  if (!parsed.success) throw invalid(fieldErrors(parsed.error.issues));
  const { updated_at: _, ...sent } = parsed.data;
  const members = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
  if (Object.keys(members).length === 0) return readCallingRules(tools.db, workspaceId);
  const first = { workspaceId, rules: { ...DEFAULT_RULES, ...members }, updatedAt: tools.clock() };
  return viewCallingRules(await saveCallingRules(tools.db, first, members));
}
