import * as z from "zod";
import { DraftMembers } from "../agents/draft.ts";
import type { FieldError } from "../errors.ts";

/** A draft, and the calls to read with it: these, or the newest. */
export const backtestRequest = (maxCalls: number) =>
  z
    .strictObject({
      draft: DraftMembers,
      call_ids: z.array(z.string().min(1).max(64)).min(1).max(maxCalls).optional(),
      limit: z.number().int().min(1).max(maxCalls).optional(),
    })
    .refine(({ call_ids, limit }) => !(call_ids && limit), {
      path: ["limit"],
      error: "Choose calls by call_ids or by limit, not by both.",
    });

/** What is wrong with call ids of which only those `found` are analyzed calls of the agent. */
export function unknownCalls(ids: readonly string[], found: readonly string[]): FieldError[] {
  const known = new Set(found);
  return ids.flatMap((id, i) => {
    const message = `The agent has no analyzed call ${id}: check the id, or wait for its analysis.`;
    return known.has(id) ? [] : [{ field: `call_ids.${i}`, message }];
  });
}
